#include "live/latest_changes.h"

#include <algorithm>
#include <charconv>

namespace desk {
namespace {

using moothall::Result;
using moothall::Table;

constexpr std::string_view case_prefix = "case/";
constexpr std::int64_t page = 500;
constexpr int pages_at_once = 4;  // Who is further behind goes on the next time.
constexpr std::chrono::milliseconds looked_every{5};

std::int64_t number_in(const std::string& text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

}  // namespace

Result<Changes> LatestChanges::since(std::int64_t position, const moothall::channel::Caller& caller,
                                     moothall::channel::Council& council) {
    const std::lock_guard lock(mutex_);
    if (!has_begun_) {
        has_begun_ = true;
        known_behind_ = read_up_to_ = std::max(position, council.position() - page);
    }
    const moothall::Instant now = council.now();
    if (now < looked_at_ || now - looked_at_ >= looked_every) {
        looked_at_ = now;
        if (auto refusal = look(caller, council)) {
            return *std::move(refusal);
        }
    }
    Changes changes{{}, std::max(position, read_up_to_), position >= known_behind_};
    const auto first = std::ranges::upper_bound(known_, position, {}, &Change::position);
    changes.items.assign(first, known_.end());
    return changes;
}

/// What has come since the last look.
std::optional<moothall::Refusal> LatestChanges::look(const moothall::channel::Caller& caller,
                                                     moothall::channel::Council& council) {
    if (council.position() == read_up_to_) {
        return std::nullopt;
    }
    for (int pages = 0; pages < pages_at_once; ++pages) {
        const auto answer = council.operations.call(
            caller, "journal.events", Table{}.set("after", read_up_to_).set("limit", page), "");
        if (!answer) {
            return answer.error();
        }
        const auto& events = answer->as_table()->list("items");
        for (const moothall::Value& event : events) {
            take(*event.as_table());
        }
        read_up_to_ = number_in(answer->as_table()->text("next_cursor"));
        if (static_cast<std::int64_t>(events.size()) < page) {
            break;
        }
    }
    while (known_.size() > known_most) {
        known_behind_ = known_.front().position;
        known_.pop_front();
    }
    return std::nullopt;
}

void LatestChanges::take(const Table& event) {
    const std::string& stream = event.text("stream");
    if (!stream.starts_with(case_prefix)) {
        return;
    }
    const Table& body = event.table("body");
    known_.push_back({event.integer("position"), stream.substr(case_prefix.size()),
                      event.text("kind") == "case.assigned" ? body.text_or_empty("owner") : ""});
}

}  // namespace desk
