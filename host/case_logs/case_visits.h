#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "cases/case_record.h"
#include "event_logs/imported_case.h"
#include "journal/fold.h"
#include "store/store.h"

namespace moothall::case_logs {

/// Told of cases one after another.
class CaseVisitor {
public:
    virtual ~CaseVisitor() = default;

    /// A case begins. Its events follow one by one: `of_case` has none.
    virtual void begin(const cases::CaseRecord& record,
                       const event_logs::ImportedCase& of_case) = 0;
    /// One event of it, and its number in the stream of the case.
    virtual void event(std::int64_t number, const event_logs::ImportedEvent& event) = 0;
    virtual void end() = 0;
};

/// Shows every case of a type, or of every type where it is empty, with its events in the order in
/// which they were kept; gives the number of cases. An imported case goes as its log has it and by
/// its own reference, with what happened to it here among its events; that it was opened here is no
/// part of it. Cases stand as they were opened, those of one log in the order of its file. Memory:
/// a page of cases, and one of events. `reader` sees one moment.
/// Faults: StoreFault, DamagedEvent, and what the visitor throws.
std::size_t visit_cases(store::Reader& reader, const journal::Folds& folds, const std::string& type,
                        CaseVisitor& visitor);

/// An imported case as its log has it, without events. A case whose words were erased goes by the
/// reference it has here.
event_logs::ImportedCase case_from_log(store::Reader& reader, const cases::CaseRecord& record);

/// Every row of a list, page after page.
void for_each_row(store::Reader& reader, store::ListQuery query,
                  const std::function<void(const store::Row&)>& visit);

}  // namespace moothall::case_logs
