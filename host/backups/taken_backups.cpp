#include "backups/taken_backups.h"

namespace moothall::backups {
namespace {

/// Years of them, at one a night; the oldest go.
constexpr std::size_t kept_max = 1'000;

store::ListQuery all_taken() {
    return {&backups_table(), "", {}, {}, {}, {}, kept_max + 1};
}

}  // namespace

const store::Table& backups_table() {
    static const store::Table table{"backups",
                                    store::TableClass::working,
                                    {{"taken_at", store::ColumnKind::number},
                                     {"position", store::ColumnKind::number},
                                     {"name", store::ColumnKind::text},
                                     {"bytes", store::ColumnKind::number}},
                                    1,
                                    {}};
    return table;
}

void note_taken(store::Store& store, const TakenBackup& backup) {
    store.write([&](store::Writer& writer) {
        writer.put(backups_table(), {std::int64_t{backup.taken_at.time_since_epoch().count()},
                                     backup.position, backup.name, backup.bytes});
        const auto rows = writer.list(all_taken());
        if (rows.size() > kept_max) {
            writer.remove(backups_table(), {rows.front().front()});
        }
        return store::Verdict::keep;
    });
}

std::optional<TakenBackup> last_taken(store::Reader& reader) {
    const auto rows = reader.list(all_taken());
    if (rows.empty()) {
        return std::nullopt;
    }
    const store::Row& last = rows.back();
    return TakenBackup{Instant(std::chrono::microseconds(std::get<std::int64_t>(last.at(0)))),
                       std::get<std::int64_t>(last.at(1)), std::get<std::string>(last.at(2)),
                       std::get<std::int64_t>(last.at(3))};
}

}  // namespace moothall::backups
