#include "words/moments.h"

#include <array>

namespace desk {
namespace {

constexpr std::array<const char*, 7> weekdays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                              "Thursday", "Friday", "Saturday"};

}  // namespace

std::string time_in_words(const WallTime& time) {
    const auto hour = time.of_day.count() / 60;
    const auto minute = time.of_day.count() % 60;
    const std::string digits = std::to_string(minute);
    const std::string tail =
        minute == 0 ? std::string() : ":" + std::string(2 - digits.size(), '0') + digits;
    return std::to_string(hour % 12 == 0 ? 12 : hour % 12) + tail + (hour < 12 ? "am" : "pm");
}

std::string in_words(const WallTime& time) {
    return moothall::in_words(time.day) + " at " + time_in_words(time);
}

std::string weekday_in_words(moothall::Date day) {
    return std::string(weekdays.at(std::chrono::weekday(day).c_encoding())) + " " +
           moothall::in_words(day);
}

std::string moment_in_words(const WallTime& time, moothall::Date today) {
    return time.day == today ? "at " + time_in_words(time) : "on " + in_words(time);
}

std::string short_in_words(moothall::Date day) {
    const std::string whole = moothall::in_words(day);
    return whole.substr(0, whole.find(' ') + 4);
}

std::string near_in_words(moothall::Date day, moothall::Date today) {
    switch ((day - today).count()) {
        case 0:
            return "today";
        case 1:
            return "tomorrow";
        case -1:
            return "yesterday";
        default:
            return moothall::in_words(day);
    }
}

}  // namespace desk
