// What happened on a case, told for people, the newest first.
#include <algorithm>
#include <charconv>
#include <iterator>
#include <set>
#include <sstream>

#include "cases/find_case.h"
#include "finding/folded.h"
#include "journal/folding/taking_back.h"
#include "operations/answers.h"
#include "operations/cases/told_events.h"
#include "operations/council.h"
#include "operations/operation_groups.h"
#include "workflows/explaining/event_titles.h"

namespace moothall::operations {
namespace {

using journal::Event;

std::int64_t number_in(const std::string& cursor, std::int64_t otherwise) {
    std::int64_t number = otherwise;
    std::from_chars(cursor.data(), cursor.data() + cursor.size(), number);
    return number;
}

constexpr std::int64_t stretch = 100;

using Numbers = std::set<std::int64_t>;

void note_undone(const std::vector<Event>& events, Numbers& undone) {
    for (const Event& event : events) {
        const auto numbers = journal::taken_back_by(event);
        undone.insert(numbers.begin(), numbers.end());
    }
}

/// Whether every word of what is sought occurs in what people read of an event: also as a part of
/// a word, accents and case aside.
bool says(const Table& item, const std::vector<std::string>& sought) {
    if (sought.empty()) {
        return true;
    }
    std::string all =
        item.text("title") + "\n" + item.text("by") + "\n" + item.text_or_empty("text");
    for (const Value& sentence : item.list("sentences")) {
        all += "\n" + *sentence.as_text();
    }
    const std::string folded = finding::folded(all);
    return std::ranges::all_of(
        sought, [&](const std::string& word) { return folded.find(word) != std::string::npos; });
}

std::vector<std::string> words_of(const std::string& sought) {
    std::istringstream words(finding::folded(sought));
    return {std::istream_iterator<std::string>(words), {}};
}

/// Goes back through a stream, a stretch at a time, until enough of what is asked for was met.
Result<Value> history(Council& council, const Caller&, const Table& arguments) {
    const auto reader = council.store.read();
    const auto record = cases::find_case(*reader, arguments.text("reference"));
    if (!record) {
        return record.error();
    }
    const auto bundle = council.bundles.get(*reader, record->workflow);
    const auto head = reader->head(record->stream());
    const std::string group = arguments.text_or_empty("of");
    const auto sought = words_of(arguments.text_or_empty("q"));
    std::int64_t hidden = 0;
    const auto limit = limit_of(arguments);
    Actors actors(*reader);
    List items;
    std::int64_t below =
        number_in(arguments.text_or_empty("cursor"), (head ? head->number : 0) + 1);
    Numbers undone;  // What undoes stands shortly behind: perhaps on the page before.
    note_undone(journal::events_of(*reader, council.folds, record->stream(), below - 1, stretch),
                undone);
    while (below > 1 && items.size() < limit) {
        const std::int64_t after = std::max<std::int64_t>(0, below - 1 - stretch);
        auto events = journal::events_of(*reader, council.folds, record->stream(), after,
                                         static_cast<std::size_t>(below - 1 - after));
        note_undone(events, undone);
        std::ranges::reverse(events);
        for (const Event& event : events) {
            if (items.size() == limit) {
                break;
            }
            below = event.number;
            const bool is_of_group = group.empty() || workflows::group_of(event) == group;
            Table item = is_of_group ? told(event, bundle->definition, actors) : Table{};
            if (!is_of_group || !says(item, sought)) {
                ++hidden;
                continue;
            }
            if (undone.contains(event.number)) {
                item.set("undone", true);
            }
            items.emplace_back(std::move(item));
        }
        if (events.empty()) {
            break;
        }
    }
    Table answer = *list_answer(std::move(items), below > 1 ? std::to_string(below) : std::string())
                        .as_table();
    return Value(answer.set("hidden", hidden));
}

}  // namespace

std::vector<Operation> history_operations() {
    return {{"case.history",
             "case.history { reference: text, of?: steps|notes|messages|documents|tasks, q?: "
             "text (Words that it says.), limit?: integer 1..1000, cursor?: text } -> { items: "
             "[told_event], next_cursor?: text (Where the next page begins; absent on the last.), "
             "hidden: integer (How much was passed over by what was asked for, on this page.) }",
             "Tells what happened on a case, in sentences, the newest first.",
             access::Deed::read,
             {{"reference"}, "", {"number", "happened_at", "by", "title"}},
             history}};
}

}  // namespace moothall::operations
