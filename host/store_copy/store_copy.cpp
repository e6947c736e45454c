#include "store_copy/store_copy.h"

#include <optional>

#include "journal/chains/verify.h"
#include "journal/comparison.h"
#include "journal/folding.h"
#include "store_copy/comparing.h"
#include "store_copy/copying.h"

namespace moothall::store_copy {
namespace {

/// The first sentence that it is told.
class FirstSentence {
public:
    journal::Report report() {
        return [this](const std::string& sentence) {
            if (!sentence_) {
                sentence_ = sentence;
            }
        };
    }
    const std::optional<std::string>& sentence() const { return sentence_; }

private:
    std::optional<std::string> sentence_;
};

std::int64_t sealed_events(store::Reader& reader) {
    const auto last = reader.last_seal();
    return last ? last->last_position : 0;
}

Result<Done> verify(store::Reader& from, const Progress& progress) {
    const std::int64_t all = sealed_events(from);
    progress("Verifying the journal", 0, all);
    FirstSentence first;
    journal::verify(from, std::nullopt, first.report()).value();
    if (first.sentence()) {
        return Refusal{RefusalKind::not_available,
                       "The journal is damaged, so nothing was copied: " + *first.sentence()};
    }
    progress("Verifying the journal", all, all);
    return Done{};
}

Result<Done> compare_tables(store::Reader& from, store::Reader& to, const Layout& layout,
                            const journal::WordSample& sample, Copied& copied) {
    FirstSentence first;
    const journal::Report report = first.report();
    journal::Comparison comparison(from, to, "the copy has", report);
    for (const store::Table& table : layout.tables) {
        copied.tables.push_back({table.name, table.table_class, comparison.compare(table)});
        if (first.sentence()) {
            return Refusal{
                RefusalKind::not_available,
                *first.sentence() +
                    (table.table_class == store::TableClass::projection
                         ? " The source's tables are not what its journal gives: run `moothall "
                           "journal rebuild` there, then copy again."
                         : " There is no copy: try again.")};
        }
    }
    for (const auto& word : sample.words()) {
        comparison.compare(word);
        ++copied.words;
    }
    if (first.sentence()) {
        return Refusal{RefusalKind::not_available,
                       *first.sentence() +
                           " Run `moothall journal rebuild` on the source, then "
                           "copy again."};
    }
    return Done{};
}

void copy_tables(store::Reader& from, store::Store& to, const Layout& layout,
                 journal::WordSample& sample, const Progress& progress) {
    const std::int64_t all = sealed_events(from);
    progress("Making tables from the journal", 0, all);
    journal::fold_all(from, to, layout.folds, sample);
    progress("Making tables from the journal", all, all);
    for (const store::Table& table : layout.tables) {
        if (table.table_class == store::TableClass::working) {
            copy_rows(from, to, table);
        }
    }
}

}  // namespace

Result<Copied> copy(Place from, Place to, const Layout& layout, const Progress& progress) {
    const auto source = from.store.read();
    if (const auto whole = verify(*source, progress); !whole) {
        return whole.error();
    }
    Copied copied;
    copy_journal(*source, to.store, progress);
    journal::WordSample sample;
    copy_tables(*source, to.store, layout, sample, progress);
    if (const auto done = copy_documents(*source, from, to, copied); !done) {
        return done.error();
    }
    const auto target = to.store.read();
    if (const auto same = compare_journals(*source, *target, copied, progress); !same) {
        return same.error();
    }
    if (const auto same = compare_tables(*source, *target, layout, sample, copied); !same) {
        return same.error();
    }
    if (const auto same = compare_documents(*target, from, to); !same) {
        return same.error();
    }
    return copied;
}

}  // namespace moothall::store_copy
