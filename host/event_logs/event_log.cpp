#include "event_logs/event_log.h"

#include <stdexcept>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace moothall::event_logs {
namespace {

/// What `of_case`, made from its first event, does not already say of this event.
ImportedEvent event_from(LogEvent event, const LogColumns& columns,
                         const std::vector<std::string>& case_cells) {
    ImportedEvent made;
    made.row = event.row;
    made.line = event.source.place.line;
    made.activity = std::move(event.activity);
    made.happened_at = event.happened_at;
    made.time_text = std::move(event.time_text);
    made.resource = std::move(event.resource);
    made.lifecycle = std::move(event.lifecycle);
    for (std::size_t i = 0; i < columns.names().size(); ++i) {
        std::string& cell = event.source.cells[i];
        const bool differs = columns.role(i) == ColumnRole::of_the_case && cell != case_cells[i];
        const bool is_own = columns.role(i) == ColumnRole::of_the_event && !cell.empty();
        if (differs || is_own) {
            made.attributes.emplace_back(columns.names()[i], std::move(cell));
        }
    }
    return made;
}

Attributes case_attributes(const LogColumns& columns, const std::vector<std::string>& cells) {
    Attributes attributes;
    for (std::size_t i = 0; i < columns.names().size(); ++i) {
        if (columns.role(i) == ColumnRole::of_the_case && !cells[i].empty()) {
            attributes.emplace_back(columns.names()[i], cells[i]);
        }
    }
    return attributes;
}

}  // namespace

Result<EventLog> EventLog::check(std::istream& file, std::string name) {
    auto reader = LogReader::open(file, name);
    if (!reader) {
        return reader.error();
    }
    LogReader log = *std::move(reader);
    std::vector<CasePlaces> cases;
    std::unordered_map<std::string, std::size_t> numbers;
    std::size_t count = 0;
    while (true) {
        auto event = log.next();
        if (!event) {
            return event.error();
        }
        if (!*event) {
            break;
        }
        const auto [found, is_new] = numbers.try_emplace((*event)->case_id, cases.size());
        if (is_new) {
            cases.push_back({(*event)->case_id, {}});
        }
        cases[found->second].events.push_back({(*event)->source.place, (*event)->row});
        ++count;
    }
    if (count == 0) {
        return Refusal{RefusalKind::invalid_input,
                       name + " names its columns but has no events below them."};
    }
    return EventLog(std::move(log), std::move(cases), count);
}

ImportedCase EventLog::read_case(std::size_t number) {
    const CasePlaces& places = cases_.at(number);
    ImportedCase made;
    made.id = places.id;
    made.events.reserve(places.events.size());
    std::vector<std::string> case_cells;
    for (const EventPlace& place : places.events) {
        LogEvent event = read_event(places, place);
        if (case_cells.empty()) {
            case_cells = event.source.cells;
            made.attributes = case_attributes(columns(), case_cells);
        }
        made.events.push_back(event_from(std::move(event), columns(), case_cells));
    }
    return made;
}

LogEvent EventLog::read_event(const CasePlaces& of_case, const EventPlace& place) {
    reader_.go_to(place.place, place.row);
    auto event = reader_.next();
    if (!event || !*event || (*event)->case_id != of_case.id) {
        throw std::runtime_error("line " + std::to_string(place.place.line) +
                                 " of the event log is not what it was when it was checked");
    }
    return **std::move(event);
}

}  // namespace moothall::event_logs
