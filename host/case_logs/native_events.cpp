#include "case_logs/native_events.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "case_logs/log_events.h"

namespace moothall::case_logs {
namespace {

/// Facts that stand in columns of their own. The channel of a message does not: another column
/// has that by which the case came.
bool is_told_elsewhere(const journal::Event& event, std::string_view fact) {
    constexpr std::array<std::string_view, 6> told{"action",   "reference",   "type",
                                                   "workflow", "received_at", "team"};
    return std::ranges::find(told, fact) != told.end() ||
           (fact == "channel" && event.kind == "case.opened");
}

std::optional<std::string> plain_text(const Value& value) {
    if (const auto* text = value.as_text()) {
        return *text;
    }
    if (const auto* number = value.as_integer()) {
        return std::to_string(*number);
    }
    if (const auto* yes_no = value.as_yes_no()) {
        return *yes_no ? "true" : "false";
    }
    return std::nullopt;
}

std::string activity_of(const journal::Event& event) {
    if (event.kind == "case.action_taken") {
        return event.facts.text("action");
    }
    return event.kind.substr(event.kind.find('.') + 1);
}

void add_unless_empty(event_logs::Attributes& attributes, const char* name,
                      const std::string& value) {
    if (!value.empty()) {
        attributes.emplace_back(name, value);
    }
}

}  // namespace

event_logs::ImportedCase case_as_logged(const cases::CaseRecord& record) {
    event_logs::ImportedCase made;
    made.id = record.reference;
    add_unless_empty(made.attributes, "case:type", record.type);
    add_unless_empty(made.attributes, "case:channel", record.channel);
    add_unless_empty(made.attributes, "case:team", record.team);
    return made;
}

std::optional<event_logs::ImportedEvent> event_as_logged(const journal::Event& event) {
    if (event.kind == imported_kind || event.kind == imported_event_kind) {
        return std::nullopt;
    }
    event_logs::ImportedEvent made;
    made.activity = activity_of(event);
    made.happened_at = event.happened_at;
    made.time_text = to_text(event.happened_at);
    made.resource = event.cause.actor;
    made.lifecycle = "complete";
    for (const auto& [name, value] : event.facts.entries()) {
        const auto text = plain_text(value);
        if (text && !text->empty() && !is_told_elsewhere(event, name)) {
            made.attributes.emplace_back(name, *text);
        }
    }
    return made;
}

}  // namespace moothall::case_logs
