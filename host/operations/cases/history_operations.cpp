// What happened on a case, told for people, the newest first.
#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "cases/find_case.h"
#include "operations/answers.h"
#include "operations/council.h"
#include "operations/operation_groups.h"
#include "workflows/explaining/event_sentences.h"

namespace moothall::operations {
namespace {

using journal::Event;
using workflows::Definition;

struct KindOfEvent {
    std::string_view kind;
    std::string_view group;  ///< By which a reader asks for it.
    std::string_view title;  ///< Empty: that of what was done.
};

constexpr auto kinds = std::to_array<KindOfEvent>({
    {"case.opened", "steps", "Case opened"},
    {"case.imported", "steps", "Taken from an import"},
    {"case.action_taken", "steps", ""},
    {"case.timer_fired", "steps", ""},
    {"case.timer_refused", "steps", "A timer could not do its work"},
    {"case.held", "steps", "Put on hold"},
    {"case.hold_lifted", "steps", "Hold lifted"},
    {"case.assigned", "steps", "Assigned"},
    {"case.field_set", "steps", "Details changed"},
    {"case.noted", "notes", "Note"},
    {"case.message_added", "messages", ""},
    {"case.document_added", "documents", "Document added"},
    {"case.letter_requested", "documents", "Letter"},
    {"case.delivered", "documents", "Delivered"},
    {"case.delivery_failed", "documents", "Could not be delivered"},
    {"case.task_added", "tasks", "Task added"},
    {"case.task_done", "tasks", "Task done"},
    {"case.brought_forward", "tasks", "Brought forward"},
});

const KindOfEvent* kind_of(const Event& event) {
    const auto found = std::ranges::find(kinds, std::string_view(event.kind), &KindOfEvent::kind);
    return found == kinds.end() ? nullptr : &*found;
}

bool is_of(const Event& event, std::string_view group) {
    const KindOfEvent* kind = kind_of(event);
    return group.empty() || (kind != nullptr && kind->group == group);
}

/// What was done by an action or a timer, as the workflow calls it.
std::string title_of(const Event& event, const Definition& definition) {
    const KindOfEvent* kind = kind_of(event);
    if (kind == nullptr) {
        return "Noted";
    }
    if (!kind->title.empty()) {
        return std::string(kind->title);
    }
    if (event.kind == "case.message_added") {
        return event.facts.text("direction") == "in" ? "Message received" : "Message sent";
    }
    const std::string name = event.facts.text_or_empty("action");
    const workflows::Action* action = definition.action(name);
    if (action != nullptr) {
        return workflows::in_english(action->title);
    }
    const bool is_by_time = event.kind == "case.timer_fired";
    return is_by_time ? "By itself, when its time had come" : name;
}

/// Who did what, by the names of officers; what happens by itself is named too.
class Actors {
public:
    explicit Actors(store::Reader& reader) : reader_(reader) {}

    const std::string& name_of(const std::string& actor) {
        const auto [found, is_new] = names_.try_emplace(actor);
        if (is_new) {
            found->second = looked_up(actor);
        }
        return found->second;
    }

private:
    std::string looked_up(const std::string& actor) {
        if (actor == "time") {
            return "time";
        }
        const std::string username = identity::username_of(reader_, actor);
        const auto officer = identity::find_officer(reader_, username);
        return officer && !officer->name.empty() ? officer->name : username;
    }

    store::Reader& reader_;
    std::map<std::string, std::string> names_;
};

/// Who has the case now, and why. Empty where an event changed its team alone.
List sentences_of_assignment(const Event& event, Actors& actors) {
    List all;
    if (event.body.has("owner")) {
        const std::string& owner = event.body.text("owner");
        all.emplace_back(owner.empty() ? std::string("It is nobody's now.")
                                       : "Given to " + actors.name_of(owner) + ".");
    }
    if (event.body.has("reason")) {
        all.emplace_back(event.body.text("reason"));
    }
    return all;
}

/// Where the case went, before what else came of it.
List sentences(const Event& event, const Definition& definition) {
    List all;
    const workflows::State* to = definition.state(event.facts.text_or_empty("to"));
    const bool moves = event.facts.text_or_empty("from") != event.facts.text_or_empty("to");
    if (to != nullptr && moves && !event.erased) {
        all.emplace_back("The case is now '" + workflows::in_english(to->title) + "'.");
    }
    if (event.kind == "case.noted" && !event.erased) {
        return all;  // Its text stands by itself.
    }
    for (std::string& sentence : workflows::deeds_of(event, definition)) {
        all.emplace_back(std::move(sentence));
    }
    return all;
}

Table told(const Event& event, const Definition& definition, Actors& actors) {
    Table item;
    item.set("number", event.number)
        .set("happened_at", event.happened_at)
        .set("by", actors.name_of(event.cause.actor))
        .set("title", title_of(event, definition))
        .set("sentences", event.kind == "case.assigned" && !event.erased
                              ? sentences_of_assignment(event, actors)
                              : sentences(event, definition));
    List clocks;
    for (std::string& sentence : workflows::clock_sentences_of(event, definition)) {
        clocks.emplace_back(std::move(sentence));
    }
    if (!clocks.empty()) {
        item.set("clocks", std::move(clocks));
    }
    const bool is_written = event.kind == "case.noted" || event.kind == "case.message_added";
    if (is_written && event.body.has("text")) {
        item.set("text", event.body.text("text"));
    }
    return item;
}

std::int64_t number_in(const std::string& cursor, std::int64_t otherwise) {
    std::int64_t number = otherwise;
    std::from_chars(cursor.data(), cursor.data() + cursor.size(), number);
    return number;
}

/// Goes back through a stream, a stretch at a time, until enough of the group was met.
Result<Value> history(Council& council, const Caller&, const Table& arguments) {
    constexpr std::int64_t stretch = 100;
    const auto reader = council.store.read();
    const auto record = cases::find_case(*reader, arguments.text("reference"));
    if (!record) {
        return record.error();
    }
    const auto bundle = council.bundles.get(*reader, record->workflow);
    const auto head = reader->head(record->stream());
    const std::string group = arguments.text_or_empty("of");
    const auto limit = limit_of(arguments);
    Actors actors(*reader);
    List items;
    std::int64_t below =
        number_in(arguments.text_or_empty("cursor"), (head ? head->number : 0) + 1);
    while (below > 1 && items.size() < limit) {
        const std::int64_t after = std::max<std::int64_t>(0, below - 1 - stretch);
        auto events = journal::events_of(*reader, council.folds, record->stream(), after,
                                         static_cast<std::size_t>(below - 1 - after));
        std::ranges::reverse(events);
        for (const Event& event : events) {
            if (items.size() == limit) {
                break;
            }
            below = event.number;
            if (is_of(event, group)) {
                items.emplace_back(told(event, bundle->definition, actors));
            }
        }
        if (events.empty()) {
            break;
        }
    }
    return list_answer(std::move(items), below > 1 ? std::to_string(below) : std::string());
}

}  // namespace

std::vector<Operation> history_operations() {
    return {{"case.history",
             "case.history { reference: text, of?: steps|notes|messages|documents|tasks, limit?: "
             "integer 1..1000, cursor?: text } -> page of told_event",
             "Tells what happened on a case, in sentences, the newest first.",
             access::Deed::read,
             {{"reference"}, "", {"number", "happened_at", "by", "title"}},
             history}};
}

}  // namespace moothall::operations
