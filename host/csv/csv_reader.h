#pragma once

#include <moothall/service/result.h>

#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <vector>

namespace moothall::csv {

/// What a row may hold at most; a file may have any number of rows.
struct CsvLimits {
    std::size_t columns_max = 1'000;
    std::size_t cell_bytes_max = 1'048'576;
    std::size_t row_bytes_max = 8'388'608;
};

/// Where a row begins, so that it can be read again.
struct CsvPlace {
    std::int64_t offset = 0;  ///< In bytes from the beginning of the file.
    std::int64_t line = 1;
};

/// One row: its cells as they came, without their quotes.
struct CsvRow {
    CsvPlace place;
    std::vector<std::string> cells;
};

/// Reads CSV (RFC 4180) row by row: quotes, line ends of both kinds, a byte order mark at the
/// front, line breaks inside quotes. Empty lines are passed over. Memory: one row and 64 KiB.
///
/// Threads: one. Refused: invalid_input, one sentence with line, column and what to do, for a quote
/// that is never closed or stands inside a cell, a NUL, what is not UTF-8, a carriage return alone,
/// and more than the limits; after that the reader is of no more use.
/// Faults: throws std::runtime_error when the file cannot be read.
class CsvReader {
public:
    /// Borrows the file, which stands at its beginning. `name` is what messages call it.
    CsvReader(std::istream& file, std::string name, CsvLimits limits);

    /// The next row, or nothing at the end.
    Result<std::optional<CsvRow>> next();

    /// Goes on reading from a row that was read before. Requires a file that can be sought in.
    void go_to(const CsvPlace& place);

    /// "Line 7, column 3 of permits.csv: " and the sentence. Columns count from 1.
    Refusal refuse(std::int64_t line, std::size_t column, const std::string& sentence) const;

    const std::string& name() const { return name_; }

private:
    static constexpr int end_of_file = -1;
    enum class LineEnd { none, taken, half };

    int peek();
    void take();
    void fill();
    void pass_byte_order_mark();
    LineEnd take_line_end();
    Result<Done> pass_empty_lines();
    Refusal half_a_line_end(std::size_t column) const;
    Result<std::string> read_cell(std::size_t column);
    Result<std::string> read_plain(std::size_t column);
    Result<std::string> read_quoted(std::size_t column);
    std::optional<Refusal> too_long(std::size_t cell_bytes, std::size_t column);
    std::optional<Refusal> wrong_text(const std::string& cell, std::size_t column) const;

    std::istream& file_;
    std::string name_;
    CsvLimits limits_;
    std::vector<char> buffer_;
    std::size_t at_ = 0;
    std::size_t filled_ = 0;
    std::int64_t buffer_offset_ = 0;  ///< Of the first byte in the buffer.
    std::int64_t line_ = 1;
    std::size_t row_bytes_ = 0;
    bool at_front_ = true;
};

}  // namespace moothall::csv
