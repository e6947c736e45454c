#include "case_logs/log_events.h"

#include <algorithm>

#include "cases/case_change.h"

namespace moothall::case_logs {
namespace {

using event_logs::AttributeKind;
using event_logs::Attributes;
using event_logs::ImportedEvent;

/// Nothing where every column is of text: then no word is lost about it.
List kinds_to_list(const std::vector<AttributeKind>& kinds) {
    List list;
    const bool all_are_text =
        std::ranges::all_of(kinds, [](AttributeKind kind) { return kind == AttributeKind::text; });
    for (const AttributeKind kind : kinds) {
        if (!all_are_text) {
            list.emplace_back(std::string(event_logs::name_of(kind)));
        }
    }
    return list;
}

}  // namespace

Table to_table(const Attributes& attributes) {
    Table table;
    for (const auto& [name, value] : attributes) {
        table.set(name, value);
    }
    return table;
}

Attributes attributes_from(const Table& table) {
    Attributes attributes;
    for (const auto& [name, value] : table.entries()) {
        attributes.emplace_back(name, *value.as_text());
    }
    return attributes;
}

Table to_table(const TakenLog& log) {
    List columns;
    for (const std::string& column : log.columns) {
        columns.emplace_back(column);
    }
    Table table;
    if (List kinds = kinds_to_list(log.kinds); !kinds.empty()) {
        table.set("kinds", std::move(kinds));
    }
    return table.set("import", log.import)
        .set("sha256", log.sha256)
        .set("file_name", log.file_name)
        .set("type", log.type)
        .set("columns", std::move(columns))
        .set("cases", log.cases)
        .set("events", log.events)
        .set("taken_at", log.taken_at);
}

TakenLog taken_log_from(const Table& table) {
    TakenLog log;
    log.import = table.text("import");
    log.sha256 = table.text("sha256");
    log.file_name = table.text("file_name");
    log.type = table.text("type");
    for (const Value& column : table.list("columns")) {
        log.columns.push_back(*column.as_text());
    }
    if (table.has("kinds")) {
        for (const Value& kind : table.list("kinds")) {
            log.kinds.push_back(
                event_logs::kind_named(*kind.as_text()).value_or(AttributeKind::text));
        }
    }
    log.cases = table.integer("cases");
    log.events = table.integer("events");
    log.taken_at = table.instant("taken_at");
    return log;
}

event_logs::LogColumns columns_of(const TakenLog& log) {
    return {log.columns, log.kinds};
}

journal::Draft log_taken(const TakenLog& log) {
    const Table whole = to_table(log);
    Table facts;
    for (const char* name : {"import", "sha256", "type", "cases", "events"}) {
        facts.set(name, *whole.find(name));
    }
    Table body;
    for (const char* name : {"file_name", "columns", "kinds"}) {
        if (const Value* value = whole.find(name)) {
            body.set(name, *value);
        }
    }
    return {std::string(import_stream) + log.sha256,
            "import.taken",
            1,
            log.taken_at,
            std::move(facts),
            std::move(body)};
}

TakenLog taken_log_from(const journal::Event& event) {
    Table whole = event.facts;
    for (const auto& [name, value] : event.body.entries()) {
        whole.set(name, value);
    }
    whole.set("taken_at", event.happened_at);
    return taken_log_from(whole);
}

journal::Draft case_imported(const std::string& stream, const std::string& import,
                             const Attributes& attributes, Instant at) {
    return cases::added(stream, std::string(imported_kind), at, Table{}.set("import", import),
                        Table{}.set("attributes", to_table(attributes)));
}

Attributes attributes_from(const journal::Event& event) {
    return event.body.has("attributes") ? attributes_from(event.body.table("attributes"))
                                        : Attributes{};
}

journal::Draft event_imported(const std::string& stream, const std::string& import,
                              const ImportedEvent& event) {
    Table facts;
    facts.set("import", import).set("row", event.row).set("activity", event.activity);
    facts.set_unless_empty("lifecycle", event.lifecycle);
    Table body;
    body.set("time", event.time_text);
    body.set_unless_empty("resource", event.resource);
    if (!event.attributes.empty()) {
        body.set("attributes", to_table(event.attributes));
    }
    return cases::added(stream, std::string(imported_event_kind), event.happened_at,
                        std::move(facts), std::move(body));
}

ImportedEvent imported_event_from(const journal::Event& event) {
    ImportedEvent made;
    made.row = event.facts.integer("row");
    made.activity = event.facts.text("activity");
    made.lifecycle = event.facts.text_or_empty("lifecycle");
    made.happened_at = event.happened_at;
    made.time_text = event.body.has("time") ? event.body.text("time") : to_text(event.happened_at);
    made.resource = event.body.text_or_empty("resource");
    made.attributes = attributes_from(event);
    return made;
}

}  // namespace moothall::case_logs
