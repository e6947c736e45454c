#include "unsent/unsent_forms.h"

#include "json/json.h"

namespace moothall::unsent {
namespace {

struct Columns {
    enum : std::size_t { who, page, kept_at, fields };
};

constexpr std::size_t page_max = 300;

std::int64_t cell_of(Instant at) {
    return at.time_since_epoch().count();
}

bool is_too_old(const store::Row& row, Instant now) {
    return std::get<std::int64_t>(row.at(Columns::kept_at)) < cell_of(now - kept_for);
}

UnsentForm form_of(const store::Row& row) {
    const std::chrono::microseconds kept_at(std::get<std::int64_t>(row.at(Columns::kept_at)));
    return {std::get<std::string>(row.at(Columns::page)), Instant(kept_at),
            json::parse(std::get<std::string>(row.at(Columns::fields))).value()};
}

/// As it is kept; nothing for what is no plain text.
std::optional<std::string> text_of(const Value& fields) {
    try {
        return json::to_json(fields);
    } catch (const json::EncodingError&) {
        return std::nullopt;
    }
}

/// Takes away the oldest of those that are too old: a few at a time, so that nobody waits.
void sweep(store::Writer& writer, Instant now) {
    constexpr std::size_t at_once = 20;
    for (const store::Row& row :
         writer.list({&unsent_table(), "by_age", {}, {}, cell_of(now - kept_for), {}, at_once})) {
        writer.remove(unsent_table(), {row.at(Columns::who), row.at(Columns::page)});
    }
}

bool has_room(store::Reader& reader, const std::string& who, const std::string& page) {
    return reader.find(unsent_table(), {who, page}) ||
           reader.list({&unsent_table(), "", {who}, {}, {}, {}, forms_max, {Columns::page}})
                   .size() < forms_max;
}

}  // namespace

const store::Table& unsent_table() {
    static const store::Table table{"unsent_forms",
                                    store::TableClass::working,
                                    {{"who", store::ColumnKind::text},
                                     {"page", store::ColumnKind::text},
                                     {"kept_at", store::ColumnKind::number},
                                     {"fields", store::ColumnKind::text}},
                                    2,
                                    {{"by_age", {Columns::kept_at}}},
                                    store::RowLength::kilobytes};
    return table;
}

Result<Done> keep(store::Store& store, const std::string& who, const UnsentForm& form) {
    if (form.page.empty() || form.page.size() > page_max) {
        return Refusal{RefusalKind::invalid_input, "Name the page, in at most 300 letters."};
    }
    const auto fields = text_of(form.fields);
    if (!fields || fields->size() > form_bytes_max) {
        return Refusal{RefusalKind::invalid_input,
                       "What was typed is kept as plain text of at most 64 KiB. Send it, or make "
                       "it shorter."};
    }
    bool is_full = false;
    store.write([&](store::Writer& writer) {
        sweep(writer, form.kept_at);
        is_full = !has_room(writer, who, form.page);
        if (!is_full) {
            writer.put(unsent_table(), {who, form.page, cell_of(form.kept_at), *fields});
        }
        return store::Verdict::keep;
    });
    if (is_full) {
        return Refusal{RefusalKind::not_available,
                       "You have 200 forms that were not sent. Send some of them, or drop them, to "
                       "keep another."};
    }
    return Done{};
}

std::optional<UnsentForm> find(store::Reader& reader, const std::string& who,
                               const std::string& page, Instant now) {
    const auto row = reader.find(unsent_table(), {who, page});
    return row && !is_too_old(*row, now) ? std::optional(form_of(*row)) : std::nullopt;
}

std::vector<UnsentForm> list(store::Reader& reader, const std::string& who, Instant now) {
    std::vector<UnsentForm> forms;
    for (const store::Row& row : reader.list({&unsent_table(), "", {who}, {}, {}, {}, forms_max})) {
        if (!is_too_old(row, now)) {
            forms.push_back(form_of(row));
        }
    }
    return forms;
}

void drop(store::Store& store, const std::string& who, const std::string& page) {
    store.write([&](store::Writer& writer) {
        writer.remove(unsent_table(), {who, page});
        return store::Verdict::keep;
    });
}

}  // namespace moothall::unsent
