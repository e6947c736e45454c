#include "csv/csv_records.h"

#include <algorithm>
#include <utility>

namespace moothall::csv {

Result<CsvRecords> CsvRecords::open(std::istream& file, std::string name, CsvLimits limits) {
    CsvReader reader(file, std::move(name), limits);
    auto header = reader.next();
    if (!header) {
        return header.error();
    }
    if (!*header) {
        return Refusal{RefusalKind::invalid_input,
                       reader.name() + " is empty: its first line must name the columns."};
    }
    CsvRow row = **std::move(header);
    std::vector<std::string>& columns = row.cells;
    std::map<std::string, std::size_t, std::less<>> places;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].empty()) {
            return reader.refuse(row.place.line, i + 1,
                                 "the column has no name. Give it one, or take the column away.");
        }
        const auto [place, is_new] = places.emplace(columns[i], i);
        if (!is_new) {
            return reader.refuse(row.place.line, i + 1,
                                 "\"" + columns[i] + "\" is the name of column " +
                                     std::to_string(place->second + 1) +
                                     " too. Give each column a name of its own.");
        }
    }
    return CsvRecords(std::move(reader), std::move(columns), std::move(places));
}

std::optional<std::size_t> CsvRecords::column(std::string_view column_name) const {
    const auto found = places_.find(column_name);
    return found == places_.end() ? std::nullopt : std::optional(found->second);
}

Result<std::optional<CsvRow>> CsvRecords::next() {
    auto row = reader_.next();
    if (!row || !*row || (*row)->cells.size() == columns_.size()) {
        return row;
    }
    const std::size_t cells = (*row)->cells.size();
    return reader_.refuse(
        (*row)->place.line, std::min(cells, columns_.size()) + 1,
        "the row has " + std::to_string(cells) +
            (cells == 1 ? " cell, but the header has " : " cells, but the header has ") +
            std::to_string(columns_.size()) +
            ". Give every row a cell for each column, empty where there is "
            "nothing, and put a cell with a comma in quotation marks.");
}

Refusal CsvRecords::refuse(const CsvRow& row, std::size_t column,
                           const std::string& sentence) const {
    return {RefusalKind::invalid_input, "Line " + std::to_string(row.place.line) + ", column " +
                                            std::to_string(column + 1) + " (\"" + columns_[column] +
                                            "\") of " + name() + ": " + sentence};
}

}  // namespace moothall::csv
