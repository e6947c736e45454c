#include "case_logs/known_case.h"

#include "case_logs/log_events.h"
#include "cases/tables.h"
#include "journal/journal.h"
#include "json/json.h"

namespace moothall::case_logs {
namespace {

using event_logs::ImportedEvent;

/// All that a log says of the event itself.
std::string identity_of(const ImportedEvent& event) {
    Table own;
    for (const auto& [name, value] : event.attributes) {
        if (event_logs::role_of(name) == event_logs::ColumnRole::of_the_event) {
            own.set(name, value);
        }
    }
    return json::to_json(Value(
        List{event.activity, event.happened_at, event.resource, event.lifecycle, std::move(own)}));
}

}  // namespace

std::optional<std::string> known_case(store::Reader& reader, std::string_view type,
                                      const std::string& external_reference) {
    using Columns = cases::CaseColumns;
    store::ListQuery query{
        &cases::case_table(), "by_external_reference", {external_reference}, {}, {}, {}, 100};
    while (true) {
        const auto rows = reader.list(query);
        for (const store::Row& row : rows) {
            if (std::get<std::string>(row.at(Columns::type)) == type) {
                return std::get<std::string>(row.at(Columns::id));
            }
        }
        if (rows.size() < query.limit) {
            return std::nullopt;
        }
        query.after = store::cursor_of(*query.table, query.index, rows.back());
    }
}

TakenEvents::TakenEvents(store::Reader& reader, const journal::Folds& folds,
                         std::string_view case_id) {
    constexpr std::size_t page = 500;
    const std::string stream = "case/" + std::string(case_id);
    std::int64_t after = 0;
    while (true) {
        const auto events = journal::events_of(reader, folds, stream, after, page);
        for (const journal::Event& event : events) {
            if (event.kind == imported_event_kind) {
                ++left_[identity_of(imported_event_from(event))];
            } else if (event.kind == imported_kind) {
                attributes_ = attributes_from(event);
            }
        }
        if (events.size() < page) {
            return;
        }
        after = events.back().number;
    }
}

bool TakenEvents::has(const ImportedEvent& event) {
    const auto found = left_.find(identity_of(event));
    if (found == left_.end() || found->second == 0) {
        return false;
    }
    --found->second;
    return true;
}

}  // namespace moothall::case_logs
