#include "registers/register_file.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <set>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "csv/csv_records.h"
#include "json/json.h"
#include "registers/register_fold.h"
#include "words/nearest_name.h"

namespace moothall::registers {
namespace {

constexpr std::string_view from_column = "from";
constexpr std::string_view source_column = "source";

/// "Line 7 of bands.csv: " and what was wrong in that row.
Refusal in_row(const csv::CsvRecords& records, const csv::CsvRow& row, const Refusal& refusal) {
    return {refusal.kind, "Line " + std::to_string(row.place.line) + " of " + records.name() +
                              ": " + refusal.reason};
}

std::optional<Refusal> unknown_column(const csv::CsvRecords& records,
                                      const RegisterDeclaration& declaration) {
    std::vector<std::string> names = {std::string(from_column), std::string(source_column)};
    for (const RegisterField& field : declaration.fields) {
        names.push_back(field.name);
    }
    for (const std::string& column : records.columns()) {
        if (std::find(names.begin(), names.end(), column) == names.end()) {
            return Refusal{RefusalKind::invalid_input,
                           records.name() + " has the column \"" + column.substr(0, 60) +
                               "\", which is no field of " + declaration.name + "." +
                               words::did_you_mean(column, names)};
        }
    }
    return std::nullopt;
}

/// Reads the rows of one file; knows the header and what came before.
class RowReader {
public:
    RowReader(const Registers& registers, const RegisterDeclaration& declaration,
              const RegisterFile& about, csv::CsvRecords records)
        : registers_(registers),
          declaration_(declaration),
          about_(about),
          records_(std::move(records)),
          from_(records_.column(from_column)) {}

    Result<std::vector<RowToPut>> read() {
        std::vector<RowToPut> rows;
        while (true) {
            const auto row = records_.next();
            if (!row) {
                return row.error();
            }
            if (!*row) {
                return rows;
            }
            auto taken = take(**row);
            if (!taken) {
                return taken.error();
            }
            rows.push_back(*std::move(taken));
        }
    }

private:
    Result<RowToPut> take(const csv::CsvRow& row) {
        const auto from = from_of(row);
        if (!from) {
            return from.error();
        }
        auto values = values_of(row);
        if (!values) {
            return values.error();
        }
        RowToPut made{about_.register_name, *from, *std::move(values)};
        const auto draft = registers_.put(made, Instant());
        if (!draft) {
            return in_row(records_, row, draft.error());
        }
        if (!seen_.emplace(draft->stream, made.from).second) {
            return in_row(
                records_, row,
                {RefusalKind::invalid_input,
                 "the same key and day stand in an earlier line. Take one of them away."});
        }
        return made;
    }

    Result<Date> from_of(const csv::CsvRow& row) const {
        const std::string text = from_ ? row.cells[*from_] : std::string();
        if (text.empty() && about_.from) {
            return *about_.from;
        }
        const auto date = parse_date(text);
        if (date) {
            return *date;
        }
        if (!from_) {
            return in_row(
                records_, row,
                {RefusalKind::invalid_input,
                 "it is not said from when the row is in force. Add the column \"from\"."});
        }
        return records_.refuse(row, *from_,
                               "write the day from which the row is in force, like 2026-04-01.");
    }

    Result<Table> values_of(const csv::CsvRow& row) const {
        Table values;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (i == from_) {
                continue;
            }
            const auto one =
                values_from_texts(declaration_, {{records_.columns()[i], row.cells[i]}});
            if (!one) {
                return records_.refuse(row, i, one.error().reason);
            }
            for (const auto& [name, value] : one->entries()) {
                values.set(name, value);
            }
        }
        return values;
    }

    const Registers& registers_;
    const RegisterDeclaration& declaration_;
    const RegisterFile& about_;
    csv::CsvRecords records_;
    std::optional<std::size_t> from_;
    std::set<std::pair<std::string, Date>> seen_;
};

/// The CSV files of a folder by name, so that loading is the same everywhere.
std::vector<std::filesystem::path> csv_files(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code absent;
    for (const auto& entry : std::filesystem::directory_iterator(folder, absent)) {
        if (entry.path().extension() == ".csv") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::optional<Refusal> without_source(const std::vector<RowToPut>& rows,
                                      const std::string& file_name) {
    for (const RowToPut& row : rows) {
        if (!row.values.has(source_column)) {
            return Refusal{RefusalKind::invalid_input,
                           file_name + " has a row from " + in_words(row.from) +
                               " without a source. Say in the column \"source\" where its figures "
                               "are from."};
        }
    }
    return std::nullopt;
}

/// What was reserved since makes no row another one.
const store::Cell& as_it_was_put(const store::Row& row) {
    const store::Cell& as_put = row[5];
    return std::holds_alternative<std::string>(as_put) ? as_put : row[3];
}

/// The drafts of those rows that are wanted, by what the projection has for their key and day.
Result<std::vector<journal::Draft>> drafts_where(
    store::Reader& reader, const Registers& registers, const std::vector<RowToPut>& rows,
    Instant now,
    const std::function<bool(const RowToPut&, const std::optional<store::Row>&)>& wanted) {
    std::vector<journal::Draft> drafts;
    for (const RowToPut& row : rows) {
        auto draft = registers.put(row, now);
        if (!draft) {
            return draft.error();
        }
        const auto there = reader.find(
            rows_table(), {row.register_name, draft->facts.text("key"), to_text(row.from)});
        if (wanted(row, there)) {
            drafts.push_back(*std::move(draft));
        }
    }
    return drafts;
}

}  // namespace

Result<std::vector<RowToPut>> read_register_file(const Registers& registers, std::istream& file,
                                                 const RegisterFile& about) {
    const auto declaration = registers.named(about.register_name);
    if (!declaration) {
        return declaration.error();
    }
    auto records = csv::CsvRecords::open(file, about.file_name, csv::CsvLimits{});
    if (!records) {
        return records.error();
    }
    if (auto refusal = unknown_column(*records, **declaration)) {
        return *std::move(refusal);
    }
    return RowReader(registers, **declaration, about, *std::move(records)).read();
}

Result<std::vector<RowToPut>> load_rules(const Registers& registers, const std::string& plugin,
                                         const std::filesystem::path& folder) {
    std::vector<RowToPut> all;
    for (const std::filesystem::path& path : csv_files(folder)) {
        const std::string file_name = path.filename().string();
        std::ifstream file(path, std::ios::binary);
        if (!file) {
            throw std::runtime_error("cannot read " + path.string());
        }
        auto rows = read_register_file(
            registers, file, {plugin + "." + path.stem().string(), file_name, std::nullopt});
        if (!rows) {
            return rows.error();
        }
        if (auto refusal = without_source(*rows, file_name)) {
            return *std::move(refusal);
        }
        all.insert(all.end(), rows->begin(), rows->end());
    }
    return all;
}

Result<std::vector<journal::Draft>> drafts_for_new_rows(store::Reader& reader,
                                                        const Registers& registers,
                                                        const std::vector<RowToPut>& rows,
                                                        Instant now) {
    return drafts_where(
        reader, registers, rows, now,
        [](const RowToPut&, const std::optional<store::Row>& there) { return !there.has_value(); });
}

Result<std::vector<journal::Draft>> drafts_for_changed_rows(store::Reader& reader,
                                                            const Registers& registers,
                                                            const std::vector<RowToPut>& rows,
                                                            Instant now) {
    return drafts_where(reader, registers, rows, now,
                        [](const RowToPut& row, const std::optional<store::Row>& there) {
                            return !there ||
                                   as_it_was_put(*there) != store::Cell(json::to_json(row.values));
                        });
}

}  // namespace moothall::registers
