#include "council_tax/head_count.h"

#include <algorithm>
#include <cassert>
#include <set>

#include "council_tax/percentage.h"

namespace revenues {

using moothall::Refusal;
using moothall::RefusalKind;
using moothall::Result;
using moothall::Row;
using moothall::Table;

namespace {

/// The class that exempts a home whose residents are of these classes ("" for a resident of none).
/// People under 18 are not residents in law, so they matter only where nobody else lives there;
/// students may live with severely mentally impaired people in class U.
std::optional<std::string> class_of_all(std::set<std::string> classes) {
    if (classes == std::set<std::string>{"S"}) {
        return "S";
    }
    classes.erase("S");
    if (classes == std::set<std::string>{"N"}) {
        return "N";
    }
    if (classes == std::set<std::string>{"U"} || classes == std::set<std::string>{"N", "U"}) {
        return "U";
    }
    return std::nullopt;
}

/// The class that exempts a home where all residents are disregarded, if there is one.
Result<std::optional<std::string>> exempting_class(const std::vector<std::string>& disregarded,
                                                   Date on, RulesByDay& rules) {
    std::set<std::string> classes;
    for (const std::string& category : disregarded) {
        const auto row = rules.rule("revenues.disregards", on, category);
        if (!row) {
            return row.error();
        }
        const bool exempts = (*row)->values.has("exemption_class");
        classes.insert(exempts ? (*row)->text("exemption_class") : "");
    }
    return class_of_all(std::move(classes));
}

}  // namespace

Result<Household> household_from(const Table& asked) {
    Household household;
    if (asked.has("counted_adults")) {
        household.counted = asked.integer("counted_adults");
    }
    if (household.counted < 0) {
        return Refusal{RefusalKind::invalid_input, "The adults who count cannot be fewer than 0."};
    }
    if (asked.has("disregarded")) {
        for (const moothall::Value& category : asked.list("disregarded")) {
            const std::string* text = category.as_text();
            if (text == nullptr) {
                return Refusal{RefusalKind::invalid_input,
                               "Each entry of `disregarded` is the category of one person."};
            }
            household.disregarded.push_back(*text);
        }
    }
    return household;
}

Result<HeadCount> count_heads(const Household& household, Date on, RulesByDay& rules) {
    assert(household.lived_in());
    const auto exempting = exempting_class(household.disregarded, on, rules);
    if (!exempting) {
        return exempting.error();
    }
    if (household.counted >= 2) {
        return HeadCount{};
    }
    if (household.counted == 0 && *exempting) {
        return HeadCount{*exempting, {}, {}};
    }
    const auto row = rules.rule("revenues.discount_rules", on,
                                household.counted == 1 ? "one_counted_adult" : "no_counted_adult");
    if (!row) {
        return row.error();
    }
    const auto percent = discount_percent(**row);
    if (!percent) {
        return percent.error();
    }
    return HeadCount{std::nullopt, *percent, (*row)->text("title")};
}

}  // namespace revenues
