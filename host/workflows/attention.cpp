// What was meant to happen by itself and was refused: tried again, or closed by somebody.
#include <algorithm>

#include "cases/case_change.h"
#include "cases/find_case.h"
#include "cases/outgoing.h"
#include "cases/tables.h"
#include "json/json.h"
#include "words/blank.h"
#include "workflows/case_decision.h"
#include "workflows/deciding.h"

namespace moothall::workflows {
namespace {

Refusal not_available(std::string reason) {
    return {RefusalKind::not_available, std::move(reason)};
}

/// Refused: not_found.
Result<store::Row> row_of(store::Reader& reader, const cases::CaseRecord& record,
                          std::int64_t number) {
    auto row = reader.find(cases::attention_table(), {record.id, number});
    if (!row) {
        return Refusal{RefusalKind::not_found,
                       "Number " + std::to_string(number) + " of " + record.reference +
                           " needs nobody's attention: `attention list` shows what does."};
    }
    return *std::move(row);
}

journal::Seen seen(store::Reader& reader, const cases::CaseRecord& record) {
    return {record.stream(), reader.head(record.stream()).value().number};
}

/// Why what a timer was meant to do must not be done any more.
std::optional<Refusal> obstacle(const cases::CaseRecord& record, const cases::TimerOnCase& timer) {
    if (!record.open) {
        return not_available(record.reference +
                             " is closed, so this cannot be tried again. Close it here too, with a "
                             "reason.");
    }
    if (timer.entry != 0 && timer.entry != record.entry) {
        return not_available(record.reference +
                             " has left the state to which this timer belonged. Do by hand what is "
                             "still needed, and close it with a reason.");
    }
    const bool is_set_again = std::ranges::any_of(record.timers, [&](const auto& one) {
        return one.name == timer.name && one.entry == timer.entry;
    });
    if (is_set_again) {
        return not_available("The timer '" + timer.name +
                             "' has been set again meanwhile and will take effect by itself. Close "
                             "this with a reason.");
    }
    return std::nullopt;
}

}  // namespace

Result<journal::Decision> Deciding::decide_retry(const cases::CaseRecord& record,
                                                 std::int64_t number, const Asking& asking,
                                                 store::Reader& reader) {
    const auto row = row_of(reader, record, number);
    if (!row) {
        return row.error();
    }
    if (const auto failed = cases::failed_outgoing(reader, record.id, number)) {
        return journal::Decision{
            cause(asking, ""),
            {seen(reader, record)},
            {},
            {cases::delivery_retried(record, failed->number, asking.now),
             cases::attention_closed(record, number, asking.now, "To be tried again.")}};
    }
    const std::string& as_set = std::get<std::string>(row->at(5));
    if (as_set.empty()) {
        return not_available(
            "This was recorded by an earlier version, which did not note what to try again. Do it "
            "by hand, and close it with a reason.");
    }
    const Value kept = json::parse(as_set).value();
    const cases::TimerOnCase timer = cases::timer_from(*kept.as_table());
    if (auto refusal = obstacle(record, timer)) {
        return *std::move(refusal);
    }
    if (!parts_.letters_of_service.contains(record.service())) {
        return not_available("The plugin " + record.service() +
                             " is not loaded. Try this again when it is back.");
    }
    auto made = decide_timer(record, timer, asking, reader);
    if (made) {
        made->events.push_back(cases::attention_closed(record, number, asking.now, "Tried again."));
    }
    return made;
}

Result<cases::CaseRecord> Deciding::retry(const Asking& asked, std::string_view reference,
                                          std::int64_t number) {
    Asking asking = asked;
    asking.command = cause(asked, "").command;  // The same, however often it decides.
    const auto committed = parts_.journal.decide_and_commit(
        cause(asking, ""), [&](store::Reader& reader) -> Result<journal::Decision> {
            const auto record = cases::find_case(reader, reference);
            if (!record) {
                return record.error();
            }
            return decide_retry(*record, number, asking, reader);
        });
    if (!committed) {
        return committed.error();
    }
    return record_of(*committed);
}

Result<cases::CaseRecord> Deciding::close_attention(const Asking& asking,
                                                    std::string_view reference, std::int64_t number,
                                                    const std::string& reason) {
    if (words::is_blank(reason)) {
        return Refusal{RefusalKind::invalid_input, "Say why it needs no more attention."};
    }
    const auto why = cause(asking, "");
    const auto committed = parts_.journal.decide_and_commit(
        why, [&](store::Reader& reader) -> Result<journal::Decision> {
            const auto record = cases::find_case(reader, reference);
            if (!record) {
                return record.error();
            }
            if (const auto row = row_of(reader, *record, number); !row) {
                return row.error();
            }
            return journal::Decision{
                why,
                {seen(reader, *record)},
                {},
                {cases::attention_closed(*record, number, asking.now, reason)}};
        });
    if (!committed) {
        return committed.error();
    }
    return record_of(*committed);
}

}  // namespace moothall::workflows
