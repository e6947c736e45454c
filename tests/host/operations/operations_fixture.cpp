#include "host/operations/operations_fixture.h"

#include "cases/case_change.h"
#include "csv/utf8.h"
#include "functions/check.h"
#include "workflows/modules/module_text.h"

namespace moothall::operations {
namespace {

using workflows::pitch_workflow;

const char* const actions = R"(
    let = { title = "Let", from = "asked", to = "done" },
    count = { title = "Count", from = "asked", stay = true, needs = { "players" } },)";

}  // namespace

namespace {

/// A workflow of a third case type, with the module that it uses.
std::string with_a_module() {
    return workflows::with_modules(R"(local common = use "lib.common@1"
return workflow {
  name = "parks.match", title = "Match", complexity = "straightforward",
  states = { waiting = { title = "Waiting", initial = true },
             played  = { title = "Played", final = true, keep = "parks.match" } },
  actions = { play = { from = "waiting", to = "played" } },
  behaviours = { common.on_hold },
}
)",
                                   [](const std::string&) {
                                       return std::string(R"(return module {
  on_hold = behaviour {
    holds   = { rain = { title = "Rain" } },
    actions = { wait = { from = any_open, stay = true,
                         act = function() return { hold "rain" } end } },
  },
}
)");
                                   });
}

}  // namespace

Operations::Operations() {
    council.publish(pitch_workflow(actions));
    council.put_pitch("North", 1250, 3);
    reference = council.open("parks.pitch", {}).reference;
    customer = done("customer.add", Table{}.set("name", "Ann Example")).text("id");
    same_customer = done("customer.add", Table{}.set("name", "Anne Example")).text("id");
    another_customer = done("customer.add", Table{}.set("name", "Bo Long")).text("id");
    done("customer.merge", Table{}.set("id", same_customer).set("into", customer));
    done("place.add", Table{}.set("uprn", "100").set("address", "1 High Street"));
    done("officer.add", Table{}.set("username", "ben"));
    done("officer.add",
         Table{}.set("username", "dot").set("roles", "caseworker").set("teams", "parks"));
    done("officer.password", Table{}.set("username", "dot").set("password", "blue kettles"));
    token = done("officer.token", Table{}.set("username", "ben")).text("id");
    done("workflow.publish", Table{}.set("file", "match.lua").set("source", with_a_module()));
    done("workflow.submit", fair("1"));
    done("workflow.submit", fair("2"));
    done("setting.switch",
         Table{}.set("name", "workflows.two_people").set("to", "on").set("reason", "Audit"));
    needing = council.open("parks.pitch", {}).reference;
    close_number = refuse_a_timer();
    retry_number = refuse_a_timer();
    const Table of_needing = Table{}.set("reference", needing);
    done("case.task", Table{of_needing}.set("text", "Mow").set("due_on", "2026-05-08"));
    task_number = council.events(needing).back().number;
    done("case.document", Table{of_needing}.set("file", "plans/a b.pdf").set("bytes", "%PDF"));
    document = done("case.documents", of_needing).list("items").front().as_table()->text("id");
}

Result<Value> Operations::as(const identity::Actor& actor, const std::string& name,
                             const Table& arguments) {
    auto answer = call(council.council, {actor, ""}, name, arguments);
    if (!answer) {
        return answer;
    }
    const functions::Type& shape = answer_of(*find(name));
    const auto checked = functions::check(shape, *answer, name);
    EXPECT_TRUE(checked) << checked.error().reason;
    // A list is a list even where it is empty.
    EXPECT_TRUE(!checked || functions::settled(shape, *answer) == *answer) << name;
    return answer;
}

Table Operations::fair(const std::string& last_line) {
    std::string source = pitch_workflow(actions) + "-- " + last_line;
    source.replace(source.find("parks.pitch"), 11, "parks.fair");
    return Table{}.set("file", "fair.lua").set("source", source).set("reason", "Needed");
}

std::int64_t Operations::refuse_a_timer() {
    const Instant now = council.clock.now();
    cases::TimerOnCase timer;
    timer.name = "nudge";
    timer.set_at = now;
    timer.on = make_date(2026, 5, 4);
    const std::string command = journal::new_command(now, council.council.randomness);
    return council.journal
        .commit({{"time", "", command, "", now},
                 {},
                 {},
                 {cases::timer_refused(council.show(needing), timer, now, "Not today.")}})
        .value()
        .events.front()
        .number;
}

Refusal Operations::refused(const std::string& name, const Table& arguments) {
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

std::map<std::string, Table> Operations::right() const {
    auto all = right_of_cases_and_masters();
    all.merge(right_of_attention_calendar_and_tokens());
    all.merge(right_of_desks());
    all.merge(right_of_signing_in());
    all.merge(right_of_modules());
    return all;
}

std::map<std::string, Table> Operations::right_of_modules() {
    const Table common = Table{}.set("name", "lib.common@1");
    return {
        {"module.list", {}},
        {"module.retire", Table{common}.set("reason", "It never rains")},
        {"module.show", common},
    };
}

std::map<std::string, Table> Operations::right_of_signing_in() {
    const Table dot = Table{}.set("username", "dot");
    return {
        {"officer.change-password", Table{}.set("old", "blue kettles").set("new", "grey kettles")},
        {"officer.end-sessions", dot},
        {"officer.password", Table{dot}.set("password", "green kettles")},
        {"officer.sessions", dot},
    };
}

std::map<std::string, Table> Operations::right_of_desks() const {
    const Table of_case = Table{}.set("reference", reference);
    return {
        {"case-type.list", {}},
        {"case-type.show", Table{}.set("name", "parks.pitch")},
        {"case.assign", Table{of_case}.set("to", "dot").set("reason", "Knows the field.")},
        {"case.message", Table{of_case}.set("text", "Not me").set("channel", "email")},
        {"case.panels", of_case},
        {"case.undo", of_case},  // Its task is what was done last.
        {"case.hand-back", Table{of_case}.set("reason", "A friend of mine.")},
        {"case.steps", of_case},
        {"queue.beside", of_case},
        {"queue.closed", {}},
        {"queue.counts", Table{}.set("team", "parks")},
        {"queue.next", {}},
        {"queue.summary", Table{}.set("team", "parks")},
        {"case.history", of_case},
        {"case.documents", Table{}.set("reference", needing)},
        {"case.linked", of_case},
        {"customer.contacts", Table{}.set("id", customer)},
        {"customer.duplicates", Table{}.set("id", customer)},
        {"customer.merge", Table{}.set("id", another_customer).set("into", customer)},
        {"customer.split", Table{}.set("id", same_customer)},
        {"diary.list", {}},
        {"document.show", Table{}.set("id", document)},
        {"performance.cases", Table{}.set("week", "2026-05-04").set("what", "received")},
        {"performance.target", Table{}.set("type", "parks.pitch").set("percent", 90)},
        {"performance.targets", {}},
        {"performance.weeks", {}},
        {"preferences.keep", Table{}.set("of", "desk").set("values", Table{}.set("theme", "dark"))},
        {"preferences.show", Table{}.set("of", "desk")},
        {"task.done", Table{}.set("reference", needing).set("number", task_number)},
        {"unsent.drop", Table{}.set("page", "cases/1")},
        {"unsent.keep", Table{}.set("page", "cases/1").set("fields", Table{}.set("players", "3"))},
        {"unsent.list", {}},
        {"unsent.show", Table{}.set("page", "cases/1")},
    };
}

std::map<std::string, Table> Operations::right_of_attention_calendar_and_tokens() const {
    const Table of_needing = Table{}.set("reference", needing);
    return {
        {"attention.close",
         Table{of_needing}.set("number", close_number).set("reason", "Done by hand.")},
        {"attention.list", {}},
        {"attention.retry", Table{of_needing}.set("number", retry_number)},
        {"calendar.add",
         Table{}.set("date", "2026-09-15").set("name", "Coronation").set("reason", "Proclaimed.")},
        {"calendar.list", Table{}.set("year", 2026)},
        {"calendar.preview", Table{}.set("date", "2026-05-25").set("withdraw", true)},
        {"calendar.withdraw", Table{}.set("date", "2026-05-25").set("reason", "Moved to 2 June.")},
        {"journal.erasures", Table{}.set("after", 2)},
        {"officer.withdraw-token", Table{}.set("username", "ben").set("id", token)},
        {"officer.tokens", Table{}.set("username", "ben")},
        {"officer.token", Table{}.set("username", "ben").set("scopes", "read")},
        {"journal.events", Table{}.set("after", 2).set("kind", "case.opened")},
    };
}

std::map<std::string, Table> Operations::right_of_cases_and_masters() const {
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
        {"journal.erase",
         Table{}.set("stream", reference).set("events", "1").set("reason", "A request.")},
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
             .set("values", Table{}.set("pitch", "East").set("price_pence", "7").set("free", 1))},
        {"register.show", Table{}.set("name", "parks.pitches")},
        {"plugin.list", {}},
        {"setting.list", {}},
        {"setting.switch", Table{}.set("name", "workflows.two_people").set("to", "off")},
        {"workflow.check", Table{}.set("file", "a.lua").set("source", pitch_workflow(""))},
        {"workflow.compare", Table{}.set("name", "parks.fair")},
        {"workflow.diagram", Table{}.set("name", "parks.pitch")},
        {"workflow.explain", of_case},
        {"workflow.list", {}},
        {"workflow.publish",
         Table{}.set("file", "a.lua").set("source", pitch_workflow(actions) + "-- newer")},
        {"workflow.publish-draft", Table{}.set("name", "parks.fair").set("draft", 1)},
        {"workflow.show", Table{}.set("name", "parks.pitch")},
        {"workflow.submit", fair("3")},
        {"workflow.withdraw",
         Table{}.set("name", "parks.fair").set("draft", 2).set("reason", "Not now")},
    };
}

}  // namespace moothall::operations
