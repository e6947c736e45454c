#include "cases/find_case.h"
#include "cases/tables.h"
#include "operations/answers.h"
#include "operations/council.h"
#include "operations/operation_groups.h"

namespace moothall::operations {
namespace {

workflows::Asking asking_of(Council& council, const Caller& caller) {
    return {caller.actor, caller.command, council.clock.now()};
}

Result<Value> answer(Council& council, const Result<cases::CaseRecord>& record) {
    if (!record) {
        return record.error();
    }
    const auto reader = council.store.read();
    const auto calendars = council.calendars.as_of(*reader);
    return CaseAnswers(council, *reader, *calendars, Names::in_full).of(*record);
}

Value item_of(store::Reader& reader, const store::Row& row) {
    const auto record = cases::read_case(reader, std::get<std::string>(row.at(0)));
    return Table{}
        .set("reference", record ? record->reference : std::string())
        .set("number", std::get<std::int64_t>(row.at(1)))
        .set("what", std::get<std::string>(row.at(2)))
        .set("reason", std::get<std::string>(row.at(3)))
        .set("happened_at", Instant(std::chrono::microseconds(std::get<std::int64_t>(row.at(4)))));
}

/// What waits for a plugin has no number: it takes effect by itself when the plugin is back.
Value item_of(const cases::WaitingTimers& waiting) {
    return Table{}
        .set("what", std::to_string(waiting.count) +
                         (waiting.count == 1 ? " timer of " : " timers of ") + waiting.service)
        .set("plugin", waiting.service)
        .set("timers", waiting.count)
        .set("reason", "Waiting for the plugin " + waiting.service +
                           ", which is not loaded. `plugin list` says why.")
        .set("happened_at", waiting.since);
}

Value item_of(const deliveries::WaitingWork& waiting) {
    const bool may_be_more = waiting.count == deliveries::counted_max;
    return Table{}
        .set("what", (may_be_more ? "at least " : "") + std::to_string(waiting.count) + " " +
                         waiting.kind + (waiting.count == 1 ? "" : "s"))
        .set("kind", waiting.kind)
        .set("deliveries", waiting.count)
        .set("reason",
             "Waiting for a plugin that delivers them: none that is loaded delivers the "
             "kind " +
                 waiting.kind + ".")
        .set("happened_at", waiting.since);
}

Result<Value> list_attention(Council& council, const Caller&, const Table& arguments) {
    List items;
    for (const auto& waiting : council.deciding.waiting_timers(council.clock.now())) {
        items.push_back(item_of(waiting));
    }
    for (const auto& waiting : council.deliveries.waiting()) {
        items.push_back(item_of(waiting));
    }
    const auto reader = council.store.read();
    for (const auto& row : reader->list(
             {&cases::attention_table(), "by_moment", {}, {}, {}, {}, limit_of(arguments)})) {
        items.push_back(item_of(*reader, row));
    }
    return list_answer(std::move(items), "");
}

Result<Value> retry(Council& council, const Caller& caller, const Table& arguments) {
    return answer(council,
                  council.deciding.retry(asking_of(council, caller), arguments.text("reference"),
                                         arguments.integer("number")));
}

Result<Value> close(Council& council, const Caller& caller, const Table& arguments) {
    return answer(council, council.deciding.close_attention(
                               asking_of(council, caller), arguments.text("reference"),
                               arguments.integer("number"), arguments.text("reason")));
}

}  // namespace

std::vector<Operation> attention_operations() {
    using access::Deed;
    return {
        {"attention.list",
         "attention.list { limit?: integer 1..1000 } -> { items: [needing_attention] }",
         "Lists what was meant to happen by itself and did not, or waits for a plugin.",
         Deed::read,
         {{}, "", {"reference", "number", "what", "reason", "happened_at"}},
         list_attention},
        {"attention.retry",
         "attention.retry { reference: text, number: integer 1..9000000000000000 } -> case",
         "Tries again what failed on a case by itself, by its number in the list. `serve` then "
         "hands over again what could not be delivered.",
         Deed::work,
         {{"reference", "number"}},
         retry},
        {"attention.close",
         "attention.close { reference: text, number: integer 1..9000000000000000, reason: text } "
         "-> case",
         "Closes what needed attention, with a reason: it was done by hand, or need not be.",
         Deed::work,
         {{"reference", "number"}},
         close},
    };
}

}  // namespace moothall::operations
