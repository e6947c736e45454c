#include "system/running/story.h"

#include <gtest/gtest.h>

#include "journal/journal.h"

namespace moothall {
namespace {

std::string key_of_delivery(const std::string& stream, std::int64_t number) {
    return stream.substr(std::string("case/").size()) + "/" + std::to_string(number);
}

void note(Story& story, const journal::Event& event) {
    ++story.events_of_command[event.cause.command];
    if (event.kind == "case.timer_fired") {
        ++story.fired[event.stream];
    } else if (event.kind == "case.action_taken") {
        ++story.actions[event.stream][event.facts.text("action")];
    } else if (event.kind == "case.letter_requested" && event.facts.has("outgoing")) {
        ++story.letters[key_of_delivery(event.stream, event.number)];
    } else if (event.kind == "case.delivered") {
        ++story.delivered[key_of_delivery(event.stream, event.facts.integer("number"))];
    } else if (event.kind == "case.delivery_failed") {
        ++story.deliveries_failed;
    } else if (event.kind == "case.noted") {
        ++story.notes[event.body.text_or_empty("text")];
    }
}

}  // namespace

Story read_story(store::Store& store, const journal::Folds& folds) {
    constexpr std::size_t page = 2'000;
    Story story;
    std::map<std::string, std::int64_t> number_of_stream;
    const auto reader = store.read();
    while (true) {
        const auto events = journal::events_after(*reader, folds, story.events, page);
        for (const auto& event : events) {
            EXPECT_EQ(event.position, ++story.events);
            EXPECT_EQ(event.number, ++number_of_stream[event.stream]) << event.stream;
            note(story, event);
        }
        if (events.size() < page) {
            return story;
        }
    }
}

}  // namespace moothall
