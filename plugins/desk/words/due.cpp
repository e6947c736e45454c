#include "words/due.h"

#include <algorithm>
#include <cstdlib>

namespace desk {
namespace {

std::string days(std::int64_t count, const char* kind) {
    return std::to_string(count) + " " + kind + (count == 1 ? " day" : " days");
}

/// Days from today to a date, in working days where the council said how many.
std::string left_in_words(const moothall::Table& clock, std::int64_t calendar_days) {
    const bool is_over = calendar_days < 0;
    if (clock.has("working_days_left")) {
        const std::int64_t working = std::llabs(clock.integer("working_days_left"));
        if (working > 0) {
            return days(working, "working") + (is_over ? " over" : " left");
        }
        return is_over ? "Over since the last working day" : "Due before the next working day";
    }
    return days(std::llabs(calendar_days), "calendar") + (is_over ? " over" : " left");
}

/// Whether a deadline stands still.
bool is_paused(const moothall::Table& the_case) {
    return the_case.has("clocks") &&
           std::ranges::any_of(the_case.list("clocks"), [](const moothall::Value& clock) {
               return clock.as_table() != nullptr &&
                      clock.as_table()->text_or_empty("status") == "paused";
           });
}

}  // namespace

moothall::Date monday_of(moothall::Date day) {
    return day - (std::chrono::weekday(day) - std::chrono::Monday);
}

moothall::Date end_of_week(moothall::Date today) {
    const unsigned weekday = std::chrono::weekday(today).iso_encoding();  // 1 for Monday.
    constexpr unsigned friday = 5;
    return today + std::chrono::days(weekday > friday ? 14 - weekday : 7 - weekday);
}

DueWords clock_words(const moothall::Table& clock, moothall::Date today) {
    const std::string status = clock.text_or_empty("status");
    if (!clock.has("due_on")) {
        return {.text = status == "paused" ? "Paused" : "No date"};
    }
    const moothall::Date due = clock.date("due_on");
    DueWords words{.text = {}, .day = moothall::in_words(due)};
    if (status == "stopped" || status == "met") {
        words.text = "Done";
        words.urgency = Urgency::done;
        return words;
    }
    if (status == "paused") {
        return {.text = "Paused", .day = "Not before " + words.day};
    }
    const std::int64_t away = (due - today).count();
    if (away == 0) {
        words.text = "Due today";
        words.urgency = Urgency::today;
        return words;
    }
    words.text = left_in_words(clock, away);
    words.urgency = away < 0                    ? Urgency::late
                    : due <= end_of_week(today) ? Urgency::soon
                                                : Urgency::none;
    return words;
}

DueWords due_words(const moothall::Table& the_case, moothall::Date today) {
    if (!the_case.has("due_on")) {
        const bool is_closed = the_case.has("open") && !the_case.yes_no("open");
        return {.text = is_closed ? "Closed" : is_paused(the_case) ? "Paused" : "No date"};
    }
    if (the_case.has("clocks")) {
        for (const moothall::Value& clock : the_case.list("clocks")) {
            const moothall::Table* found = clock.as_table();
            if (found != nullptr && found->text_or_empty("due_on") == the_case.text("due_on")) {
                return clock_words(*found, today);
            }
        }
    }
    moothall::Table bare;
    bare.set("due_on", the_case.text("due_on"));
    return clock_words(bare, today);
}

}  // namespace desk
