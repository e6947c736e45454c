#include "event_logs/ocel_writer.h"

#include <gtest/gtest.h>

#include <sstream>

namespace moothall::event_logs {
namespace {

TEST(OcelWriter, WritesEventsObjectsAndWhatTypesTheyAreOf) {
    ImportedEvent event;
    event.activity = "Receive \"it\"";
    event.happened_at = parse_instant("2026-05-04T09:00:00Z").value();
    event.resource = "Ann";
    event.attributes = {{"amount", "35"}, {"empty", ""}};
    std::ostringstream out;

    OcelWriter writer(out);
    writer.write_event("e1", event, {{"o1", "case"}, {"o2", "customer"}});
    writer.begin_objects();
    writer.write_object("o1", "permits.receipt", {{"channel", "desk"}}, {{"o2", "customer"}});
    writer.write_object("o2", "customer", {}, {});
    writer.finish();

    EXPECT_EQ(out.str(),
              R"({"events":[
{"id":"e1","type":"Receive \"it\"","time":"2026-05-04T09:00:00Z",)"
              R"("attributes":[{"name":"org:resource","value":"Ann"},)"
              R"({"name":"amount","value":"35"}],)"
              R"("relationships":[{"objectId":"o1","qualifier":"case"},)"
              R"({"objectId":"o2","qualifier":"customer"}]}
],"objects":[
{"id":"o1","type":"permits.receipt",)"
              R"("attributes":[{"name":"channel","time":"1970-01-01T00:00:00Z","value":"desk"}],)"
              R"("relationships":[{"objectId":"o2","qualifier":"customer"}]},
{"id":"o2","type":"customer","attributes":[],"relationships":[]}
],"eventTypes":[
{"name":"Receive \"it\"","attributes":[{"name":"amount","type":"string"},)"
              R"({"name":"org:resource","type":"string"}]}],"objectTypes":[
{"name":"customer","attributes":[]},
{"name":"permits.receipt","attributes":[{"name":"channel","type":"string"}]}]}
)");
}

TEST(OcelWriter, IsAtFaultWhenTheStreamTakesNothing) {
    std::ostringstream out;
    out.setstate(std::ios::badbit);

    EXPECT_THROW(OcelWriter{out}, std::runtime_error);
}

}  // namespace
}  // namespace moothall::event_logs
