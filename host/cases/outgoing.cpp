#include "cases/outgoing.h"

#include <map>

#include "cases/tables.h"

namespace moothall::cases {
namespace {

using journal::Event;
using store::ColumnKind;

constexpr const char* by_standing = "by_standing";

struct Columns {
    enum : std::size_t { case_id, number, kind, standing, since, since_at };
};

std::int64_t count_of(Instant moment) {
    return moment.time_since_epoch().count();
}

store::Row row_of(const Outgoing& work) {
    return {work.case_id, work.number,
            work.kind,    static_cast<std::int64_t>(work.standing),
            work.since,   count_of(work.since_at)};
}

void put(store::Writer& writer, const Outgoing& work) {
    writer.put(outgoing_table(), row_of(work));
}

std::optional<Outgoing> find(store::Reader& reader, const std::string& case_id,
                             std::int64_t number) {
    const auto row = reader.find(outgoing_table(), {case_id, number});
    return row ? std::optional(outgoing_of(*row)) : std::nullopt;
}

/// The number of the work that an event is about.
std::int64_t number_in(const Event& event) {
    return event.facts.integer("number");
}

void ask(const Event& event, store::Writer& writer, const std::string& case_id) {
    if (event.erased) {
        return;  // Nobody can say any more what it said: it does not leave.
    }
    const auto standing = first_outgoing(writer, case_id) ? Standing::behind : Standing::first;
    const Instant since_at =
        event.facts.has(leaves_at) ? event.facts.instant(leaves_at) : event.recorded_at;
    put(writer,
        {case_id, event.number, event.facts.text("outgoing"), standing, event.number, since_at});
}

/// It has left, or never will: what is behind it comes to be the first.
void leave(store::Writer& writer, const std::string& case_id, std::int64_t number) {
    writer.remove(outgoing_table(), {case_id, number});
    auto next = first_outgoing(writer, case_id);
    if (next && next->standing == Standing::behind) {
        next->standing = Standing::first;
        put(writer, *next);
    }
}

void on_delivered(const Event& event, store::Writer& writer, const std::string& case_id) {
    leave(writer, case_id, number_in(event));
}

void on_failed(const Event& event, store::Writer& writer, const std::string& case_id) {
    auto work = find(writer, case_id, number_in(event));
    if (!work) {
        return;  // It was erased.
    }
    work->standing = Standing::failed;
    work->since = event.number;
    work->since_at = event.recorded_at;
    put(writer, *work);
    writer.put(attention_table(),
               {case_id, event.number, work->kind + " " + event.facts.text("name"),
                event.body.text_or_empty("reason"), count_of(event.happened_at), std::string()});
}

void on_retried(const Event& event, store::Writer& writer, const std::string& case_id) {
    auto work = find(writer, case_id, number_in(event));
    if (work) {
        work->standing = Standing::first;
        work->since = event.number;
        work->since_at = event.recorded_at;
        put(writer, *work);
    }
}

void on_closed(const Event& event, store::Writer& writer, const std::string& case_id) {
    if (const auto work = failed_outgoing(writer, case_id, number_in(event))) {
        leave(writer, case_id, work->number);
    }
}

}  // namespace

const store::Table& outgoing_table() {
    static const store::Table table{
        "outgoing",
        store::TableClass::projection,
        {{"case_id", ColumnKind::text},
         {"number", ColumnKind::number},
         {"kind", ColumnKind::text},
         {"standing", ColumnKind::number},
         {"since", ColumnKind::number},
         {"since_at", ColumnKind::number}},
        2,
        {{by_standing, {Columns::kind, Columns::standing, Columns::since_at}}}};
    return table;
}

Outgoing outgoing_of(const store::Row& row) {
    return {std::get<std::string>(row.at(Columns::case_id)),
            std::get<std::int64_t>(row.at(Columns::number)),
            std::get<std::string>(row.at(Columns::kind)),
            static_cast<Standing>(std::get<std::int64_t>(row.at(Columns::standing))),
            std::get<std::int64_t>(row.at(Columns::since)),
            Instant(std::chrono::microseconds(std::get<std::int64_t>(row.at(Columns::since_at))))};
}

void keep_outgoing(const Event& event, store::Writer& writer, const std::string& case_id) {
    using Keep = void (*)(const Event&, store::Writer&, const std::string&);
    static const std::map<std::string_view, Keep> kinds{
        {"case.delivered", on_delivered},
        {"case.delivery_failed", on_failed},
        {"case.delivery_retried", on_retried},
        {"case.attention_closed", on_closed},
    };
    if (event.facts.has("outgoing")) {
        ask(event, writer, case_id);
    } else if (const auto found = kinds.find(event.kind); found != kinds.end()) {
        found->second(event, writer, case_id);
    }
}

std::optional<Outgoing> first_outgoing(store::Reader& reader, const std::string& case_id) {
    const auto rows = reader.list({&outgoing_table(), "", {case_id}, {}, {}, {}, 1});
    return rows.empty() ? std::nullopt : std::optional(outgoing_of(rows.front()));
}

std::optional<Outgoing> failed_outgoing(store::Reader& reader, const std::string& case_id,
                                        std::int64_t number) {
    const auto work = first_outgoing(reader, case_id);
    const bool is_it = work && work->standing == Standing::failed && work->since == number;
    return is_it ? work : std::nullopt;
}

std::vector<Outgoing> outgoing_that_stand(store::Reader& reader, const std::string& kind,
                                          Standing standing, const std::optional<Outgoing>& after,
                                          std::size_t limit) {
    store::ListQuery query{&outgoing_table(),
                           by_standing,
                           {kind, static_cast<std::int64_t>(standing)},
                           {},
                           {},
                           {},
                           limit};
    if (after) {
        query.after = store::cursor_of(outgoing_table(), by_standing, row_of(*after));
    }
    std::vector<Outgoing> found;
    for (const store::Row& row : reader.list(query)) {
        found.push_back(outgoing_of(row));
    }
    return found;
}

std::vector<std::string> outgoing_kinds(store::Reader& reader) {
    std::vector<std::string> kinds;
    store::ListQuery query{&outgoing_table(), by_standing, {}, {}, {}, {}, 1};
    while (true) {
        const auto rows = reader.list(query);
        if (rows.empty()) {
            return kinds;
        }
        kinds.push_back(std::get<std::string>(rows.front().at(Columns::kind)));
        query.from = kinds.back() + '\x01';  // Before any other name that begins alike.
    }
}

}  // namespace moothall::cases
