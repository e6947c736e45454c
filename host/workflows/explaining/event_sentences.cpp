#include "workflows/explaining/event_sentences.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>

#include "workflows/explaining/plain_values.h"

namespace moothall::workflows {
namespace {

std::string quoted(std::string_view name) {
    return "'" + std::string(name) + "'";
}

std::string label_of(const Definition& definition, const std::string& field) {
    const Field* known = definition.field(field);
    const std::string label = known == nullptr ? "" : in_english(known->label);
    return label.empty() ? plain_name(field) : label;
}

/// " (the case is in 'Waiting')": why a clock stands or goes on.
std::string why(const Definition& definition, const Table& step) {
    if (!step.has("reason")) {
        return "";
    }
    const std::string& reason = step.text("reason");
    const std::size_t colon = reason.find(':');
    const std::string kind = reason.substr(0, colon);
    const std::string name = colon == std::string::npos ? "" : reason.substr(colon + 1);
    if (const State* state = definition.state(name); kind == "state" && state != nullptr) {
        return " (because of the state " + quoted(in_english(state->title)) + ")";
    }
    if (const Hold* hold = definition.hold(name); kind == "hold" && hold != nullptr) {
        return " (because of the hold " + quoted(in_english(hold->title)) + ")";
    }
    return "";
}

void add_clocks(std::vector<std::string>& told, const Definition& definition, const Table& facts) {
    if (!facts.has("clocks")) {
        return;
    }
    for (const Value& one : facts.list("clocks")) {
        const Table& step = *one.as_table();
        const Clock* clock = definition.clock(step.text("clock"));
        const std::string title = clock == nullptr ? "" : in_english(clock->title);
        told.push_back("The clock " + quoted(title.empty() ? step.text("clock") : title) + " was " +
                       step.text("what") + why(definition, step) + ".");
    }
}

std::string timer_sentence(const Definition& definition, const Table& timer) {
    std::string sentence = "The timer " + quoted(timer.text("name")) + " was set";
    if (timer.has("on")) {
        sentence += " for " + plain_value("on", *timer.find("on"));
    } else if (timer.has("after")) {
        const auto& [unit, count] = *timer.table("after").entries().begin();
        sentence += " for " + plain_value("", count) + " " + plain_name(unit) + " later";
    } else if (timer.has("at_end_of")) {
        sentence += " for the end of the clock " + quoted(timer.text("at_end_of"));
    }
    if (timer.has("take")) {
        const Action* action = definition.action(timer.text("take"));
        const std::string title =
            action == nullptr ? timer.text("take") : in_english(action->title);
        sentence += "; it takes the action " + quoted(title);
    }
    return sentence + ".";
}

void add_timers(std::vector<std::string>& told, const Definition& definition, const Table& facts) {
    if (facts.has("timers")) {
        for (const Value& one : facts.list("timers")) {
            told.push_back(timer_sentence(definition, *one.as_table()));
        }
    }
}

void add_fields(std::vector<std::string>& told, const Definition& definition, const Table& body,
                std::string_view verb) {
    if (!body.has("fields")) {
        return;
    }
    for (const auto& [name, value] : body.table("fields").entries()) {
        told.push_back(label_of(definition, name) + std::string(verb) + plain_value(name, value) +
                       ".");
    }
}

std::string until(const Table& hold) {
    return hold.has("until") ? " until " + plain_value("until", *hold.find("until")) : "";
}

std::string due(const Table& facts) {
    return facts.has("due_on") ? ", due " + plain_value("due_on", *facts.find("due_on")) : "";
}

std::string place_in(const Table& facts) {
    return plain_value("amount", *facts.find("amount")) + " of " + quoted(facts.text("key")) +
           " in " + facts.text("register") + " for " + plain_value("on", *facts.find("on"));
}

std::string letter_sentence(const journal::Event& event) {
    const std::string to = event.body.has("to") ? " to the " + event.body.text("to") : "";
    return "The letter " + quoted(event.facts.text("letter")) + to + " was asked for.";
}

std::string row_sentence(const journal::Event& event, const Definition& definition,
                         std::string_view what) {
    std::string values;
    if (event.body.has("values")) {
        Table columns = event.body.table("values");
        columns.remove("row");
        values = ": " + plain_value("", columns);
    }
    return "Row " + plain_value("", *event.facts.find("row")) + " of " +
           quoted(label_of(definition, event.facts.text("field"))) + " was " + std::string(what) +
           values + ".";
}

std::string task_done(const journal::Event& event, const Definition&) {
    return "Task " + std::to_string(event.facts.integer("task")) + " was done.";
}

std::string assigned(const journal::Event& event, const Definition&) {
    const bool has_owner = !event.body.text_or_empty("owner").empty();
    const std::string reason = event.body.text_or_empty("reason");
    return (has_owner ? "The case has another owner." : "The case has no owner now.") +
           (reason.empty() ? "" : " " + reason);
}

/// "It came in by email from Ann Example, about 'Bins'." Its text stands by itself.
std::string message_sentence(const journal::Event& event) {
    std::string sentence = event.facts.text("direction") == "in" ? "It came in" : "It was sent";
    const auto add = [&](const char* word, const std::string& what) {
        sentence += what.empty() ? "" : word + what;
    };
    add(" by ", plain_name(event.facts.text_or_empty("channel")));
    add(" from ", event.body.text_or_empty("sender"));
    add(" to ", event.body.text_or_empty("recipient"));
    const std::string subject = event.body.text_or_empty("subject");
    add(", about ", subject.empty() ? subject : quoted(subject));
    return sentence + ".";
}

std::string linked(const journal::Event& event, const Definition&) {
    return "The case was linked to " + event.body.text("to") + ".";
}

std::string hold_lifted(const journal::Event& event, const Definition& definition) {
    const Hold* hold = definition.hold(event.facts.text("hold"));
    return "The hold " +
           quoted(hold == nullptr ? event.facts.text("hold") : in_english(hold->title)) +
           " was lifted.";
}

using Say = std::function<std::string(const journal::Event&, const Definition&)>;

std::string text_of(const journal::Event& event) {
    return event.body.has("text") ? event.body.text("text") : "";
}

constexpr std::string_view undone = "It counts no more: the case is as it was before.";

/// The kinds of event that one sentence says.
const std::map<std::string, Say>& sentences() {
    static const std::map<std::string, Say> all{
        {"case.letter_requested", [](const auto& e, const auto&) { return letter_sentence(e); }},
        {"case.delivered",
         [](const auto& e, const auto&) {
             return "The " + e.facts.text("kind") + " " + quoted(e.facts.text("name")) +
                    " was delivered.";
         }},
        {"case.delivery_failed",
         [](const auto& e, const auto&) {
             return "The " + e.facts.text("kind") + " " + quoted(e.facts.text("name")) +
                    " could not be delivered: " + e.body.text_or_empty("reason");
         }},
        {"case.delivery_retried",
         [](const auto&, const auto&) {
             return std::string("What could not be delivered is to be tried again.");
         }},
        {"case.row_added",
         [](const auto& e, const auto& d) { return row_sentence(e, d, "added"); }},
        {"case.row_changed",
         [](const auto& e, const auto& d) { return row_sentence(e, d, "changed"); }},
        {"case.row_removed",
         [](const auto& e, const auto& d) { return row_sentence(e, d, "removed"); }},
        {"case.task_added",
         [](const auto& e, const auto&) {
             return "A task was added: " + quoted(text_of(e)) + due(e.facts) + ".";
         }},
        {"case.task_done", task_done},
        {"case.assigned", assigned},
        {"case.held",
         [](const auto& e, const auto&) {
             const Table& hold = e.facts.table("hold");
             return "The case was put on hold: " + quoted(hold.text("title")) + until(hold) + ".";
         }},
        {"case.hold_lifted", hold_lifted},
        {"case.timer_set",
         [](const auto& e, const auto& d) { return timer_sentence(d, e.facts.table("timer")); }},
        {"case.timer_dropped",
         [](const auto& e, const auto&) {
             return "The timer " + quoted(e.facts.text("timer")) + " was dropped.";
         }},
        {"case.reserved",
         [](const auto& e, const auto&) { return "Reserved: " + place_in(e.facts) + "."; }},
        {"case.released",
         [](const auto& e, const auto&) { return "Given back: " + place_in(e.facts) + "."; }},
        {"case.noted",
         [](const auto& e, const auto&) {
             return "A note was written: " + quoted(text_of(e)) + ".";
         }},
        {"case.message_added", [](const auto& e, const auto&) { return message_sentence(e); }},
        {"case.brought_forward",
         [](const auto& e, const auto&) {
             return "The case was brought forward" + due(e.facts) + ": " + quoted(text_of(e)) + ".";
         }},
        {"case.linked", linked},
        {"case.undone", [](const auto&, const auto&) { return std::string(undone); }},
    };
    return all;
}

bool moves_the_case(const std::string& kind) {
    return kind == "case.opened" || kind == "case.action_taken" || kind == "case.timer_fired";
}

}  // namespace

std::vector<std::string> deeds_of(const journal::Event& event, const Definition& definition) {
    std::vector<std::string> told;
    if (event.erased) {
        told.push_back("What it said was erased (" + event.kind + ").");
    } else if (event.kind == "case.field_set") {
        add_fields(told, definition, event.body, " was set to ");
    } else if (const auto found = sentences().find(event.kind); found != sentences().end()) {
        told.push_back(found->second(event, definition));
    } else if (moves_the_case(event.kind)) {
        add_fields(told, definition, event.body, " was given as ");
        if (event.body.has("reason")) {
            told.push_back("The reason given: " + event.body.text("reason"));
        }
    } else {
        told.push_back("It is noted as " + event.kind + ".");
    }
    return told;
}

std::vector<std::string> clock_sentences_of(const journal::Event& event,
                                            const Definition& definition) {
    std::vector<std::string> told;
    add_clocks(told, definition, event.facts);
    add_timers(told, definition, event.facts);
    return told;
}

std::vector<std::string> sentences_of(const journal::Event& event, const Definition& definition) {
    std::vector<std::string> told = deeds_of(event, definition);
    std::ranges::move(clock_sentences_of(event, definition), std::back_inserter(told));
    return told;
}

}  // namespace moothall::workflows
