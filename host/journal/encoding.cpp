#include "journal/encoding.h"

#include <limits>

#include "journal/chains/hash.h"
#include "journal/journal.h"
#include "json/json.h"

namespace moothall::journal {
namespace {

DamagedEvent damaged(const store::EventRow& row, std::string_view part) {
    return DamagedEvent("The " + std::string(part) + " of event " + std::to_string(row.number) +
                        " of " + row.stream +
                        " cannot be read: run `moothall journal verify` to see what is damaged.");
}

Table decode_part(const store::EventRow& row, std::string_view part, std::string_view bytes) {
    Result<Value> parsed = json::parse(bytes);
    if (!parsed || parsed->as_table() == nullptr) {
        throw damaged(row, part);
    }
    return *parsed->as_table();
}

std::string text_or_empty(const Table& header, std::string_view name) {
    return header.find(name) == nullptr ? std::string() : header.text(name);
}

Event decode_header(const store::EventRow& row) {
    const Table header = decode_part(row, "header", row.header);
    const std::int64_t revision = header.integer("revision");
    if (revision < 0 || revision > std::numeric_limits<int>::max() ||
        header.text("stream") != row.stream || header.integer("number") != row.number) {
        throw damaged(row, "header");
    }
    const Instant recorded_at = header.instant("recorded_at");
    return Event{
        .position = row.position,
        .stream = row.stream,
        .number = row.number,
        .kind = header.text("kind"),
        .revision = static_cast<int>(revision),
        .recorded_at = recorded_at,
        .happened_at = header.instant("happened_at"),
        .cause = {.actor = header.text("actor"),
                  .on_behalf_of = text_or_empty(header, "on_behalf_of"),
                  .command = header.text("command"),
                  .decided_by = text_or_empty(header, "decided_by"),
                  .recorded_at = recorded_at},
        .facts = {},
        .body = {},
        .erased = !row.body.has_value(),
        .step = header.integer("step"),
    };
}

/// Appends `"name":"text",`.
void append_entry(std::string& out, std::string_view name, std::string_view text) {
    out += '"';
    out += name;
    out += "\":";
    json::append_text(out, text);
    out += ',';
}

void append_entry(std::string& out, std::string_view name, std::int64_t number) {
    out += '"';
    out += name;
    out += "\":";
    out += std::to_string(number);
    out += ',';
}

}  // namespace

Result<std::vector<EncodedDraft>> encode(const std::vector<Draft>& drafts,
                                         const Randomness& randomness) {
    std::vector<EncodedDraft> encoded;
    encoded.reserve(drafts.size());
    try {
        for (const Draft& draft : drafts) {
            EncodedDraft made{json::to_json(draft.facts),
                              std::string(salt_size, '\0'),
                              json::to_json(draft.body),
                              {}};
            if (made.facts.size() + made.body.size() > event_size_max) {
                return Refusal{RefusalKind::invalid_input,
                               "This is more than the 8 MiB that one step of a case can hold: "
                               "shorten it, or add it as a document."};
            }
            randomness(std::as_writable_bytes(std::span(made.salt)));
            made.body_hash = hash_of_body(made.salt, made.body);
            encoded.push_back(std::move(made));
        }
    } catch (const json::EncodingError& error) {
        return Refusal{RefusalKind::invalid_input, error.what()};
    }
    return encoded;
}

std::string encode_header(const Event& event) {
    // In the order of the names' bytes, as json::to_json would write it.
    std::string header;
    header.reserve(320);
    header += '{';
    append_entry(header, "actor", event.cause.actor);
    append_entry(header, "command", event.cause.command);
    if (!event.cause.decided_by.empty()) {
        append_entry(header, "decided_by", event.cause.decided_by);
    }
    append_entry(header, "happened_at", to_text(event.happened_at));
    append_entry(header, "kind", event.kind);
    append_entry(header, "number", event.number);
    if (!event.cause.on_behalf_of.empty()) {
        append_entry(header, "on_behalf_of", event.cause.on_behalf_of);
    }
    append_entry(header, "recorded_at", to_text(event.recorded_at));
    append_entry(header, "revision", event.revision);
    append_entry(header, "step", event.step);
    append_entry(header, "stream", event.stream);
    header.back() = '}';
    return header;
}

Event decode(const store::EventRow& row) {
    try {
        Event event = decode_header(row);
        event.facts = decode_part(row, "facts", row.facts);
        if (row.body) {
            event.body = decode_part(row, "body", *row.body);
        }
        return event;
    } catch (const ValueError&) {
        throw damaged(row, "header");
    }
}

Event decode(const store::EventRow& row, const Folds& folds) {
    Event event = decode(row);
    folds.upcast(event.kind, event.revision, event.facts, event.body);
    if (event.erased) {
        event.body = Table();
    }
    return event;
}

}  // namespace moothall::journal
