#include "journal/comparison.h"

#include <utility>
#include <variant>
#include <vector>

namespace moothall::journal {
namespace {

constexpr std::size_t page = 500;
constexpr std::size_t hits_max = 1000;

/// The rows of a table in the order of their keys, a page at a time.
class Rows {
public:
    Rows(store::Reader& reader, const store::Table& table) : reader_(reader), table_(table) {
        turn_page();
    }

    /// Null after the last one.
    const store::Row* current() const { return at_ < rows_.size() ? &rows_[at_] : nullptr; }

    void advance() {
        if (++at_ == page) {
            turn_page();
        }
    }

private:
    void turn_page() {
        store::Key after = rows_.empty() ? store::Key() : key_of(rows_.back());
        rows_ = reader_.list({.table = &table_,
                              .index = {},
                              .equal = {},
                              .from = {},
                              .below = {},
                              .after = std::move(after),
                              .limit = page});
        at_ = 0;
    }

    store::Key key_of(const store::Row& row) const { return cursor_of(table_, "", row); }

    store::Reader& reader_;
    const store::Table& table_;
    std::vector<store::Row> rows_;
    std::size_t at_ = 0;
};

/// Below zero if the left row comes first or alone, above zero for the right one.
int order_between(const store::Table& table, const store::Row* left, const store::Row* right) {
    if (left == nullptr || right == nullptr) {
        return left == nullptr ? 1 : -1;
    }
    const store::Key one = cursor_of(table, "", *left);
    const store::Key other = cursor_of(table, "", *right);
    return one < other ? -1 : (other < one ? 1 : 0);
}

std::string in_words(const store::Cell& cell) {
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
        return std::to_string(*number);
    }
    const auto* text = std::get_if<std::string>(&cell);
    return text == nullptr ? "nothing" : "\"" + *text + "\"";
}

std::string named(const store::Table& table, const store::Row& row) {
    std::string key;
    for (std::size_t column = 0; column < table.key_columns; ++column) {
        key += (column == 0 ? "" : ", ") + in_words(row.at(column));
    }
    return "In " + table.name + " the row of " + key;
}

}  // namespace

std::int64_t Comparison::compare(const store::Table& table) {
    std::int64_t rows = 0;
    Rows kept(kept_, table);
    Rows other(other_, table);
    while (kept.current() != nullptr || other.current() != nullptr) {
        const int order = order_between(table, kept.current(), other.current());
        if (order < 0) {
            differs(named(table, *kept.current()) + " is kept, but " + other_has_ +
                    " no such row.");
        } else if (order > 0) {
            differs(named(table, *other.current()) + " is missing: " + other_has_ + " it.");
        } else if (*kept.current() != *other.current()) {
            differs(difference(table, *kept.current(), *other.current()));
        }
        rows += order >= 0 ? 1 : 0;
        if (order <= 0) {
            kept.advance();
        }
        if (order >= 0) {
            other.advance();
        }
    }
    return rows;
}

void Comparison::compare(const WordSample::Word& word) {
    const store::TextQuery query{word.collection, word.text, {}, hits_max};
    if (kept_.search(query) != other_.search(query)) {
        differs("A word that was indexed among the " + word.collection + " does not find what " +
                other_has_ + ".");
    }
}

void Comparison::differs(const std::string& sentence) {
    ++differences_;
    report_(sentence);
}

std::string Comparison::difference(const store::Table& table, const store::Row& kept,
                                   const store::Row& other) const {
    std::string sentence = named(table, kept) + " differs:";
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        if (kept.at(column) == other.at(column)) {
            continue;
        }
        sentence += " " + table.columns[column].name;
        if (table.columns[column].kind == store::ColumnKind::number) {
            sentence +=
                " is " + in_words(kept[column]) + ", " + other_has_ + " " + in_words(other[column]);
        }
        sentence += ";";
    }
    sentence.back() = '.';
    return sentence;
}

}  // namespace moothall::journal
