#include "cases/diary/recurrence.h"

#include <algorithm>
#include <array>
#include <utility>

#include "journal/journal.h"

namespace moothall::cases {
namespace {

constexpr auto words = std::to_array<std::pair<std::string_view, Every>>(
    {{"week", Every::week}, {"two_weeks", Every::two_weeks}, {"month", Every::month}});

Date months_after(Date since, int months) {
    const std::chrono::year_month_day day(since);
    const auto month = day.year() / day.month() + std::chrono::months(months);
    const std::chrono::year_month_day last(std::chrono::sys_days(month / std::chrono::last));
    return std::chrono::sys_days(month / std::min(day.day(), last.day()));
}

}  // namespace

std::optional<Every> every_named(std::string_view word) {
    for (const auto& [name, every] : words) {
        if (name == word) {
            return every;
        }
    }
    return std::nullopt;
}

Date next_after(Date since, Every every, Date after) {
    if (after < since) {
        return since;
    }
    if (every != Every::month) {
        const std::chrono::days step(every == Every::week ? 7 : 14);
        return since + step * ((after - since) / step + 1);
    }
    const std::chrono::year_month_day first(since);
    const std::chrono::year_month_day reached(after);
    const auto between = (reached.year() / reached.month()) - (first.year() / first.month());
    const int months = static_cast<int>(between.count());
    const Date same_month = months_after(since, months);
    return same_month > after ? same_month : months_after(since, months + 1);
}

std::string_view every_in(const journal::Event& event) {
    const Value* every = event.facts.find("every");
    return every == nullptr || every->as_text() == nullptr ? std::string_view()
                                                           : std::string_view(*every->as_text());
}

journal::Event forward_event(store::Reader& reader, const journal::Folds& folds,
                             std::string_view stream, std::int64_t number) {
    return journal::events_of(reader, folds, stream, number - 1, 1).at(0);
}

}  // namespace moothall::cases
