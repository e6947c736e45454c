#include "council_tax/rules_by_day.h"

#include <algorithm>
#include <cassert>

namespace revenues {

using moothall::Result;
using moothall::Row;

namespace {

constexpr std::size_t rows_max = 1000;
constexpr std::chrono::days one_day{1};

bool are_the_same(const std::vector<Row>& a, const std::vector<Row>& b) {
    return std::ranges::equal(a, b, [](const Row& one, const Row& other) {
        return one.key == other.key && one.from == other.from;
    });
}

/// The first day of the latest row, where the days can be parted; else their middle.
Date parting_day(const std::vector<Row>& at_last, const DaySpan& days) {
    Date latest = days.first;
    for (const Row& row : at_last) {
        latest = std::max(latest, row.from);
    }
    return latest > days.first ? latest : days.first + std::chrono::days(days.days() / 2);
}

template <class Stretches>
const std::vector<Row>& rows_on(Date on, const Stretches& stretches) {
    const auto held =
        std::ranges::find_if(stretches, [on](const auto& each) { return each.days.holds(on); });
    assert(held != stretches.end());
    return held->rows;
}

}  // namespace

RulesByDay::Stretches RulesByDay::stretches(const Ask& ask) const {
    Stretches found;
    std::vector<DaySpan> open;
    for (Date day = span_.first; day <= span_.last;) {
        open.push_back({day, std::min(span_.last, tax_year_of(day).span().last)});
        day = open.back().last + one_day;
    }
    while (!open.empty()) {
        const DaySpan days = open.back();
        open.pop_back();
        std::vector<Row> at_last = ask(days.last);
        if (days.days() == 1 || are_the_same(at_last, ask(days.first))) {
            found.push_back({days, std::move(at_last)});
            continue;
        }
        const Date parting = parting_day(at_last, days);
        open.push_back({days.first, parting - one_day});
        open.push_back({parting, days.last});
    }
    return found;
}

const Row* RulesByDay::find(std::string_view register_name, Date on, std::string_view key) {
    Question question{register_name, key};
    auto known = by_key_.find(question);
    if (known == by_key_.end()) {
        auto found = stretches([this, register_name, key](Date day) -> std::vector<Row> {
            const Result<Row> row = reading_.rule(register_name, day, key);
            return row ? std::vector<Row>{*row} : std::vector<Row>{};
        });
        known = by_key_.emplace(std::move(question), std::move(found)).first;
    }
    const auto& rows = rows_on(on, known->second);
    return rows.empty() ? nullptr : &rows.front();
}

Result<const Row*> RulesByDay::rule(std::string_view register_name, Date on, std::string_view key) {
    if (const Row* found = find(register_name, on, key)) {
        return found;
    }
    return reading_.rule(register_name, on, key).error();
}

const std::vector<Row>& RulesByDay::rows(std::string_view register_name, Date on,
                                         std::string_view field, std::string_view value) {
    Question question{std::string(register_name) + "." + std::string(field), value};
    auto known = by_field_.find(question);
    if (known == by_field_.end()) {
        moothall::Table where;
        where.set(std::string(field), value);
        auto found = stretches([this, register_name, &where](Date day) {
            return reading_.rows(register_name, day, where, rows_max);
        });
        known = by_field_.emplace(std::move(question), std::move(found)).first;
    }
    return rows_on(on, known->second);
}

}  // namespace revenues
