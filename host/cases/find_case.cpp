#include "cases/find_case.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "cases/case_hits.h"
#include "cases/case_reference.h"
#include "cases/case_rows.h"
#include "cases/packed_case.h"
#include "cases/tables.h"

namespace moothall::cases {
namespace {

using Columns = CaseColumns;

std::optional<CaseRecord> one_by(store::Reader& reader, const char* index,
                                 const std::string& value) {
    const auto rows =
        reader.list({&case_table(), index, {value}, {}, {}, {}, 1, {Columns::record}});
    if (rows.empty()) {
        return std::nullopt;
    }
    return record_of(rows.front());
}

Refusal not_found(std::string_view typed) {
    const auto reference = normal_reference(typed);
    std::string reason = "There is no case " + std::string(typed.substr(0, 60)) + ".";
    if (reference && !check_letter_is_right(*reference)) {
        reason += " The last letter does not fit the number, so something in it was mistyped.";
    } else {
        reason += " Check the reference, or search for the name or the address.";
    }
    return {RefusalKind::not_found, reason};
}

/// Where a page ended: whether its cases were open, when the last is due, and its id.
struct Cursor {
    std::int64_t open;
    std::int64_t due;
    std::string id;
};

std::string to_text(const Cursor& cursor) {
    return std::to_string(cursor.open) + "." + std::to_string(cursor.due) + "." + cursor.id;
}

std::optional<Cursor> cursor_from(std::string_view text) {
    Cursor cursor{};
    const char* const end = text.data() + text.size();
    const auto open = std::from_chars(text.data(), end, cursor.open);
    if (open.ec != std::errc{} || open.ptr == end || *open.ptr != '.') {
        return std::nullopt;
    }
    const auto due = std::from_chars(open.ptr + 1, end, cursor.due);
    if (due.ec != std::errc{} || due.ptr == end || *due.ptr != '.') {
        return std::nullopt;
    }
    cursor.id.assign(due.ptr + 1, end);
    return cursor;
}

/// The index that narrows most, and the values of its columns before `open`.
struct Path {
    const char* index;
    store::Key equal;
};

Path path_of(const CaseFilter& filter) {
    if (!filter.customer.empty()) {
        return {"by_customer", {filter.customer}};
    }
    if (!filter.place.empty()) {
        return {"by_place", {filter.place}};
    }
    if (!filter.owner.empty()) {
        return {"by_owner", {filter.owner}};
    }
    if (!filter.type.empty()) {
        return {"by_type", {filter.type}};
    }
    if (!filter.team.empty()) {
        return {"by_team", {filter.team}};
    }
    if (filter.unassigned) {
        return {"by_owner", {std::string()}};
    }
    return {"by_due", {}};
}

bool is(const std::string& value, const std::string& wanted) {
    return wanted.empty() || value == wanted;
}

bool has_what_is_asked(const CaseRecord& record, const CaseFilter& filter) {
    return is(record.service(), filter.service) && is(record.type, filter.type) &&
           is(record.state, filter.state) && is(record.owner, filter.owner) &&
           is(record.team, filter.team) && is(record.customer, filter.customer) &&
           is(record.place, filter.place) && (!filter.unassigned || record.owner.empty()) &&
           (!filter.waiting || waits(record) == *filter.waiting);
}

/// When the cases are due that are asked for, whichever way that was said.
DueSpan span_of(const CaseFilter& filter) {
    DueSpan span = filter.due;
    if (filter.due_before) {
        const std::int64_t before = Instant(*filter.due_before).time_since_epoch().count();
        span.below = span.below ? std::min(*span.below, before) : before;
    }
    return span;
}

/// What the order of a list leaves out, and a search has to.
bool is_among(const store::Row& row, const CaseFilter& filter) {
    const bool open = std::get<std::int64_t>(row.at(Columns::open)) == 1;
    return (open || filter.closed_too) &&
           span_of(filter).holds(std::get<std::int64_t>(row.at(Columns::due)));
}

Cursor cursor_of(const store::Row& row) {
    return {std::get<std::int64_t>(row.at(Columns::open)),
            std::get<std::int64_t>(row.at(Columns::due)),
            std::get<std::string>(row.at(Columns::id))};
}

/// Fills the page from cases that are open, or from those that are not.
void fill(store::Reader& reader, const CaseFilter& filter, std::int64_t open, std::size_t limit,
          std::optional<Cursor> from, CasePage& page) {
    const Path path = path_of(filter);
    store::ListQuery query{&case_table(), path.index, path.equal, {}, {}, {}, limit + 1};
    query.equal.emplace_back(open);
    query.columns = {Columns::id, Columns::open, Columns::due, Columns::record};
    const DueSpan span = span_of(filter);
    if (span.from) {
        query.from = *span.from;
    }
    if (span.below) {
        query.below = *span.below;
    }
    Cursor last_shown{};
    while (true) {
        if (from) {
            query.after = path.equal;
            query.after.insert(query.after.end(), {open, from->due, from->id});
        }
        const auto rows = reader.list(query);
        for (const store::Row& row : rows) {
            CaseRecord record = record_of(row);
            if (!has_what_is_asked(record, filter)) {
                continue;
            }
            if (page.items.size() == limit) {
                page.next_cursor = to_text(last_shown);
                return;
            }
            page.items.push_back(std::move(record));
            last_shown = cursor_of(row);
        }
        if (rows.size() < query.limit) {
            return;
        }
        from = cursor_of(rows.back());
    }
}

Refusal no_cursor() {
    return {RefusalKind::invalid_input,
            "That is no cursor of this list. Begin with the first page."};
}

Result<CasePage> search(store::Reader& reader, const CaseFilter& filter, std::size_t limit,
                        std::string_view cursor) {
    CaseHits hits(reader, filter.words);
    if (!cursor.empty()) {
        const auto last = hit_from(cursor);
        if (!last) {
            return no_cursor();
        }
        hits.pass(*last);
    }
    CasePage page;
    store::TextHit last_shown{};
    while (const auto hit = hits.next()) {
        const auto row = reader.find(case_table(), {CaseHits::case_of(*hit)});
        if (!row || !is_among(*row, filter)) {
            continue;
        }
        CaseRecord record = record_of(*row);
        if (!has_what_is_asked(record, filter)) {
            continue;
        }
        if (page.items.size() == limit) {
            page.next_cursor = cursor_text(last_shown);
            return page;
        }
        page.items.push_back(std::move(record));
        last_shown = *hit;
    }
    return page;
}

}  // namespace

bool passes(const CaseRecord& record, const CaseFilter& filter) {
    return (record.open || filter.closed_too) && has_what_is_asked(record, filter) &&
           span_of(filter).holds(earliest_due(record));
}

CaseRecord record_of(const store::Row& row) {
    return unpack(std::get<std::string>(row.at(Columns::record)));
}

std::optional<CaseRecord> read_case(store::Reader& reader, std::string_view id) {
    const auto row = reader.find(case_table(), {std::string(id)});
    if (!row) {
        return std::nullopt;
    }
    return record_of(*row);
}

Result<CaseRecord> find_case(store::Reader& reader, std::string_view reference) {
    if (const auto normal = normal_reference(reference)) {
        if (auto found = one_by(reader, "by_reference", *normal)) {
            return *std::move(found);
        }
    }
    if (!reference.empty() && reference.size() <= 200) {
        if (auto found = one_by(reader, "by_external_reference", std::string(reference))) {
            return *std::move(found);
        }
    }
    return not_found(reference);
}

Result<CasePage> list_cases(store::Reader& reader, const CaseFilter& filter, std::size_t limit,
                            std::string_view cursor) {
    if (!filter.words.empty()) {
        return search(reader, filter, limit, cursor);
    }
    std::optional<Cursor> from;
    if (!cursor.empty()) {
        from = cursor_from(cursor);
        if (!from) {
            return no_cursor();
        }
    }
    CasePage page;
    if (!from || from->open == 1) {
        fill(reader, filter, 1, limit, from, page);
        from.reset();
    }
    if (filter.closed_too && page.next_cursor.empty() && page.items.size() < limit) {
        fill(reader, filter, 0, limit, from, page);
    } else if (filter.closed_too && page.next_cursor.empty()) {
        page.next_cursor = "0.-9223372036854775808.";
    }
    return page;
}

}  // namespace moothall::cases
