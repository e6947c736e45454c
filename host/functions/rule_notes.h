#pragma once

#include <moothall/service/reading.h>

#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace moothall::functions {

/// "revenues.band_proportions/D@1993-04-01": how a row that was used is named wherever it is told.
std::string rule_id(std::string_view register_name, const Row& row);

/// Notes which rows of registers are read through it, in order and without repeats, and whether a
/// read failed: nobody may go on as if it had not, also not a plugin that caught it.
///
/// Threads: one.
class RuleNotes final : public Reading {
public:
    /// Borrows the reading that answers.
    explicit RuleNotes(Reading& reading) : reading_(reading) {}

    Result<Row> rule(std::string_view register_name, Date on, std::string_view key) override;
    std::vector<Row> rows(std::string_view register_name, Date on, const Table& where,
                          std::size_t most) override;
    Result<bool> is_working_day(Date day, std::string_view calendar) override;
    Result<Date> add_working_days(Date from, int days, std::string_view calendar) override;

    const std::vector<std::string>& rules() const { return rules_; }

    /// Throws again what a read threw, if one did.
    void throw_if_a_read_failed() const;

private:
    template <class Answer, class Read>
    Answer noting_failure(const Read& read);
    void note(std::string_view register_name, const Row& row);

    Reading& reading_;
    std::vector<std::string> rules_;
    std::exception_ptr failure_;
};

}  // namespace moothall::functions
