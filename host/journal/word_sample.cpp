#include "journal/word_sample.h"

#include <algorithm>
#include <cctype>
#include <functional>

namespace moothall::journal {
namespace {

bool is_of_a_word(char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte >= 0x80 || std::isalnum(byte) != 0;
}

}  // namespace

void WordSample::note(std::string_view collection, std::string_view text) {
    auto start = std::find_if(text.begin(), text.end(), is_of_a_word);
    while (start != text.end()) {
        const auto end = std::find_if_not(start, text.end(), is_of_a_word);
        const std::string_view word(start, end);
        const std::uint64_t rank = std::hash<std::string_view>()(word);
        if (words_.size() < words_max || rank < words_.rbegin()->rank) {
            words_.insert(Word{rank, std::string(collection), std::string(word)});
        }
        if (words_.size() > words_max) {
            words_.erase(std::prev(words_.end()));
        }
        start = std::find_if(end, text.end(), is_of_a_word);
    }
}

std::optional<store::Row> SamplingWriter::find(const store::Table& table, const store::Key& key) {
    return writer_.find(table, key);
}

std::vector<store::Row> SamplingWriter::list(const store::ListQuery& query) {
    return writer_.list(query);
}

std::vector<store::TextHit> SamplingWriter::search(const store::TextQuery& query) {
    return writer_.search(query);
}

std::optional<store::StreamHead> SamplingWriter::head(std::string_view stream) {
    return writer_.head(stream);
}

std::vector<store::EventRow> SamplingWriter::events(std::string_view stream,
                                                    std::int64_t after_number, std::size_t limit) {
    return writer_.events(stream, after_number, limit);
}

std::vector<store::EventRow> SamplingWriter::events_by_position(std::int64_t after_position,
                                                                std::size_t limit) {
    return writer_.events_by_position(after_position, limit);
}

std::vector<std::string> SamplingWriter::streams(std::string_view after, std::size_t limit) {
    return writer_.streams(after, limit);
}

std::optional<store::SealRow> SamplingWriter::last_seal() {
    return writer_.last_seal();
}

std::vector<store::SealRow> SamplingWriter::seals(std::int64_t after_number, std::size_t limit) {
    return writer_.seals(after_number, limit);
}

void SamplingWriter::put(const store::Table& table, store::Row row) {
    writer_.put(table, std::move(row));
}

void SamplingWriter::remove(const store::Table& table, const store::Key& key) {
    writer_.remove(table, key);
}

void SamplingWriter::add(const store::Table& table, const store::Key& key, std::size_t column,
                         std::int64_t delta) {
    writer_.add(table, key, column, delta);
}

void SamplingWriter::index_text(std::string_view collection, std::string_view key,
                                std::int64_t dated, std::string_view text) {
    sample_.note(collection, text);
    writer_.index_text(collection, key, dated, text);
}

void SamplingWriter::remove_text(std::string_view collection, std::string_view key) {
    writer_.remove_text(collection, key);
}

void SamplingWriter::append(const store::EventRow& event) {
    writer_.append(event);
}

void SamplingWriter::erase_body(std::string_view stream, std::int64_t number) {
    writer_.erase_body(stream, number);
}

std::vector<store::EventRow> SamplingWriter::unsealed(std::size_t limit) {
    return writer_.unsealed(limit);
}

void SamplingWriter::add_seal(const store::SealRow& seal) {
    writer_.add_seal(seal);
}

void SamplingWriter::append_sealed(const store::SealRow& seal,
                                   std::span<const store::EventRow> events) {
    writer_.append_sealed(seal, events);
}

void SamplingWriter::clear_projections() {
    writer_.clear_projections();
}

}  // namespace moothall::journal
