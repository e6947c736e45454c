#include "council_tax/circumstances.h"

#include <algorithm>

namespace revenues {

using moothall::Value;

namespace {

// Local Government Finance Act 1992 s.11B: shorter occupation does not break the empty time.
constexpr int occupation_that_breaks_nothing_days = 6 * 7;

std::optional<Date> optional_date(const Table& given, std::string_view name) {
    return given.has(name) ? std::optional(given.date(name)) : std::nullopt;
}

std::optional<ExemptionClaim> exemption_from(const Table& given) {
    if (!given.has("exemption_class")) {
        return std::nullopt;
    }
    return ExemptionClaim{given.text("exemption_class"),
                          optional_date(given, "exempt_since").value_or(given.date("from")),
                          optional_date(given, "probate_on")};
}

std::optional<Furnishing> furnishing_from(const Table& given) {
    if (!given.has("furnished")) {
        return std::nullopt;
    }
    return given.yes_no("furnished") ? Furnishing::furnished : Furnishing::unfurnished;
}

/// One period; its last day is `open_end` where none is given.
Result<Circumstances> one_period_from(const Table& given, Date open_end) {
    auto household = household_from(given);
    if (!household) {
        return household.error();
    }
    const Date first = given.date("from");
    const Date last = optional_date(given, "to").value_or(std::max(first, open_end));
    if (last < first) {
        return Refusal{RefusalKind::invalid_input,
                       "The period that begins on " + moothall::in_words(first) +
                           " ends before it begins, on " + moothall::in_words(last) + "."};
    }
    const bool annexe = given.has("annexe_reduction") && given.yes_no("annexe_reduction");
    return Circumstances{{first, last},
                         *household,
                         exemption_from(given),
                         disabled_reduction_from(given),
                         annexe ? AnnexeReduction::given : AnnexeReduction::none,
                         furnishing_from(given),
                         optional_date(given, "empty_since"),
                         given.has("discount_class") ? given.text("discount_class") : "",
                         optional_date(given, "discount_since")};
}

bool stood_empty(const Circumstances& period) {
    return !period.household.lived_in() && period.furnishing == Furnishing::unfurnished;
}

/// Fills in since when each empty period has been empty, from the periods before it.
void join_empty_time(std::vector<Circumstances>& periods) {
    std::optional<Date> since;
    std::optional<Date> empty_until;
    for (Circumstances& period : periods) {
        if (!stood_empty(period)) {
            continue;
        }
        const bool goes_on = empty_until && (period.days.first - *empty_until).count() - 1 <=
                                                occupation_that_breaks_nothing_days;
        since = period.empty_since ? *period.empty_since : goes_on ? *since : period.days.first;
        period.empty_since = since;
        empty_until = period.days.last;
    }
}

std::optional<Refusal> overlap(const std::vector<Circumstances>& periods) {
    for (std::size_t at = 1; at < periods.size(); ++at) {
        if (periods[at].days.first <= periods[at - 1].days.last) {
            return Refusal{RefusalKind::invalid_input,
                           "Two periods hold " + moothall::in_words(periods[at].days.first) +
                               ": end the first one the day before."};
        }
    }
    return std::nullopt;
}

}  // namespace

Result<std::vector<Circumstances>> circumstances_from(const Table& asked, Date end) {
    std::vector<const Table*> given;
    for (const Value& each : asked.list("periods")) {
        const Table* period = each.as_table();
        if (period == nullptr) {
            return Refusal{RefusalKind::invalid_input, "Each period has the day it began."};
        }
        given.push_back(period);
    }
    if (given.empty()) {
        return Refusal{RefusalKind::invalid_input,
                       "Give at least one period that says how things stood."};
    }
    const auto first_day = [](const Table* period) { return period->date("from"); };
    std::ranges::stable_sort(given, {}, first_day);
    std::vector<Circumstances> periods;
    for (std::size_t at = 0; at < given.size(); ++at) {
        const bool is_last = at + 1 == given.size();
        const Date open_end = is_last ? end : first_day(given[at + 1]) - std::chrono::days(1);
        auto period = one_period_from(*given[at], open_end);
        if (!period) {
            return period.error();
        }
        periods.push_back(*std::move(period));
    }
    if (const auto refusal = overlap(periods)) {
        return *refusal;
    }
    join_empty_time(periods);
    return periods;
}

}  // namespace revenues
