#include "csv/csv_reader.h"

#include <stdexcept>
#include <utility>

#include "csv/utf8.h"

namespace moothall::csv {
namespace {

constexpr std::size_t buffer_bytes = 65'536;

std::string in_mebibytes(std::size_t bytes) {
    constexpr std::size_t mebibyte = 1'048'576;
    return bytes % mebibyte == 0 ? std::to_string(bytes / mebibyte) + " MiB"
                                 : std::to_string(bytes) + " bytes";
}

}  // namespace

CsvReader::CsvReader(std::istream& file, std::string name, CsvLimits limits)
    : file_(file), name_(std::move(name)), limits_(limits), buffer_(buffer_bytes) {}

Result<std::optional<CsvRow>> CsvReader::next() {
    if (std::exchange(at_front_, false)) {
        pass_byte_order_mark();
    }
    if (const auto passed = pass_empty_lines(); !passed) {
        return passed.error();
    }
    if (peek() == end_of_file) {
        return std::optional<CsvRow>();
    }
    CsvRow row{CsvPlace{buffer_offset_ + static_cast<std::int64_t>(at_), line_}, {}};
    row_bytes_ = 0;
    while (true) {
        auto cell = read_cell(row.cells.size() + 1);
        if (!cell) {
            return cell.error();
        }
        row.cells.push_back(*std::move(cell));
        if (peek() == ',') {
            take();
            continue;
        }
        if (peek() == end_of_file) {
            return std::optional<CsvRow>(std::move(row));
        }
        switch (take_line_end()) {
            case LineEnd::taken:
                return std::optional<CsvRow>(std::move(row));
            case LineEnd::half:
                return half_a_line_end(row.cells.size());
            case LineEnd::none:
                return refuse(line_, row.cells.size(),
                              "something stands between a closing quotation mark and the next "
                              "comma. Write a quotation mark inside a quoted cell twice.");
        }
    }
}

void CsvReader::go_to(const CsvPlace& place) {
    at_front_ = false;
    line_ = place.line;
    const std::int64_t from_buffer = place.offset - buffer_offset_;
    if (from_buffer >= 0 && from_buffer <= static_cast<std::int64_t>(filled_)) {
        at_ = static_cast<std::size_t>(from_buffer);
        return;
    }
    file_.clear();
    file_.seekg(place.offset);
    if (!file_) {
        throw std::runtime_error("cannot go back to line " + std::to_string(place.line) + " of " +
                                 name_);
    }
    at_ = 0;
    filled_ = 0;
    buffer_offset_ = place.offset;
}

Refusal CsvReader::refuse(std::int64_t line, std::size_t column,
                          const std::string& sentence) const {
    return {RefusalKind::invalid_input, "Line " + std::to_string(line) + ", column " +
                                            std::to_string(column) + " of " + name_ + ": " +
                                            sentence};
}

int CsvReader::peek() {
    if (at_ == filled_) {
        fill();
    }
    return at_ == filled_ ? end_of_file : static_cast<unsigned char>(buffer_[at_]);
}

void CsvReader::take() {
    ++at_;
}

void CsvReader::fill() {
    buffer_offset_ += static_cast<std::int64_t>(filled_);
    at_ = 0;
    filled_ = 0;
    if (file_.eof()) {
        return;
    }
    file_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    if (file_.bad() || (file_.fail() && !file_.eof())) {
        throw std::runtime_error("cannot read " + name_);
    }
    filled_ = static_cast<std::size_t>(file_.gcount());
}

void CsvReader::pass_byte_order_mark() {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (peek() != end_of_file &&
        std::string_view(buffer_.data(), filled_).substr(0, mark.size()) == mark) {
        at_ = mark.size();
    }
}

CsvReader::LineEnd CsvReader::take_line_end() {
    const bool carriage_return = peek() == '\r';
    if (carriage_return) {
        take();
    }
    if (peek() != '\n') {
        return carriage_return ? LineEnd::half : LineEnd::none;
    }
    take();
    ++line_;
    return LineEnd::taken;
}

Result<Done> CsvReader::pass_empty_lines() {
    while (true) {
        switch (take_line_end()) {
            case LineEnd::taken:
                break;
            case LineEnd::half:
                return half_a_line_end(1);
            case LineEnd::none:
                return Done{};
        }
    }
}

Refusal CsvReader::half_a_line_end(std::size_t column) const {
    return refuse(line_, column,
                  "a carriage return stands alone. Save the file with Windows or Unix line ends.");
}

Result<std::string> CsvReader::read_cell(std::size_t column) {
    if (column > limits_.columns_max) {
        return refuse(line_, column,
                      "there are more than " + std::to_string(limits_.columns_max) +
                          " columns. Leave out the columns that are not needed.");
    }
    auto cell = peek() == '"' ? read_quoted(column) : read_plain(column);
    if (!cell) {
        return cell;
    }
    if (auto refusal = wrong_text(*cell, column)) {
        return *std::move(refusal);
    }
    return cell;
}

Result<std::string> CsvReader::read_plain(std::size_t column) {
    std::string cell;
    while (true) {
        const int next = peek();
        if (next == end_of_file || next == ',' || next == '\n' || next == '\r') {
            return cell;
        }
        if (next == '"') {
            return refuse(line_, column,
                          "a quotation mark stands inside a cell. Put the whole cell in quotation "
                          "marks and write the one inside twice.");
        }
        cell.push_back(static_cast<char>(next));
        take();
        if (auto refusal = too_long(cell.size(), column)) {
            return *std::move(refusal);
        }
    }
}

Result<std::string> CsvReader::read_quoted(std::size_t column) {
    const std::int64_t opened_on = line_;
    std::string cell;
    take();
    while (true) {
        const int next = peek();
        if (next == end_of_file) {
            return refuse(opened_on, column,
                          "the quotation mark that opens this cell is never closed. Close it, or "
                          "take it away.");
        }
        take();
        if (next == '"') {
            if (peek() != '"') {
                return cell;
            }
            take();
        }
        if (next == '\n') {
            ++line_;
        }
        cell.push_back(static_cast<char>(next));
        if (auto refusal = too_long(cell.size(), column)) {
            return *std::move(refusal);
        }
    }
}

/// Counts one byte more of the row.
std::optional<Refusal> CsvReader::too_long(std::size_t cell_bytes, std::size_t column) {
    if (cell_bytes > limits_.cell_bytes_max) {
        return refuse(line_, column,
                      "the cell is longer than " + in_mebibytes(limits_.cell_bytes_max) +
                          ". Shorten it, or look for a quotation mark that is not closed.");
    }
    if (++row_bytes_ > limits_.row_bytes_max) {
        return refuse(line_, column,
                      "the row is longer than " + in_mebibytes(limits_.row_bytes_max) +
                          ". Shorten it, or look for a quotation mark that is not closed.");
    }
    return std::nullopt;
}

std::optional<Refusal> CsvReader::wrong_text(const std::string& cell, std::size_t column) const {
    if (cell.find('\0') != std::string::npos) {
        return refuse(line_, column,
                      "the cell holds a NUL character. Save the file as CSV in UTF-8.");
    }
    if (first_not_utf8(cell)) {
        return refuse(line_, column,
                      "the cell holds bytes that are not UTF-8. Save the file as CSV in UTF-8.");
    }
    return std::nullopt;
}

}  // namespace moothall::csv
