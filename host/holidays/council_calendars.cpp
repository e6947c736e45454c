#include "holidays/council_calendars.h"

#include <charconv>

namespace moothall::holidays {
namespace {

/// More than any council has changes within the life of one process.
constexpr std::size_t known_max = 64;

}  // namespace

CouncilCalendars::CouncilCalendars() : shipped_(std::make_shared<const calendar::Calendars>()) {}

std::shared_ptr<const calendar::Calendars> CouncilCalendars::as_of(store::Reader& reader) {
    return of(revision(reader), reader);
}

std::shared_ptr<const calendar::Calendars> CouncilCalendars::of(const Revision& now,
                                                                store::Reader& reader) {
    if (now.number == 0) {
        return shipped_;
    }
    {
        const std::lock_guard lock(mutex_);
        const auto found = known_.find(now.digest);
        if (found != known_.end()) {
            return found->second;
        }
    }
    auto made = after(reader, now.number);
    const std::lock_guard lock(mutex_);
    if (known_.size() >= known_max) {
        known_.clear();
    }
    return known_.try_emplace(now.digest, std::move(made)).first->second;
}

std::shared_ptr<const calendar::Calendars> CouncilCalendars::after(
    store::Reader& reader, std::int64_t first_changes) const {
    if (first_changes == 0) {
        return shipped_;
    }
    std::vector<calendar::HolidayChange> made;
    for (DayChange& one : changes(reader, first_changes)) {
        made.push_back(std::move(one.change));
    }
    return std::make_shared<const calendar::Calendars>(calendar::shipped_holidays(), made);
}

std::shared_ptr<const calendar::Calendars> CouncilCalendars::of_revision(
    store::Reader& reader, std::string_view noted) const {
    std::int64_t number = 0;
    const std::size_t plus = noted.find('+');
    if (plus != std::string_view::npos) {
        const std::string_view digits = noted.substr(plus + 1);
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
    }
    auto then = after(reader, number);
    return then->revision() == noted ? then : nullptr;
}

}  // namespace moothall::holidays
