#include "benchmarks/store_rows.h"

#include <algorithm>
#include <limits>

namespace moothall::benchmarks {

using store::ColumnKind;

const store::Table& cases_table() {
    static const store::Table table{"cases",
                                    store::TableClass::projection,
                                    {{"reference", ColumnKind::text},
                                     {"owner", ColumnKind::text},
                                     {"due", ColumnKind::number},
                                     {"fields", ColumnKind::text}},
                                    1,
                                    {{"by_due", {1, 2}}}};
    return table;
}

const store::Table& counts_table() {
    static const store::Table table{"counts",
                                    store::TableClass::projection,
                                    {{"owner", ColumnKind::text}, {"opened", ColumnKind::number}},
                                    1,
                                    {}};
    return table;
}

const store::Table& queue_table() {
    static const store::Table table{"queue",
                                    store::TableClass::projection,
                                    {{"owner", ColumnKind::text},
                                     {"due", ColumnKind::number},
                                     {"reference", ColumnKind::text},
                                     {"fields", ColumnKind::text}},
                                    3,
                                    {}};
    return table;
}

std::vector<store::Table> benched_tables() {
    return {cases_table(), counts_table(), queue_table()};
}

Rows rows_of(std::int64_t number) {
    // References are opaque: they come in no order.
    const auto mixed = static_cast<std::uint64_t>(number) * 0x9e3779b97f4a7c15ULL;
    return {number, "C" + std::to_string(mixed), "officer/" + std::to_string(number % 100),
            static_cast<std::int64_t>(mixed >> 40)};
}

void keep_rows(store::Writer& writer, const Rows& rows) {
    static const std::string hash(32, 'h');
    const std::string stream = "case/" + rows.reference;
    const auto head = writer.head(stream);
    writer.append({0, stream, head ? head->number + 1 : 1, part, part, part, part, hash, hash});
    writer.put(cases_table(), {rows.reference, rows.owner, rows.due, part});
    writer.add(counts_table(), {rows.owner}, 1, 1);
}

void seal_rows(store::Writer& writer) {
    static const std::string hash(32, 'h');
    const auto events = writer.unsealed(std::numeric_limits<std::size_t>::max());
    if (events.empty()) {
        return;
    }
    const auto last = writer.last_seal().value_or(store::SealRow{});
    writer.add_seal({last.number + 1, last.last_position + 1,
                     last.last_position + static_cast<std::int64_t>(events.size()), hash, hash,
                     hash});
}

void fill_store(store::Store& store, std::int64_t count) {
    constexpr std::int64_t batch = 20000;
    for (std::int64_t first = 0; first < count; first += batch) {
        store.write([&](store::Writer& writer) {
            for (std::int64_t number = first; number < std::min(first + batch, count); ++number) {
                const Rows rows = rows_of(number);
                writer.put(cases_table(), {rows.reference, rows.owner, rows.due, part});
                writer.put(queue_table(), {rows.owner, rows.due, rows.reference, part});
            }
            return store::Verdict::keep;
        });
    }
}

}  // namespace moothall::benchmarks
