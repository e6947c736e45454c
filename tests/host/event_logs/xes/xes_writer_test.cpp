#include "event_logs/xes/xes_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "event_logs/log_time.h"
#include "host/event_logs/xes/told_cases.h"
#include "host/event_logs/xes/xes_rules.h"

namespace moothall::event_logs {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

ImportedEvent event_at(const std::string& activity, const std::string& time) {
    ImportedEvent event;
    event.activity = activity;
    event.time_text = time;
    event.happened_at = read_log_time(time).value();
    return event;
}

ImportedCase a_case() {
    ImportedCase one;
    one.id = "RG 1";
    one.attributes = {{"case:channel", "Desk"}, {"case:two words", "a\r\n\"b\""}};
    one.events = {event_at("Receive & check", "2011-10-20 12:39:37.946123+02:00"),
                  event_at("<Stop>", "2011-10-20 12:39")};
    one.events[0].resource = "Ann\x01";
    one.events[0].lifecycle = "complete";
    one.events[0].attributes = {{"amount", "35.0"}, {"note", " ü "}, {"when", "2011-10-20"}};
    one.events[1].attributes = {{"amount", "much"}, {"case:channel", ""}};
    return one;
}

std::string written(const std::vector<ImportedCase>& cases, const KnownKinds& kinds) {
    std::ostringstream out;
    XesWriter writer(out, "permits", kinds);
    for (const ImportedCase& one : cases) {
        writer.begin_case(one);
        for (const ImportedEvent& event : one.events) {
            writer.write(event);
        }
        writer.end_case();
    }
    writer.finish();
    return out.str();
}

KnownKinds kinds() {
    KnownKinds known;
    known.add(LogColumns(
        {"amount", "when", "org:resource", "case:channel"},
        {AttributeKind::decimal, AttributeKind::date, AttributeKind::id, AttributeKind::id}));
    return known;
}

TEST(XesWriter, KeepsEveryRuleOfTheStandard) {
    EXPECT_THAT(breaches_of_xes(written({a_case(), {"2", {}, {}}}, kinds())), IsEmpty());
    EXPECT_THAT(breaches_of_xes(written({}, KnownKinds())), IsEmpty());
}

TEST(XesWriter, WritesAttributesAsTheKindThatTheirLogGaveThem) {
    const std::string text = written({a_case()}, kinds());

    EXPECT_THAT(text, HasSubstr(R"(<float key="amount" value="35.0"/>)"));
    EXPECT_THAT(text, HasSubstr(R"(<string key="amount" value="much"/>)"));
    EXPECT_THAT(text, HasSubstr(R"(<string key="when" value="2011-10-20"/>)"));
    EXPECT_THAT(text, HasSubstr(R"(<id key="channel" value="Desk"/>)"));
    EXPECT_THAT(text, HasSubstr(R"(<date key="time:timestamp" value="2011-10-20T12:39:00Z"/>)"));
    EXPECT_THAT(text, HasSubstr(R"(value="2011-10-20T12:39:37.946123+02:00")"));
    EXPECT_THAT(text, Not(HasSubstr("<id key=\"org:resource\"")));
}

TEST(XesWriter, IsReadAgainAsItWas) {
    std::vector<ImportedCase> again = told_by(written({a_case()}, kinds()), LogFormat::xes);
    ImportedCase before = a_case();
    for (ImportedEvent& event : before.events) {
        event.time_text.clear();
    }

    EXPECT_EQ(again.size(), 1U);
    EXPECT_TRUE(again.at(0) == before);
}

TEST(XesWriter, IsAtFaultWhenTheStreamTakesNothing) {
    std::ostringstream out;
    out.setstate(std::ios::badbit);

    EXPECT_THROW(XesWriter(out, "permits", KnownKinds()), std::runtime_error);
}

TEST(XesRules, FindWhatIsNotStrict) {
    const std::string good = written({a_case()}, kinds());
    const auto breaches_with = [&](const std::string& was, const std::string& is) {
        std::string text = good;
        text.replace(text.find(was), was.size(), is);
        return breaches_of_xes(text).size();
    };

    EXPECT_GT(breaches_with("1849.2016", "IEEE"), 0U);
    EXPECT_GT(breaches_with("<trace>", "<trace><event/>"), 0U);
    EXPECT_GT(breaches_with("key=\"note\"", "key=\"a note\""), 0U);
    EXPECT_GT(breaches_with("value=\"35.0\"", "value=\"\""), 0U);
    EXPECT_GT(breaches_with("T12:39:00Z", " 12:39:00Z"), 0U);
    EXPECT_GT(breaches_with("key=\"note\"", "key=\"amount\""), 0U);
    EXPECT_GT(breaches_with("</log>", "<classifier name=\"a\" keys=\"b\"/></log>"), 0U);
    EXPECT_GT(breaches_with("<string key=\"note\"", "<string key=\"note\"><event/></string><x"),
              0U);
}

}  // namespace
}  // namespace moothall::event_logs
