#include "cases/case_rows.h"

#include <algorithm>
#include <map>
#include <utility>

#include "cases/packed_case.h"
#include "cases/tables.h"

namespace moothall::cases {
namespace {

store::Row row_of(const CaseRecord& record) {
    return {record.id,        record.reference,     record.type,
            record.service(), record.state,         std::int64_t{record.open ? 1 : 0},
            record.owner,     record.team,          record.customer,
            record.place,     earliest_due(record), record.external_reference,
            pack(record)};
}

using TimerKey = std::pair<std::int64_t, std::string>;

std::map<TimerKey, std::int64_t> due_timers(const CaseRecord& record) {
    std::map<TimerKey, std::int64_t> due;
    for (const TimerOnCase& timer : record.timers) {
        if (timer.due_at) {
            due[{timer.entry, timer.name}] = timer.due_at->time_since_epoch().count();
        }
    }
    return due;
}

void keep_timers(const CaseRecord& of, const std::map<TimerKey, std::int64_t>& before,
                 const std::map<TimerKey, std::int64_t>& after, store::Writer& writer) {
    for (const auto& [key, due] : before) {
        if (!after.contains(key)) {
            writer.remove(timer_table(), {of.id, key.first, key.second});
        }
    }
    for (const auto& [key, due] : after) {
        const auto found = before.find(key);
        if (found == before.end() || found->second != due) {
            writer.put(timer_table(), {of.id, key.first, key.second, due, of.service()});
        }
    }
}

}  // namespace

std::int64_t earliest_due(const CaseRecord& record) {
    std::int64_t due = never_due;
    for (const ClockOnCase& clock : record.clocks) {
        if (clock.due_at) {
            due = std::min(due, clock.due_at->time_since_epoch().count());
        } else if (clock.due_on) {
            due = std::min(due, Instant(*clock.due_on).time_since_epoch().count());
        }
    }
    return due;
}

void keep_case(store::Writer& writer, const CaseRecord& before, const CaseRecord& after) {
    keep_timers(after, due_timers(before), due_timers(after), writer);
    writer.put(case_table(), row_of(after));
}

void remove_case(store::Writer& writer, const CaseRecord& record) {
    keep_timers(record, due_timers(record), {}, writer);
    writer.remove(case_table(), {record.id});
}

}  // namespace moothall::cases
