#include "registers/rows_in_force.h"

#include <utility>

#include "json/json.h"
#include "registers/register_fold.h"

namespace moothall::registers {
namespace {

constexpr std::size_t page = 500;

/// A day that no row begins after: years end at 9999.
constexpr std::string_view after_every_day = "9999-12-32";

StoredRow read(const store::Row& row) {
    StoredRow made;
    made.key = std::get<std::string>(row[1]);
    made.from = parse_date(std::get<std::string>(row[2])).value();
    if (const std::string* record = std::get_if<std::string>(&row[3])) {
        made.values = *json::parse(*record).value().as_table();
    }
    made.recorded_at = std::get<std::int64_t>(row[4]);
    if (const std::string* as_put = std::get_if<std::string>(&row[5])) {
        made.as_put = *as_put;
    }
    return made;
}

/// The least text that is above every text beginning with `prefix`; nothing if there is none.
std::optional<std::string> above(std::string prefix) {
    while (!prefix.empty() && static_cast<unsigned char>(prefix.back()) == 0xFFU) {
        prefix.pop_back();
    }
    if (prefix.empty()) {
        return std::nullopt;
    }
    prefix.back() = static_cast<char>(static_cast<unsigned char>(prefix.back()) + 1);
    return prefix;
}

store::ListQuery query_for(const std::string& register_name, const KeyRange& range) {
    store::ListQuery query{&rows_table(), "", {register_name}, {}, {}, {}, page};
    if (!range.begins_with.empty()) {
        query.from = range.begins_with;
        if (const auto bound = above(range.begins_with)) {
            query.below = *bound;
        }
    }
    if (!range.after.empty()) {
        query.after = {register_name, range.after, std::string(after_every_day)};
    }
    return query;
}

/// Gives `visit` every stored row of the range in order, until it says no.
void for_each_stored(store::Reader& reader, store::ListQuery query,
                     const std::function<bool(store::Row&)>& visit) {
    while (true) {
        std::vector<store::Row> rows = reader.list(query);
        store::Key last;
        if (rows.size() == query.limit) {
            last = store::cursor_of(rows_table(), "", rows.back());
        }
        for (store::Row& row : rows) {
            if (!visit(row)) {
                return;
            }
        }
        if (last.empty()) {
            return;
        }
        query.after = std::move(last);
    }
}

}  // namespace

std::optional<std::int64_t> left_in(const StoredRow& row, const std::string& field) {
    const Value* left = row.values ? row.values->find(field) : nullptr;
    const std::int64_t* count = left != nullptr ? left->as_integer() : nullptr;
    return count != nullptr ? std::optional(*count) : std::nullopt;
}

std::vector<StoredRow> rows_of_key(store::Reader& reader, const std::string& register_name,
                                   const std::string& key) {
    std::vector<StoredRow> rows;
    for_each_stored(reader, {&rows_table(), "", {register_name, key}, {}, {}, {}, page},
                    [&](const store::Row& row) {
                        rows.push_back(read(row));
                        return true;
                    });
    return rows;
}

std::optional<StoredRow> row_in_force(store::Reader& reader, const std::string& register_name,
                                      const std::string& key, Date on) {
    std::optional<store::Row> last;
    // Above the day itself and below the next, also at the end of 9999.
    const std::string day_over = to_text(on) + " ";
    for_each_stored(reader, {&rows_table(), "", {register_name, key}, {}, day_over, {}, page},
                    [&](store::Row& row) {
                        last = std::move(row);
                        return true;
                    });
    return last ? std::optional(read(*last)) : std::nullopt;
}

void for_each_in_force(store::Reader& reader, const std::string& register_name,
                       const KeyRange& range, Date on,
                       const std::function<bool(const StoredRow&)>& visit) {
    const std::string day = to_text(on);
    std::optional<store::Row> candidate;
    bool wanted = true;
    const auto show = [&] {
        if (candidate && std::holds_alternative<std::string>((*candidate)[3])) {
            wanted = visit(read(*candidate));
        }
        candidate.reset();
        return wanted;
    };
    for_each_stored(reader, query_for(register_name, range), [&](const store::Row& row) {
        if (candidate && (*candidate)[1] != row[1] && !show()) {
            return false;
        }
        if (std::get<std::string>(row[2]) <= day) {
            candidate = row;
        }
        return true;
    });
    if (wanted) {
        show();
    }
}

}  // namespace moothall::registers
