#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "cases/case_change.h"
#include "csv/utf8.h"
#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"
#include "operations/operation.h"

namespace moothall::operations {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;
using workflows::officer_with;
using workflows::pitch_workflow;

const char* const actions = R"(
    let = { title = "Let", from = "asked", to = "done" },
    count = { title = "Count", from = "asked", stay = true, needs = { "players" } },)";

/// One council with a case, a customer, a place and an officer.
class Operations : public ::testing::Test {
protected:
    Operations() {
        council.publish(pitch_workflow(actions));
        council.put_pitch("North", 1250, 3);
        reference = council.open("parks.pitch", {}).reference;
        customer = done("customer.add", Table{}.set("name", "Ann Example")).text("id");
        done("place.add", Table{}.set("uprn", "100").set("address", "1 High Street"));
        done("officer.add", Table{}.set("username", "ben"));
        needing = council.open("parks.pitch", {}).reference;
        close_number = refuse_a_timer();
        retry_number = refuse_a_timer();
    }

    /// Gives its number in the list of what needs attention.
    std::int64_t refuse_a_timer() {
        cases::TimerOnCase timer;
        timer.name = "nudge";
        timer.set_at = council.clock.now();
        timer.on = make_date(2026, 5, 4);
        const std::string command =
            journal::new_command(council.clock.now(), council.council.randomness);
        return council.journal
            .commit({{"time", "", command, "", council.clock.now()},
                     {},
                     {},
                     {cases::timer_refused(council.show(needing), timer, council.clock.now(),
                                           "Not today.")}})
            .value()
            .events.front()
            .number;
    }

    Result<Value> as(const identity::Actor& actor, const std::string& name,
                     const Table& arguments) {
        return call(council.council, {actor, ""}, name, arguments);
    }
    Result<Value> ask(const std::string& name, const Table& arguments) {
        return as(identity::system_administrator(), name, arguments);
    }
    Table done(const std::string& name, const Table& arguments) {
        return *ask(name, arguments).value().as_table();
    }

    /// What is refused must be told in whole characters, in one sentence, and change nothing.
    Refusal refused(const std::string& name, const Table& arguments) {
        const auto before = council.whole_journal();
        const auto answer = ask(name, arguments);
        EXPECT_EQ(council.whole_journal(), before) << name;
        EXPECT_FALSE(answer) << name << " took it";
        if (answer) {
            return {};
        }
        EXPECT_FALSE(csv::first_not_utf8(answer.error().reason)) << name;
        EXPECT_FALSE(answer.error().reason.empty()) << name;
        EXPECT_LE(answer.error().reason.size(), 1000U) << name << ": " << answer.error().reason;
        return answer.error();
    }

    std::map<std::string, Table> right() const {
        auto all = right_of_cases_and_masters();
        all.merge(right_of_attention_and_calendar());
        return all;
    }
    std::map<std::string, Table> right_of_attention_and_calendar() const {
        const Table of_needing = Table{}.set("reference", needing);
        return {
            {"attention.close", Table{}
                                    .set("reference", needing)
                                    .set("number", close_number)
                                    .set("reason", "Done by hand.")},
            {"attention.list", {}},
            {"attention.retry", Table{of_needing}.set("number", retry_number)},
            {"calendar.add", Table{}
                                 .set("date", "2026-09-15")
                                 .set("name", "Coronation")
                                 .set("reason", "Proclaimed.")},
            {"calendar.list", Table{}.set("year", 2026)},
            {"calendar.preview", Table{}.set("date", "2026-05-25").set("withdraw", true)},
            {"calendar.withdraw",
             Table{}.set("date", "2026-05-25").set("reason", "Moved to 2 June.")},
        };
    }
    std::map<std::string, Table> right_of_cases_and_masters() const {
        const Table of_case = Table{}.set("reference", reference);
        return {
            {"case.act",
             Table{of_case}.set("action", "count").set("fields", Table{}.set("players", 3))},
            {"case.actions", of_case},
            {"case.bring-forward", Table{of_case}.set("on", "2026-06-01")},
            {"case.document",
             Table{of_case}.set("file", "a.txt").set("bytes", std::string("a\0\xff", 3))},
            {"case.events", of_case},
            {"case.link", Table{of_case}.set("to", reference)},
            {"case.list", Table{}.set("mine", true)},
            {"case.note", Table{of_case}.set("text", "Rang them\nagain")},
            {"case.open",
             Table{}.set("type", "parks.pitch").set("customer", customer).set("place", "100")},
            {"case.search", Table{}.set("q", "north")},
            {"case.show", of_case},
            {"case.task", Table{of_case}.set("text", "Ring").set("due_on", "2026-06-01")},
            {"case.tasks", of_case},
            {"customer.add", Table{}.set("name", "李 小龍").set("born", "1980-01-01")},
            {"customer.list", Table{}.set("q", "ann")},
            {"customer.show", Table{}.set("id", customer)},
            {"journal.head", {}},
            {"journal.prove", of_case},
            {"journal.rebuild", Table{}.set("check", true)},
            {"journal.verify", {}},
            {"officer.add", Table{}.set("username", "cat").set("roles", "caseworker, treasurer")},
            {"officer.list", {}},
            {"place.add", Table{}.set("uprn", "101").set("address", "2 High Street")},
            {"place.list", {}},
            {"place.show", Table{}.set("uprn", "100")},
            {"register.import", Table{}
                                    .set("name", "parks.pitches")
                                    .set("csv", "pitch,price_pence,free\nWest,5,6\n")
                                    .set("from", "2026-01-01")},
            {"register.list", {}},
            {"register.put",
             Table{}
                 .set("name", "parks.pitches")
                 .set("values",
                      Table{}.set("pitch", "East").set("price_pence", "7").set("free", 1))},
            {"register.show", Table{}.set("name", "parks.pitches")},
            {"workflow.check", Table{}.set("file", "a.lua").set("source", pitch_workflow(""))},
            {"workflow.diagram", Table{}.set("name", "parks.pitch")},
            {"workflow.explain", of_case},
            {"workflow.list", {}},
            {"workflow.publish",
             Table{}.set("file", "a.lua").set("source", pitch_workflow(actions) + "-- newer")},
            {"workflow.show", Table{}.set("name", "parks.pitch")},
        };
    }

    const store::TemporaryFolder folder;
    workflows::SmallCouncil council{folder.path()};
    std::string reference;
    std::string customer;
    std::string needing;  // A case on which something was refused, twice.
    std::int64_t close_number = 0;
    std::int64_t retry_number = 0;
};

TEST_F(Operations, AreDoneWhenTheyAreCalledRightly) {  // R-005
    const auto arguments = right();
    for (const Operation& operation : table()) {
        ASSERT_TRUE(arguments.contains(operation.name)) << operation.name << " has no test here";
        const auto answer = ask(operation.name, arguments.at(operation.name));
        EXPECT_TRUE(answer) << operation.name << ": " << (answer ? "" : answer.error().reason);
    }
    EXPECT_EQ(council.differences_after_rebuild(), 0);
}

TEST_F(Operations, RefuseAnArgumentThatTheyDoNotTake) {
    for (const auto& [name, arguments] : right()) {
        EXPECT_EQ(refused(name, Table{arguments}.set("nonsense", 1)).kind,
                  RefusalKind::invalid_input);
        refused(name, Table{arguments}.set(std::string(1'000'000, 'x'), 1));
    }
}

TEST_F(Operations, RefuseToBeCalledWithoutWhatTheyNeed) {
    for (const auto& [name, arguments] : right()) {
        for (const auto& argument : signature_of(*find(name)).arguments) {
            if (!argument.optional) {
                Table without = arguments;
                without.remove(argument.name);
                EXPECT_THAT(refused(name, without).reason, HasSubstr(argument.name));
            }
        }
    }
}

TEST_F(Operations, RefuseArgumentsOfAnotherKind) {
    for (const auto& [name, arguments] : right()) {
        for (const auto& argument : signature_of(*find(name)).arguments) {
            for (const Value& odd :
                 {Value(List{1}), Value(std::int64_t{-1}), Value("2026-13-45")}) {
                const bool is_text = argument.type.kind == functions::TypeKind::text ||
                                     argument.type.kind == functions::TypeKind::place;
                const bool fits = (is_text && odd.as_text() != nullptr) ||
                                  (argument.name == "version" && odd.as_integer() != nullptr);
                if (!fits) {
                    EXPECT_EQ(refused(name, Table{arguments}.set(argument.name, odd)).kind,
                              RefusalKind::invalid_input)
                        << name << " " << argument.name;
                }
            }
        }
    }
}

TEST_F(Operations, RefuseTextsThatAreNotPlain) {
    for (const auto& [name, arguments] : right()) {
        const Operation& operation = *find(name);
        for (const auto& argument : signature_of(operation).arguments) {
            const bool is_text = argument.type.kind == functions::TypeKind::text;
            if (is_text && argument.name != operation.command_line.content_of_file) {
                for (const std::string& odd :
                     {std::string("a\xff"), std::string("a\0b", 3), std::string("\x1b[31m")}) {
                    EXPECT_EQ(refused(name, Table{arguments}.set(argument.name, odd)).kind,
                              RefusalKind::invalid_input);
                }
            }
        }
    }
}

TEST_F(Operations, RefuseTenMegabytes) {
    const std::string ten(std::size_t{10} << 20, 'a');
    const std::set<std::string> narrowing{"case.list", "case.search", "customer.list",
                                          "place.list"};
    for (const auto& [name, arguments] : right()) {
        for (const auto& argument : signature_of(*find(name)).arguments) {
            const bool fits = narrowing.contains(name) || argument.name == "bytes" ||
                              (argument.name == "file" && name != "case.document") ||
                              argument.name == "source" || argument.name == "cursor";
            if (argument.type.kind == functions::TypeKind::text && !fits) {
                refused(name, Table{arguments}.set(argument.name, ten));
            }
        }
    }
}

TEST_F(Operations, CutNoCharacterInTwo) {
    std::string many = "a";
    for (int one = 0; one < 100; ++one) {
        many += "ŵ";
    }
    refused("case.show", Table{}.set("reference", many));
    refused("customer.show", Table{}.set("id", many));
    refused("place.show", Table{}.set("uprn", many));
    refused("case.list", Table{}.set("owner", many));
    refused(many, {});
}

TEST_F(Operations, NameWhatIsNotThere) {
    EXPECT_THAT(refused("case.shw", {}).reason, HasSubstr("case.shw"));
    EXPECT_EQ(refused("case.show", Table{}.set("reference", "PA-26-999999-A")).kind,
              RefusalKind::not_found);
    EXPECT_EQ(refused("case.list", Table{}.set("owner", "nobody")).kind, RefusalKind::not_found);
    EXPECT_EQ(refused("case.open", Table{}.set("type", "parks.nothing")).kind,
              RefusalKind::not_found);
    EXPECT_EQ(refused("case.open", Table{}.set("type", "parks.pitch").set("customer", "x")).kind,
              RefusalKind::not_found);
    EXPECT_EQ(refused("register.show", Table{}.set("name", "parks.pitchs")).kind,
              RefusalKind::not_found);
    EXPECT_EQ(refused("workflow.show", Table{}.set("name", "parks.pich")).kind,
              RefusalKind::not_found);
    EXPECT_EQ(refused("case.act", Table{}.set("reference", reference).set("action", "fly")).kind,
              RefusalKind::invalid_input);
}

TEST_F(Operations, AreForThoseWhoMay) {
    const std::map<access::Deed, std::vector<std::string>> roles{
        {access::Deed::read, {}},
        {access::Deed::work, {"caseworker"}},
        {access::Deed::administer, {"administrator"}}};
    for (const auto& [name, arguments] : right()) {
        const auto deed = find(name)->deed;
        for (const auto& [most, some] : roles) {
            const auto before = council.whole_journal();
            const auto answer = as(officer_with(some), name, Table{arguments}.set("nonsense", 1));
            ASSERT_FALSE(answer);
            EXPECT_EQ(answer.error().kind,
                      deed <= most ? RefusalKind::invalid_input : RefusalKind::not_permitted)
                << name;
            EXPECT_EQ(council.whole_journal(), before);
        }
    }
    EXPECT_EQ(find("workflow.publish")->deed, access::Deed::administer);
    EXPECT_EQ(find("case.open")->deed, access::Deed::work);
}

TEST_F(Operations, ARepeatedCommandIsAnsweredAsBefore) {
    const Caller caller{identity::system_administrator(), "key-1"};
    const Caller other{identity::system_administrator(), "key-2"};
    const Caller third{identity::system_administrator(), "key-3"};
    const Table newer = right().at("workflow.publish");
    const Table place = right().at("place.add");
    const auto ann = call(council.council, caller, "customer.add", Table{}.set("name", "Ann"));
    const auto there = call(council.council, other, "place.add", place);
    const auto published = call(council.council, third, "workflow.publish", newer);
    const auto before = council.whole_journal();

    EXPECT_EQ(call(council.council, caller, "customer.add", Table{}.set("name", "Ann")).value(),
              ann.value());
    EXPECT_EQ(call(council.council, other, "place.add", place).value(), there.value());
    EXPECT_EQ(call(council.council, third, "workflow.publish", newer).value(), published.value());
    EXPECT_FALSE(call(council.council, caller, "place.add", right().at("place.add")));
    EXPECT_FALSE(
        call(council.council, {identity::system_administrator(), "once/1"}, "place.add", place));
    EXPECT_EQ(council.whole_journal(), before);
}

TEST_F(Operations, AWriterTakesTheTimersThatAreDueAndAReaderDoesNot) {
    council.clock.advance(std::chrono::hours(24 * 8));
    EXPECT_EQ(done("case.show", Table{}.set("reference", reference)).text("state"), "asked");

    done("case.note", Table{}.set("reference", reference).set("text", "a"));

    EXPECT_EQ(done("case.show", Table{}.set("reference", reference)).text("state"), "refused");
}

TEST_F(Operations, ACaseIsShownInTheShapeOfTheContract) {
    const Table shown = done("case.show", Table{}.set("reference", reference));

    for (const char* name : {"reference", "type", "state", "version", "team", "received_at",
                             "fields", "clocks", "holds"}) {
        EXPECT_TRUE(shown.has(name)) << name;
    }
    const Table& clock = *shown.list("clocks").at(0).as_table();
    EXPECT_EQ(clock.text("name"), "answer");
    EXPECT_EQ(clock.text("due_on"), "2026-05-11");
    EXPECT_EQ(clock.text("status"), "running");
}

TEST_F(Operations, AnEventListGoesOnFromItsCursor) {
    const Table first = done("case.events", Table{}.set("reference", reference).set("limit", 1));
    const Table next = done(
        "case.events",
        Table{}.set("reference", reference).set("after", std::stoi(first.text("next_cursor"))));

    EXPECT_THAT(first.list("items"), SizeIs(1));
    EXPECT_THAT(next.list("items"), SizeIs(1));
    EXPECT_FALSE(next.has("next_cursor"));
}

TEST_F(Operations, ADocumentsSecretIsShownToNobody) {
    const Table of_case = Table{}.set("reference", reference);
    done("case.document", Table{of_case}.set("file", "a.txt").set("bytes", "A letter."));

    const Table events = done("case.events", of_case);

    const Table& last = *events.list("items").back().as_table();
    EXPECT_EQ(last.text("kind"), "case.document_added");
    EXPECT_TRUE(last.table("body").has("address"));
    EXPECT_FALSE(last.table("body").has("secret"));
}

TEST_F(Operations, MasterRecordsAreValidatedAndFound) {  // R-001, R-003, R-016
    for (const Table& odd :
         {Table{}.set("name", ""), Table{}.set("name", "A").set("email", "nowhere"),
          Table{}.set("name", "A").set("phone", "ring me"),
          Table{}.set("name", "A").set("born", "2090-01-01")}) {
        refused("customer.add", odd);
    }
    for (const Table& odd : {Table{}.set("uprn", "x").set("address", "a"),
                             Table{}.set("uprn", "1234567890123").set("address", "a"),
                             Table{}.set("uprn", "1").set("address", "")}) {
        refused("place.add", odd);
    }
    EXPECT_EQ(refused("place.add", Table{}.set("uprn", "100").set("address", "a")).kind,
              RefusalKind::not_available);
    done("customer.add", Table{}.set("name", "Ŵyn Ó Siadhail").set("external_id", "old/9"));
    EXPECT_THAT(done("customer.list", Table{}.set("q", "wyn siadhail")).list("items"), SizeIs(1));
    EXPECT_EQ(done("customer.show", Table{}.set("id", "old/9")).text("name"), "Ŵyn Ó Siadhail");
    EXPECT_THAT(done("place.list", Table{}.set("q", "high")).list("items"), SizeIs(1));
}

TEST_F(Operations, OfficersHaveRolesOfPeople) {
    for (const char* odd : {"time", "import", "Caseworker", "a b"}) {
        refused("officer.add", Table{}.set("username", "dan").set("roles", odd));
    }
    for (const char* odd : {"", "Dan", "a/b", "dan "}) {
        refused("officer.add", Table{}.set("username", odd));
    }
    EXPECT_EQ(refused("officer.add", Table{}.set("username", "ben")).kind,
              RefusalKind::not_available);
    const auto ben = identity::actor_named(*council.store->read(), "ben").value();
    EXPECT_EQ(ben.roles, std::vector<std::string>{"caseworker"});
    EXPECT_TRUE(as(ben, "case.act", right().at("case.act")));
    EXPECT_TRUE(as(ben, "case.list", Table{}.set("mine", true)));
}

TEST_F(Operations, AnOfficersPagesGoOn) {
    for (const char* name : {"u1", "u2", "u3"}) {
        done("officer.add", Table{}.set("username", name));
    }
    std::vector<std::string> names;
    std::string cursor;
    do {
        const Table page = done("officer.list", Table{}.set("limit", 2).set("cursor", cursor));
        for (const Value& one : page.list("items")) {
            names.push_back(one.as_table()->text("username"));
        }
        cursor = page.has("next_cursor") ? page.text("next_cursor") : "";
    } while (!cursor.empty());
    EXPECT_THAT(names, ::testing::ElementsAre("ben", "u1", "u2", "u3"));
}

}  // namespace
}  // namespace moothall::operations
