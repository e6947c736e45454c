#include "operations/cases/told_events.h"

#include "identity/officer.h"
#include "workflows/explaining/event_sentences.h"
#include "workflows/explaining/event_titles.h"

namespace moothall::operations {
namespace {

using journal::Event;
using workflows::Definition;

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

}  // namespace

const std::string& Actors::name_of(const std::string& actor) {
    const auto [found, is_new] = names_.try_emplace(actor);
    if (is_new) {
        found->second = looked_up(actor);
    }
    return found->second;
}

std::string Actors::looked_up(const std::string& actor) {
    if (actor == "time") {
        return "time";
    }
    const std::string username = identity::username_of(reader_, actor);
    const auto officer = identity::find_officer(reader_, username);
    return officer && !officer->name.empty() ? officer->name : username;
}

Table told(const Event& event, const Definition& definition, Actors& actors) {
    Table item;
    item.set("number", event.number)
        .set("happened_at", event.happened_at)
        .set("by", actors.name_of(event.cause.actor))
        .set("title", workflows::title_of(event, definition))
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

}  // namespace moothall::operations
