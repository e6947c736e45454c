#include "clocks/clock_rule.h"

#include <array>

namespace moothall::clocks {
namespace {

struct Word {
    Unit unit;
    std::string_view name;
    std::string_view one;
    std::string_view several;
};

constexpr std::array words = {
    Word{Unit::working_days, "working_days", "working day", "working days"},
    Word{Unit::days, "days", "day", "days"},
    Word{Unit::weeks, "weeks", "week", "weeks"},
    Word{Unit::months, "months", "month", "months"},
    Word{Unit::hours, "hours", "hour", "hours"},
};

// A hundred years of days: above this a figure is a slip of the keyboard.
constexpr int count_max = 36'525;

const Word& word_for(Unit unit) {
    return words[static_cast<std::size_t>(unit)];
}

Refusal refused(const ClockRule& rule, const std::string& what) {
    return Refusal{RefusalKind::invalid_input, "The clock \"" + rule.name + "\" " + what};
}

bool mixes_hours_and_days(const ClockRule& rule, const Duration& other) {
    return (rule.lasts.unit == Unit::hours) != (other.unit == Unit::hours);
}

std::string allowed_units(const ClockRule& rule) {
    return rule.lasts.unit == Unit::hours ? "hours, as it lasts hours itself."
                                          : "working days, days, weeks or months, not hours.";
}

}  // namespace

std::string_view name_of(Unit unit) {
    return word_for(unit).name;
}

Result<Unit> unit_named(std::string_view name) {
    for (const Word& word : words) {
        if (word.name == name) {
            return word.unit;
        }
    }
    return Refusal{RefusalKind::invalid_input,
                   "A duration is given in working_days, days, weeks, months or hours."};
}

std::string in_words(const Duration& duration) {
    const Word& word = word_for(duration.unit);
    return std::to_string(duration.count) + ' ' +
           std::string(duration.count == 1 ? word.one : word.several);
}

Result<Done> check(const ClockRule& rule) {
    if (rule.lasts.count < 1 || rule.lasts.count > count_max) {
        return refused(rule, "has to last at least 1 and at most " + std::to_string(count_max) +
                                 ", not " + in_words(rule.lasts) + ".");
    }
    for (const Duration& warning : rule.warns) {
        if (mixes_hours_and_days(rule, warning)) {
            return refused(rule, "can only warn in " + allowed_units(rule));
        }
        if (warning.count < 0 || warning.count > count_max) {
            return refused(rule, "cannot warn " + in_words(warning) + " before its end.");
        }
    }
    return Done{};
}

Result<Done> check_extension(const ClockRule& rule, const Duration& by) {
    if (by.count < 1 || by.count > count_max) {
        return refused(rule, "has to be extended by at least 1 and at most " +
                                 std::to_string(count_max) + ", not by " + in_words(by) + ".");
    }
    if (mixes_hours_and_days(rule, by)) {
        return refused(rule, "can only be extended by " + allowed_units(rule));
    }
    return Done{};
}

}  // namespace moothall::clocks
