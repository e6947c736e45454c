#include "functions/rule_notes.h"

#include <algorithm>
#include <utility>

namespace moothall::functions {

std::string rule_id(std::string_view register_name, const Row& row) {
    return std::string(register_name) + "/" + row.key + "@" + to_text(row.from);
}

template <class Answer, class Read>
Answer RuleNotes::noting_failure(const Read& read) {
    try {
        return read();
    } catch (const RefusedError&) {
        throw;  // The world said no: what that means is for the caller to say.
    } catch (const std::exception&) {
        failure_ = std::current_exception();
        throw;
    }
}

Result<Row> RuleNotes::rule(std::string_view register_name, Date on, std::string_view key) {
    auto row = noting_failure<Result<Row>>([&] { return reading_.rule(register_name, on, key); });
    if (row) {
        note(register_name, *row);
    }
    return row;
}

std::vector<Row> RuleNotes::rows(std::string_view register_name, Date on, const Table& where,
                                 std::size_t most) {
    auto rows = noting_failure<std::vector<Row>>(
        [&] { return reading_.rows(register_name, on, where, most); });
    for (const Row& row : rows) {
        note(register_name, row);
    }
    return rows;
}

Result<bool> RuleNotes::is_working_day(Date day, std::string_view calendar) {
    return noting_failure<Result<bool>>([&] { return reading_.is_working_day(day, calendar); });
}

Result<Date> RuleNotes::add_working_days(Date from, int days, std::string_view calendar) {
    return noting_failure<Result<Date>>(
        [&] { return reading_.add_working_days(from, days, calendar); });
}

void RuleNotes::throw_if_a_read_failed() const {
    if (failure_) {
        std::rethrow_exception(failure_);
    }
}

void RuleNotes::note(std::string_view register_name, const Row& row) {
    std::string id = rule_id(register_name, row);
    if (std::find(rules_.begin(), rules_.end(), id) == rules_.end()) {
        rules_.push_back(std::move(id));
    }
}

}  // namespace moothall::functions
