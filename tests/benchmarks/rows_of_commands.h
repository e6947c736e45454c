#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace moothall::benchmarks {

/// The rows that commands left in a council's database, for bare SQLite to write again: in a copy
/// of the database as it was before, by one connection with prepared statements, and nothing else.
class RowsOfCommands {
public:
    /// Reads what was kept after `position` from a council's folder; each case's rows are those of
    /// one command. Ends the program when anything fails.
    RowsOfCommands(const std::filesystem::path& folder, std::int64_t position);

    std::size_t commands() const { return commands_.size(); }
    std::size_t rows() const;

    /// Writes them into the database in `folder`, so many commands to a transaction, each with its
    /// seal. Gives the seconds it took.
    double write(const std::filesystem::path& folder, std::size_t in_transaction) const;

private:
    using Cell = std::variant<std::monostate, std::int64_t, std::string, std::vector<char>>;
    struct Row {
        std::size_t table;
        std::vector<Cell> cells;
    };
    using Command = std::vector<Row>;

    std::vector<Command> commands_;
};

/// The last position in the database of a council's folder.
std::int64_t last_position(const std::filesystem::path& folder);

}  // namespace moothall::benchmarks
