#include "journal/folding/taking_back.h"

#include <functional>
#include <set>

#include "journal/journal.h"

namespace moothall::journal {
namespace {

constexpr std::size_t page = 500;

/// Visits the events of a stream up to a number, in order.
void for_each(store::Reader& from, const Folds& folds, std::string_view stream, std::int64_t last,
              const std::function<void(Event&)>& visit) {
    std::int64_t done = 0;
    while (done < last) {
        std::vector<Event> events = events_of(from, folds, stream, done, page);
        if (events.empty()) {
            return;
        }
        for (Event& event : events) {
            done = event.number;
            if (done <= last) {
                visit(event);
            }
        }
    }
}

}  // namespace

std::vector<std::int64_t> taken_back_by(const Event& event) {
    std::vector<std::int64_t> numbers;
    if (event.facts.has(takes_back)) {
        for (const Value& number : event.facts.list(takes_back)) {
            numbers.push_back(*number.as_integer());
        }
    }
    return numbers;
}

void fold(const Event& event, const Folds& folds, store::Reader& from, store::Writer& into) {
    if (event.facts.has(takes_back)) {
        fold_again(event.stream, event.number, folds, from, into);
    } else {
        folds.apply(event, into);
    }
}

void fold_again(std::string_view stream, std::int64_t last, const Folds& folds, store::Reader& from,
                store::Writer& into) {
    std::set<std::int64_t> gone;
    for_each(from, folds, stream, last, [&](const Event& event) {
        const auto numbers = taken_back_by(event);
        gone.insert(numbers.begin(), numbers.end());
    });
    folds.forget(stream, last, into);
    for_each(from, folds, stream, last, [&](Event& event) {
        event.position = 0;  // As it was when it was folded at first.
        if (!gone.contains(event.number)) {
            folds.apply(event, into);
        }
    });
}

}  // namespace moothall::journal
