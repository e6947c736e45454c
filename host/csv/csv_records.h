#pragma once

#include <moothall/service/result.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "csv/csv_reader.h"

namespace moothall::csv {

/// A CSV file whose first row names its columns. Every row has as many cells as there are columns.
///
/// Threads: one. Refused: invalid_input, as CsvReader does, and for a file without a header, a
/// column without a name or with that of another, and a row with fewer or more cells than the
/// header.
class CsvRecords {
public:
    /// Reads the header. Borrows the file, which stands at its beginning.
    static Result<CsvRecords> open(std::istream& file, std::string name, CsvLimits limits);

    const std::vector<std::string>& columns() const { return columns_; }
    std::optional<std::size_t> column(std::string_view column_name) const;
    const std::string& name() const { return reader_.name(); }

    /// The next row, or nothing at the end.
    Result<std::optional<CsvRow>> next();

    /// See CsvReader::go_to.
    void go_to(const CsvPlace& place) { reader_.go_to(place); }

    /// A refusal of what stands in one cell: `Line 7, column 3 ("from") of bands.csv: ` and the
    /// sentence. `column` counts from 0.
    Refusal refuse(const CsvRow& row, std::size_t column, const std::string& sentence) const;

private:
    CsvRecords(CsvReader reader, std::vector<std::string> columns,
               std::map<std::string, std::size_t, std::less<>> places)
        : reader_(std::move(reader)), columns_(std::move(columns)), places_(std::move(places)) {}

    CsvReader reader_;
    std::vector<std::string> columns_;
    std::map<std::string, std::size_t, std::less<>> places_;
};

}  // namespace moothall::csv
