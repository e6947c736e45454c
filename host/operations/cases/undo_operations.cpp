// What somebody did to a case, taken back in the open.
#include "cases/find_case.h"
#include "operations/answers.h"
#include "operations/council.h"
#include "operations/operation_groups.h"
#include "workflows/explaining/event_titles.h"
#include "workflows/undoing/undoing.h"

namespace moothall::operations {
namespace {

/// The case as it is now, and what was undone on it.
Value answer(Council& council, const journal::Event& undone) {
    Table table;
    council.store.show([&](store::Reader& reader) {
        const std::string_view id = std::string_view(undone.stream).substr(5);  // After "case/".
        const auto record = cases::read_case(reader, id).value();
        const auto calendars = council.calendars.as_of(reader);
        table = *CaseAnswers(council, reader, *calendars, Names::in_full).of(record).as_table();
        const auto bundle = council.bundles.get(reader, record.workflow);
        table.set("undid", workflows::title_of_undone(undone, bundle->definition));
    });
    return table;
}

Result<Value> undo(Council& council, const Caller& caller, const Table& arguments) {
    workflows::AskedUndo asked{arguments.text("reference")};
    if (arguments.has("number")) {
        asked.number = arguments.integer("number");
    }
    const journal::Cause cause = cause_of(council, caller, council.clock.now());
    const auto committed = council.journal.decide_and_commit(cause, [&](store::Reader& reader) {
        return workflows::undo(reader, council.folds, council.registers, cause, asked);
    });
    if (!committed) {
        return committed.error();
    }
    const std::string stream = committed->events.empty() ? "" : committed->events.front().stream;
    const auto undone = event_that_did(*committed, stream, "case.undone", {});
    if (!undone) {
        return undone.error();
    }
    return answer(council, *undone);
}

}  // namespace

Table undo_answer(Council& council, store::Reader& reader, const Caller& caller,
                  const cases::CaseRecord& record, const workflows::Definition& definition) {
    const auto found =
        workflows::undoable(reader, council.folds, record, caller.actor.id, council.clock.now());
    if (!found) {
        return Table{}.set("available", false).set("reason", found.error().reason);
    }
    const journal::Event& first = found->events.front();
    return Table{}
        .set("available", true)
        .set("number", first.number)
        .set("title", workflows::title_of(first, definition))
        .set("until", found->until);
}

std::vector<Operation> undo_operations() {
    return {{"case.undo",
             "case.undo { reference: text, number?: integer 1..9000000000000000 } -> case",
             "Undoes what you did last to a case, within ten minutes and if nothing has left: an "
             "action, an assignment, a task. Both stay in its history. `number` says which event "
             "it has to be, as `case.actions` gives it.",
             access::Deed::work,
             {{"reference"}},
             undo}};
}

}  // namespace moothall::operations
