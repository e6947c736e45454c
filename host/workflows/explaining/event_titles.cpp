#include "workflows/explaining/event_titles.h"

#include <algorithm>
#include <array>

namespace moothall::workflows {
namespace {

struct KindOfEvent {
    std::string_view kind;
    std::string_view group;
    std::string_view title;  ///< Empty: that of what was done.
};

constexpr auto kinds = std::to_array<KindOfEvent>({
    {"case.opened", "steps", "Case opened"},
    {"case.imported", "steps", "Taken from an import"},
    {"case.action_taken", "steps", ""},
    {"case.timer_fired", "steps", ""},
    {"case.timer_refused", "steps", "A timer could not do its work"},
    {"case.undone", "steps", ""},
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

const KindOfEvent* find(std::string_view kind) {
    const auto found = std::ranges::find(kinds, kind, &KindOfEvent::kind);
    return found == kinds.end() ? nullptr : &*found;
}

/// `action` is that of an action; other kinds say by themselves what they are.
std::string title_of(std::string_view kind, const std::string& action,
                     const Definition& definition) {
    const KindOfEvent* known = find(kind);
    if (known == nullptr) {
        return "Noted";
    }
    if (!known->title.empty()) {
        return std::string(known->title);
    }
    if (const Action* found = definition.action(action)) {
        return in_english(found->title);
    }
    return kind == "case.timer_fired" ? "By itself, when its time had come" : action;
}

}  // namespace

std::string title_of(const journal::Event& event, const Definition& definition) {
    if (event.kind == "case.undone") {
        return "Undid: " + title_of_undone(event, definition);
    }
    if (event.kind == "case.message_added") {
        return event.facts.text("direction") == "in" ? "Message received" : "Message sent";
    }
    if (event.facts.has("handed_back")) {
        return "Handed back";
    }
    return title_of(event.kind, event.facts.text_or_empty("action"), definition);
}

std::string title_of_undone(const journal::Event& undone, const Definition& definition) {
    return title_of(undone.facts.text("undid"), undone.facts.text_or_empty("undid_action"),
                    definition);
}

std::string_view group_of(const journal::Event& event) {
    const KindOfEvent* known = find(event.kind);
    return known == nullptr ? std::string_view() : known->group;
}

}  // namespace moothall::workflows
