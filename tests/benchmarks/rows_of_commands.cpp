#include "benchmarks/rows_of_commands.h"

#include "benchmarks/bare_connection.h"
#include "benchmarks/measuring.h"

namespace moothall::benchmarks {
namespace {

using Statement = BareConnection::Statement;

/// One statement that writes: its text, and whose rows it takes from the council's database.
struct Writing {
    const char* sql;   ///< Takes the columns of a row, in order.
    const char* rows;  ///< Selects them; its parameters are the case's id and the position.
};

const std::vector<Writing>& writings() {
    static const std::vector<Writing> all{
        {"INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
         "SELECT * FROM events WHERE stream = 'case/' || ?1 AND position > ?2 ORDER BY number"},
        {"DELETE FROM timers WHERE case_id = ?", "SELECT id FROM cases WHERE id = ?1"},
        {"INSERT INTO timers VALUES (?, ?, ?, ?, ?)", "SELECT * FROM timers WHERE case_id = ?1"},
        {"INSERT OR REPLACE INTO cases VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
         "SELECT * FROM cases WHERE id = ?1"},
        {"INSERT INTO outgoing VALUES (?, ?, ?, ?, ?, ?)",
         "SELECT o.* FROM outgoing o JOIN events e ON e.stream = 'case/' || o.case_id"
         " AND e.number = o.number WHERE o.case_id = ?1 AND e.position > ?2"},
        {"INSERT INTO indexed_texts VALUES (?, ?, ?, ?, ?)",
         "SELECT t.* FROM indexed_texts t JOIN events e ON t.key = ?1 || '/' || e.number"
         " WHERE t.collection = 'cases' AND e.stream = 'case/' || ?1 AND e.position > ?2"},
        {"INSERT INTO text_index (rowid, text) VALUES (?, ?)",
         "SELECT t.id, t.text FROM indexed_texts t JOIN events e ON t.key = ?1 || '/' || e.number"
         " WHERE t.collection = 'cases' AND e.stream = 'case/' || ?1 AND e.position > ?2"},
    };
    return all;
}

template <class Cell>
Cell cell_at(sqlite3_stmt* statement, int column) {
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
    switch (sqlite3_column_type(statement, column)) {
        case SQLITE_NULL:
            return std::monostate{};
        case SQLITE_INTEGER:
            return std::int64_t{sqlite3_column_int64(statement, column)};
        case SQLITE_TEXT:
            return std::string(
                reinterpret_cast<const char*>(sqlite3_column_text(statement, column)), size);
        default: {
            const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, column));
            return std::vector<char>(bytes, bytes + size);
        }
    }
}

template <class Cell>
void bind(sqlite3_stmt* statement, int place, const Cell& cell) {
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
        sqlite3_bind_int64(statement, place, *number);
    } else if (const auto* text = std::get_if<std::string>(&cell)) {
        sqlite3_bind_text(statement, place, text->data(), static_cast<int>(text->size()),
                          SQLITE_STATIC);
    } else if (const auto* bytes = std::get_if<std::vector<char>>(&cell)) {
        // An empty text is not nothing.
        sqlite3_bind_blob(statement, place, bytes->empty() ? "" : bytes->data(),
                          static_cast<int>(bytes->size()), SQLITE_STATIC);
    } else {
        sqlite3_bind_null(statement, place);
    }
}

/// What the store seals with: the number follows, hashes are as long as they are.
class Seals {
public:
    explicit Seals(BareConnection& bare)
        : bare_(bare),
          insert_(bare.prepare("INSERT INTO seals VALUES (?, ?, ?, ?, ?, ?)")),
          number_(bare.number("SELECT max(number) FROM seals")),
          sealed_(bare.number("SELECT max(last_position) FROM seals")) {}

    void add(std::int64_t last) {
        static const std::string hash(32, 'h');
        sqlite3_bind_int64(insert_.get(), 1, ++number_);
        sqlite3_bind_int64(insert_.get(), 2, sealed_ + 1);
        sqlite3_bind_int64(insert_.get(), 3, last);
        for (int place = 4; place <= 6; ++place) {
            sqlite3_bind_blob(insert_.get(), place, hash.data(), 32, SQLITE_STATIC);
        }
        bare_.step(insert_);
        sealed_ = last;
    }

private:
    BareConnection& bare_;
    Statement insert_;
    std::int64_t number_;
    std::int64_t sealed_;
};

}  // namespace

RowsOfCommands::RowsOfCommands(const std::filesystem::path& folder, std::int64_t position) {
    BareConnection bare(folder);
    std::vector<Statement> selecting;
    for (const Writing& writing : writings()) {
        selecting.push_back(bare.prepare(writing.rows));
    }
    const Statement cases = bare.prepare(
        "SELECT substr(stream, 6) FROM events WHERE position > ?1 AND stream LIKE 'case/%'"
        " GROUP BY stream ORDER BY min(position)");
    sqlite3_bind_int64(cases.get(), 1, position);
    while (bare.step(cases)) {
        const auto id = cell_at<Cell>(cases.get(), 0);
        Command command;
        for (std::size_t table = 0; table < selecting.size(); ++table) {
            sqlite3_stmt* const select = selecting[table].get();
            bind(select, 1, id);
            if (sqlite3_bind_parameter_count(select) > 1) {
                sqlite3_bind_int64(select, 2, position);
            }
            while (bare.step(selecting[table])) {
                Row row{table, {}};
                for (int column = 0; column < sqlite3_column_count(select); ++column) {
                    row.cells.push_back(cell_at<Cell>(select, column));
                }
                command.push_back(std::move(row));
            }
        }
        commands_.push_back(std::move(command));
    }
}

std::size_t RowsOfCommands::rows() const {
    std::size_t all = 0;
    for (const Command& command : commands_) {
        all += command.size();
    }
    return all;
}

double RowsOfCommands::write(const std::filesystem::path& folder,
                             std::size_t in_transaction) const {
    BareConnection bare(folder);
    std::vector<Statement> writing;
    for (const Writing& one : writings()) {
        writing.push_back(bare.prepare(one.sql));
    }
    const Statement begin = bare.prepare("BEGIN IMMEDIATE");
    const Statement commit = bare.prepare("COMMIT");
    Seals seals(bare);
    return seconds([&] {
        for (std::size_t number = 0; number < commands_.size(); ++number) {
            if (number % in_transaction == 0) {
                bare.step(begin);
            }
            std::int64_t last = 0;
            for (const Row& row : commands_[number]) {
                for (std::size_t place = 0; place < row.cells.size(); ++place) {
                    bind(writing[row.table].get(), static_cast<int>(place + 1), row.cells[place]);
                }
                last = row.table == 0 ? std::get<std::int64_t>(row.cells.front()) : last;
                bare.step(writing[row.table]);
            }
            if (number % in_transaction == in_transaction - 1 || number + 1 == commands_.size()) {
                seals.add(last);
                bare.step(commit);
            }
        }
    });
}

std::int64_t last_position(const std::filesystem::path& folder) {
    return BareConnection(folder).number("SELECT max(position) FROM events");
}

}  // namespace moothall::benchmarks
