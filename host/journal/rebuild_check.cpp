#include "journal/chains/seal.h"
#include "journal/comparison.h"
#include "journal/folding.h"
#include "journal/rebuild.h"
#include "journal/word_sample.h"

namespace moothall::journal {
namespace {

constexpr std::size_t page = 500;
constexpr int pages_of_a_work = 20;

}  // namespace

std::int64_t fold_all(store::Reader& from, store::Store& into, const Folds& folds,
                      WordSample& sample) {
    std::int64_t done = 0;
    bool finished = false;
    while (!finished) {
        const std::int64_t start = done;
        into.write([&](store::Writer& writer) {
            SamplingWriter sampling(writer, sample);
            if (start == 0) {
                sampling.clear_projections();
                fold_first_streams(from, folds, sampling);
            }
            done = start;
            finished = false;
            for (int each = 0; each < pages_of_a_work && !finished; ++each) {
                const std::int64_t position = fold_after(done, page, from, folds, sampling);
                finished = position == done;
                done = position;
            }
            if (finished) {
                fold_unsealed(from, folds, sampling);  // Kept by others since the seal.
            }
            return store::Verdict::keep;
        });
    }
    return done;
}

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
    Comparison comparison(*kept, *rebuilt, "the journal gives", report);
    for (const store::Table& table : tables) {
        if (table.table_class == store::TableClass::projection) {
            found.rows += comparison.compare(table);
        }
    }
    for (const WordSample::Word& word : sample.words()) {
        comparison.compare(word);
        ++found.words;
    }
    found.differences = comparison.differences();
    return found;
}

}  // namespace moothall::journal
