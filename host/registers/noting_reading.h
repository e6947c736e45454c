#pragma once

#include <moothall/service/reading.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "calendar/working_days.h"
#include "journal/journal.h"
#include "registers/registers.h"
#include "store/store.h"

namespace moothall::registers {

/// Reads registers and calendars over one snapshot, and notes whatever was read: for the read set
/// of a decision.
///
/// A row looked up by key is noted by its stream. A list of rows is noted by how often the part of
/// the register that was looked at had changed, so that a row added later conflicts too: see
/// docs/decisions/0005-read-set-of-registers.md.
/// Threads: one. Faults: StoreFault; `rows` throws RefusedError, not_found, for an unknown
/// register.
class NotingReading final : public Reading {
public:
    /// Borrows all three.
    NotingReading(store::Reader& reader, const Registers& registers,
                  const calendar::Calendars& calendars);

    Result<Row> rule(std::string_view register_name, Date on, std::string_view key) override;
    std::vector<Row> rows(std::string_view register_name, Date on, const Table& where,
                          std::size_t most) override;
    Result<bool> is_working_day(Date day, std::string_view calendar) override;
    Result<Date> add_working_days(Date from, int days, std::string_view calendar) override;

    /// The streams that were read, each once, with the number of its last event; 0 for a key that
    /// was looked for and never there.
    std::vector<journal::Seen> read_set() const;

    /// What must hold at the commit besides: that no list that was read has changed.
    /// Each refuses stale_version, naming the register.
    std::vector<journal::Condition> conditions() const;

private:
    using ListId = std::tuple<std::string, std::string, std::string>;  ///< register, what, part

    void note_stream(const std::string& stream);
    void note_list(const RegisterDeclaration& declaration, const Table& where,
                   std::string_view key_begins_with);
    void note_count(const ListId& list);

    store::Reader& reader_;
    const Registers& registers_;
    const calendar::Calendars& calendars_;
    std::map<std::string, std::int64_t> streams_;
    std::map<ListId, std::int64_t> lists_;
};

}  // namespace moothall::registers
