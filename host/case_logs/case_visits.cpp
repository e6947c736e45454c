#include "case_logs/case_visits.h"

#include <variant>

#include "case_logs/log_events.h"
#include "case_logs/native_events.h"
#include "case_logs/tables.h"
#include "cases/find_case.h"
#include "cases/tables.h"
#include "journal/journal.h"
#include "json/json.h"

namespace moothall::case_logs {
namespace {

using cases::CaseColumns;

constexpr std::size_t page = 1'000;
constexpr std::int64_t opened = 1;  ///< The number of the event that opens a case.

void visit_case(store::Reader& reader, const journal::Folds& folds, const cases::CaseRecord& record,
                CaseVisitor& visitor) {
    const bool is_imported = reader.find(imported_case_table(), {record.id}).has_value();
    visitor.begin(record, is_imported ? case_from_log(reader, record) : case_as_logged(record));
    std::int64_t after = is_imported ? opened : 0;
    while (true) {
        const auto events = journal::events_of(reader, folds, record.stream(), after, page);
        for (const journal::Event& event : events) {
            if (event.kind == imported_event_kind) {
                visitor.event(event.number, imported_event_from(event));
            } else if (const auto logged = event_as_logged(event)) {
                visitor.event(event.number, *logged);
            }
        }
        if (events.size() < page) {
            break;
        }
        after = events.back().number;
    }
    visitor.end();
}

}  // namespace

void for_each_row(store::Reader& reader, store::ListQuery query,
                  const std::function<void(const store::Row&)>& visit) {
    query.limit = page;
    while (true) {
        const auto rows = reader.list(query);
        for (const store::Row& row : rows) {
            visit(row);
        }
        if (rows.size() < query.limit) {
            return;
        }
        query.after = store::cursor_of(*query.table, query.index, rows.back());
    }
}

event_logs::ImportedCase case_from_log(store::Reader& reader, const cases::CaseRecord& record) {
    event_logs::ImportedCase made;
    made.id = record.external_reference.empty() ? record.reference : record.external_reference;
    if (const auto imported = reader.find(imported_case_table(), {record.id})) {
        const auto& text = std::get<std::string>(imported->at(ImportedCaseColumns::attributes));
        made.attributes = attributes_from(*json::parse(text).value().as_table());
    }
    return made;
}

std::size_t visit_cases(store::Reader& reader, const journal::Folds& folds, const std::string& type,
                        CaseVisitor& visitor) {
    std::size_t count = 0;
    for_each_row(reader, {&cases::case_table(), "", {}, {}, {}, {}, page},
                 [&](const store::Row& row) {
                     if (type.empty() || std::get<std::string>(row.at(CaseColumns::type)) == type) {
                         ++count;
                         visit_case(reader, folds, cases::record_of(row), visitor);
                     }
                 });
    return count;
}

}  // namespace moothall::case_logs
