#include "operations/workflows/explanation_words.h"

#include "calendar/london.h"

namespace moothall::operations {
namespace {

std::string called(const Table& action) {
    return action.text("title") + " (" + action.text("name") + ")";
}

void add_clocks(std::string& text, const List& clocks) {
    if (clocks.empty()) {
        return;
    }
    text += "\nDeadlines\n";
    for (const Value& one : clocks) {
        text +=
            "  " + one.as_table()->text("name") + ": " + one.as_table()->text("explanation") + "\n";
    }
}

void add_actions(std::string& text, const List& actions) {
    std::string open;
    std::string shut;
    for (const Value& one : actions) {
        const Table& action = *one.as_table();
        if (action.yes_no("available")) {
            open += "  " + called(action) + "\n";
        } else {
            shut += "  " + called(action) + ": " + action.text("reason") + "\n";
        }
    }
    text += open.empty() ? "" : "\nWhat can be done now\n" + open;
    text += shut.empty() ? "" : "\nWhat cannot be done, and why\n" + shut;
}

void add_list(std::string& text, const std::string& heading, const List& sentences) {
    if (sentences.empty()) {
        return;
    }
    text += "     " + heading + "\n";
    for (const Value& one : sentences) {
        text += "       - " + *one.as_text() + "\n";
    }
}

std::string who(const std::string& by) {
    if (by == "time") {
        return "by itself, when it was due";
    }
    return by == "system" ? "by the system administrator" : "by " + by;
}

std::string movement(const Table& decision) {
    const std::string& from = decision.text("from");
    const std::string& to = decision.text("to");
    if (to.empty()) {
        return "";
    }
    return from.empty() ? ", into '" + to + "'" : ", from '" + from + "' to '" + to + "'";
}

void add_decision(std::string& text, const Table& decision, const std::string& type) {
    text += "\n  " + std::to_string(decision.integer("number")) + ". " + decision.text("title") +
            movement(decision) + "\n     " + calendar::london_text(decision.instant("at")) + ", " +
            who(decision.text("by"));
    if (decision.has("version")) {
        text += ", by version " + std::to_string(decision.integer("version")) + " of " + type;
    }
    text += "\n";
    add_list(text, "It looked at", decision.list("looked_at"));
    add_list(text, "It asked", decision.list("asked"));
    add_list(text, "These guards held", decision.list("guards"));
    add_list(text, "What came of it", decision.list("effects"));
    text += "     " + decision.text("text") + "\n";
}

}  // namespace

std::string explanation_in_words(const Table& answer) {
    std::string text = answer.text("reference") + " (" + answer.text("type") + ") is '" +
                       answer.text("state_title") + "'.\n";
    add_clocks(text, answer.list("clocks"));
    add_actions(text, answer.list("actions"));
    if (!answer.list("decisions").empty()) {
        text += "\nWhat was decided\n";
    }
    for (const Value& one : answer.list("decisions")) {
        add_decision(text, *one.as_table(), answer.text("type"));
    }
    return text;
}

}  // namespace moothall::operations
