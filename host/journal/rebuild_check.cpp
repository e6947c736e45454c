#include <algorithm>
#include <set>

#include "journal/chains/seal.h"
#include "journal/folding.h"
#include "journal/rebuild.h"
#include "journal/word_sample.h"

namespace moothall::journal {
namespace {

constexpr std::size_t page = 500;
constexpr int pages_of_a_work = 20;
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

/// Compares what is kept with what the journal gives.
class Comparison {
public:
    Comparison(store::Reader& kept, store::Reader& rebuilt, RebuildCheck& found,
               const Report& report)
        : kept_(kept), rebuilt_(rebuilt), found_(found), report_(report) {}

    void compare(const store::Table& table) {
        Rows kept(kept_, table);
        Rows rebuilt(rebuilt_, table);
        while (kept.current() != nullptr || rebuilt.current() != nullptr) {
            const int order = order_between(table, kept.current(), rebuilt.current());
            if (order < 0) {
                differs(named(table, *kept.current()) +
                        " is kept, but the journal gives no such row.");
            } else if (order > 0) {
                differs(named(table, *rebuilt.current()) + " is missing: the journal gives it.");
            } else if (*kept.current() != *rebuilt.current()) {
                differs(difference(table, *kept.current(), *rebuilt.current()));
            }
            found_.rows += order >= 0 ? 1 : 0;
            if (order <= 0) {
                kept.advance();
            }
            if (order >= 0) {
                rebuilt.advance();
            }
        }
    }

    void compare(const WordSample::Word& word) {
        ++found_.words;
        const store::TextQuery query{word.collection, word.text, {}, hits_max};
        if (kept_.search(query) != rebuilt_.search(query)) {
            differs("A word that was indexed among the " + word.collection +
                    " does not find what the journal gives.");
        }
    }

private:
    void differs(const std::string& sentence) {
        ++found_.differences;
        report_(sentence);
    }

    static int order_between(const store::Table& table, const store::Row* kept,
                             const store::Row* rebuilt) {
        if (kept == nullptr || rebuilt == nullptr) {
            return kept == nullptr ? 1 : -1;
        }
        const store::Key left = cursor_of(table, "", *kept);
        const store::Key right = cursor_of(table, "", *rebuilt);
        return left < right ? -1 : (right < left ? 1 : 0);
    }

    static std::string named(const store::Table& table, const store::Row& row) {
        std::string key;
        for (std::size_t column = 0; column < table.key_columns; ++column) {
            key += (column == 0 ? "" : ", ") + in_words(row.at(column));
        }
        return "In " + table.name + " the row of " + key;
    }

    static std::string in_words(const store::Cell& cell) {
        if (const auto* number = std::get_if<std::int64_t>(&cell)) {
            return std::to_string(*number);
        }
        const auto* text = std::get_if<std::string>(&cell);
        return text == nullptr ? "nothing" : "\"" + *text + "\"";
    }

    static std::string difference(const store::Table& table, const store::Row& kept,
                                  const store::Row& rebuilt) {
        std::string sentence = named(table, kept) + " differs:";
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            if (kept.at(column) == rebuilt.at(column)) {
                continue;
            }
            sentence += " " + table.columns[column].name;
            if (table.columns[column].kind == store::ColumnKind::number) {
                sentence += " is " + in_words(kept[column]) + ", the journal gives " +
                            in_words(rebuilt[column]);
            }
            sentence += ";";
        }
        sentence.back() = '.';
        return sentence;
    }

    store::Reader& kept_;
    store::Reader& rebuilt_;
    RebuildCheck& found_;
    const Report& report_;
};

std::int64_t fold_all(store::Reader& live, store::Store& scratch, const Folds& folds,
                      WordSample& sample) {
    std::int64_t done = 0;
    bool finished = false;
    while (!finished) {
        const std::int64_t start = done;
        scratch.write([&](store::Writer& writer) {
            SamplingWriter sampling(writer, sample);
            if (start == 0) {
                sampling.clear_projections();
                fold_first_streams(live, folds, sampling);
            }
            done = start;
            finished = false;
            for (int each = 0; each < pages_of_a_work && !finished; ++each) {
                const std::int64_t position = fold_after(done, page, live, folds, sampling);
                finished = position == done;
                done = position;
            }
            if (finished) {
                fold_unsealed(live, folds, sampling);  // Kept by others since the seal.
            }
            return store::Verdict::keep;
        });
    }
    return done;
}

}  // namespace

RebuildCheck rebuild_check(store::Store& live, store::Store& scratch, const Folds& folds,
                           std::span<const store::Table> tables, const Report& report) {
    live.write([](store::Writer& writer) {
        seal(writer);
        return store::Verdict::keep;
    });
    const auto kept = live.read();
    RebuildCheck found;
    WordSample sample;
    found.events = fold_all(*kept, scratch, folds, sample);

    const auto rebuilt = scratch.read();
    Comparison comparison(*kept, *rebuilt, found, report);
    for (const store::Table& table : tables) {
        if (table.table_class == store::TableClass::projection) {
            comparison.compare(table);
        }
    }
    for (const WordSample::Word& word : sample.words()) {
        comparison.compare(word);
    }
    return found;
}

}  // namespace moothall::journal
