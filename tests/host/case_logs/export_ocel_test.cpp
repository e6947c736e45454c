#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "host/case_logs/council_with_logs.h"
#include "host/case_logs/made_logs.h"
#include "json/json.h"

namespace moothall::case_logs {
namespace {

using event_logs::LogFormat;
using testing::ElementsAre;
using testing::SizeIs;

Table document(CouncilWithLogs& council) {
    return *json::parse(council.written("", LogFormat::ocel).value()).value().as_table();
}

std::vector<Table> tables(const Table& around, const char* name) {
    std::vector<Table> all;
    for (const Value& one : around.list(name)) {
        all.push_back(*one.as_table());
    }
    return all;
}

/// The names in one list of a type, "attributes" of it by its name.
std::map<std::string, std::set<std::string>> types(const Table& log, const char* name) {
    std::map<std::string, std::set<std::string>> all;
    for (const Table& type : tables(log, name)) {
        for (const Table& attribute : tables(type, "attributes")) {
            EXPECT_EQ(attribute.text("type"), "string");
            all[type.text("name")].insert(attribute.text("name"));
        }
        all[type.text("name")];
    }
    return all;
}

/// What the schema of OCEL 2.0 asks of an event or an object, and that nothing is named which is
/// not there.
void expect_whole(const Table& log) {
    std::set<std::string> objects;
    for (const Table& object : tables(log, "objects")) {
        EXPECT_TRUE(objects.insert(object.text("id")).second) << object.text("id");
    }
    std::set<std::string> events;
    for (const auto& [part, kinds] : {std::pair("events", types(log, "eventTypes")),
                                      std::pair("objects", types(log, "objectTypes"))}) {
        for (const Table& one : tables(log, part)) {
            ASSERT_TRUE(kinds.contains(one.text("type"))) << one.text("type");
            for (const Table& attribute : tables(one, "attributes")) {
                EXPECT_TRUE(kinds.at(one.text("type")).contains(attribute.text("name")));
                EXPECT_NE(attribute.text("value"), "");
                EXPECT_EQ(attribute.has("time"), std::string(part) == "objects");
            }
            for (const Table& related : tables(one, "relationships")) {
                EXPECT_TRUE(objects.contains(related.text("objectId")));
                EXPECT_NE(related.text("qualifier"), "");
            }
        }
    }
    for (const Table& event : tables(log, "events")) {
        EXPECT_TRUE(events.insert(event.text("id")).second) << event.text("id");
        EXPECT_TRUE(parse_instant(event.text("time")));
    }
}

TEST(OcelExport, WritesCasesAsObjectsAndWhatHappenedToThem) {
    CouncilWithLogs council;
    council.take(two_applications).value();

    const Table log = document(council);

    expect_whole(log);
    EXPECT_THAT(tables(log, "objects"), SizeIs(2));
    EXPECT_THAT(tables(log, "events"), SizeIs(3));
    const Table event = tables(log, "events")[0];
    EXPECT_EQ(event.text("type"), "Confirmation of receipt");
    EXPECT_EQ(event.text("time"), "2011-10-20T10:39:37.946Z");
    EXPECT_EQ(tables(event, "relationships").at(0).text("qualifier"), "case");
    EXPECT_EQ(types(log, "objectTypes").at("permits.receipt").count("external_reference"), 1U);
}

TEST(OcelExport, NamesTheCustomersAndPlacesOfCasesOnceEach) {
    CouncilWithLogs council;
    const std::string customer =
        council.call("customer.add", Table{}.set("name", "Ann Example")).as_table()->text("id");
    council.call("place.add",
                 Table{}.set("uprn", "100012345").set("address", "1 Mill Lane, Ashcombe"));
    council.open_for("01A", customer, "100012345");
    council.open_for("01B", customer, "");
    council.open_for("01C", "", "100012345");

    const std::string text = council.written("", LogFormat::ocel).value();
    const Table log = document(council);

    expect_whole(log);
    std::vector<std::string> named;
    for (const Table& object : tables(log, "objects")) {
        if (object.text("type") != permits) {
            named.push_back(object.text("id"));
        }
    }
    EXPECT_THAT(named, ElementsAre("customer/" + customer, "place/100012345"));
    EXPECT_THAT(tables(tables(log, "events").at(0), "relationships"), SizeIs(3));
    EXPECT_THAT(text, testing::Not(testing::HasSubstr("Ann Example")));
}

}  // namespace
}  // namespace moothall::case_logs
