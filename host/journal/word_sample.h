#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include "store/store.h"

namespace moothall::journal {

/// A fair choice of the words that were indexed: those whose hashes are the lowest, whichever comes
/// when and however often.
class WordSample {
public:
    static constexpr std::size_t words_max = 500;

    struct Word {
        std::uint64_t rank;
        std::string collection;
        std::string text;

        friend auto operator<=>(const Word&, const Word&) = default;
    };

    void note(std::string_view collection, std::string_view text);
    const std::set<Word>& words() const { return words_; }

private:
    std::set<Word> words_;
};

/// Passes everything on, and notes the words that are indexed.
class SamplingWriter : public store::Writer {
public:
    /// Borrows both.
    SamplingWriter(store::Writer& writer, WordSample& sample) : writer_(writer), sample_(sample) {}

    std::optional<store::Row> find(const store::Table& table, const store::Key& key) override;
    std::vector<store::Row> list(const store::ListQuery& query) override;
    std::vector<store::TextHit> search(const store::TextQuery& query) override;
    std::optional<store::StreamHead> head(std::string_view stream) override;
    std::vector<store::EventRow> events(std::string_view stream, std::int64_t after_number,
                                        std::size_t limit) override;
    std::vector<store::EventRow> events_by_position(std::int64_t after_position,
                                                    std::size_t limit) override;
    std::vector<std::string> streams(std::string_view after, std::size_t limit) override;
    std::optional<store::SealRow> last_seal() override;
    std::vector<store::SealRow> seals(std::int64_t after_number, std::size_t limit) override;

    void put(const store::Table& table, store::Row row) override;
    void remove(const store::Table& table, const store::Key& key) override;
    void add(const store::Table& table, const store::Key& key, std::size_t column,
             std::int64_t delta) override;
    void index_text(std::string_view collection, std::string_view key, std::int64_t dated,
                    std::string_view text) override;
    void remove_text(std::string_view collection, std::string_view key) override;
    void append(const store::EventRow& event) override;
    void erase_body(std::string_view stream, std::int64_t number) override;
    std::vector<store::EventRow> unsealed(std::size_t limit) override;
    void add_seal(const store::SealRow& seal) override;
    void append_sealed(const store::SealRow& seal,
                       std::span<const store::EventRow> events) override;
    void clear_projections() override;

private:
    store::Writer& writer_;
    WordSample& sample_;
};

}  // namespace moothall::journal
