#include "council_tax/rules_by_day.h"

#include <algorithm>
#include <cassert>
#include <functional>

namespace revenues {

using moothall::Result;
using moothall::Row;

namespace {

constexpr std::size_t rows_max = 1000;

template <class Stretches>
auto stretch_holding(const Stretches& stretches, Date on) {
    return std::ranges::find_if(stretches, [on](const auto& each) { return each.from <= on; });
}

}  // namespace

const RulesByDay::Stretches& RulesByDay::stretches_of_key(std::string_view register_name,
                                                          std::string_view key) {
    Question question{register_name, key};
    if (const auto known = by_key_.find(question); known != by_key_.end()) {
        return known->second;
    }
    Stretches found;
    Date day = span_.last;
    while (true) {
        const Result<Row> row = reading_.rule(register_name, day, key);
        if (!row) {
            break;
        }
        found.push_back({row->from, {*row}});
        if (row->from <= span_.first) {
            break;
        }
        day = row->from - std::chrono::days(1);
    }
    return by_key_.emplace(std::move(question), std::move(found)).first->second;
}

const Row* RulesByDay::find(std::string_view register_name, Date on, std::string_view key) {
    assert(span_.holds(on));
    const Stretches& stretches = stretches_of_key(register_name, key);
    const auto held = stretch_holding(stretches, on);
    return held == stretches.end() ? nullptr : &held->rows.front();
}

Result<const Row*> RulesByDay::rule(std::string_view register_name, Date on, std::string_view key) {
    if (const Row* found = find(register_name, on, key)) {
        return found;
    }
    return reading_.rule(register_name, on, key).error();
}

const std::vector<Row>& RulesByDay::rows(std::string_view register_name, Date on,
                                         std::string_view field, std::string_view value) {
    assert(span_.holds(on));
    static const std::vector<Row> none;
    Question question{std::string(register_name) + "." + std::string(field), value};
    auto known = by_field_.find(question);
    if (known == by_field_.end()) {
        moothall::Table where;
        where.set(std::string(field), value);
        Stretches found;
        Date day = span_.last;
        while (true) {
            std::vector<Row> rows = reading_.rows(register_name, day, where, rows_max);
            if (rows.empty()) {
                break;
            }
            const Date from = std::ranges::max(rows, {}, &Row::from).from;
            found.push_back({from, std::move(rows)});
            if (from <= span_.first) {
                break;
            }
            day = from - std::chrono::days(1);
        }
        known = by_field_.emplace(std::move(question), std::move(found)).first;
    }
    const auto held = stretch_holding(known->second, on);
    return held == known->second.end() ? none : held->rows;
}

}  // namespace revenues
