#include "host/journal/memory_store.h"

#include <algorithm>
#include <map>
#include <set>

namespace moothall::journal {

struct MemoryText {
    std::int64_t dated;
    std::string text;
};

/// All there is.
struct MemoryState {
    std::map<std::string, std::vector<store::EventRow>, std::less<>> streams;
    std::vector<std::pair<std::string, std::int64_t>> order;  ///< Of sealing: stream and number.
    std::size_t sealed = 0;                                   ///< So many of them are sealed.
    std::vector<store::SealRow> seals;
    std::map<std::string, std::map<store::Key, store::Row>, std::less<>> tables;
    std::set<std::string, std::less<>> projections;
    std::map<std::pair<std::string, std::string>, MemoryText> texts;

    store::EventRow& event_at(std::size_t place) {
        const auto& [stream, number] = order.at(place);
        return streams.at(stream).at(static_cast<std::size_t>(number - 1));
    }
};

namespace {

store::Key key_of(const store::Table& table, const store::Row& row) {
    return store::Key(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(table.key_columns));
}

/// Reads and writes one state, which is its own.
class MemoryWriter : public store::Writer {
public:
    explicit MemoryWriter(MemoryState state) : state_(std::move(state)) {}

    MemoryState take() { return std::move(state_); }

    std::optional<store::Row> find(const store::Table& table, const store::Key& key) override {
        auto& rows = state_.tables[table.name];
        const auto found = rows.find(key);
        return found == rows.end() ? std::nullopt : std::optional(found->second);
    }

    std::vector<store::Row> list(const store::ListQuery& query) override {
        const auto order = store::order_of(*query.table, query.index);
        std::map<store::Key, store::Row> found;
        for (const auto& [key, row] : state_.tables[query.table->name]) {
            store::Key place;
            for (const std::size_t column : order) {
                place.push_back(row[column]);
            }
            if (matches(query, place)) {
                found.emplace(std::move(place), row);
            }
        }
        std::vector<store::Row> page;
        for (auto& [place, row] : found) {
            if (page.size() < query.limit) {
                page.push_back(std::move(row));
            }
        }
        return page;
    }

    std::vector<store::TextHit> search(const store::TextQuery& query) override {
        std::vector<store::TextHit> hits;
        for (const auto& [place, text] : state_.texts) {
            if (place.first == query.collection &&
                text.text.find(query.words) != std::string::npos && hits.size() < query.limit) {
                hits.push_back({place.second, text.dated});
            }
        }
        return hits;
    }

    std::optional<store::StreamHead> head(std::string_view stream) override {
        const auto found = state_.streams.find(stream);
        if (found == state_.streams.end()) {
            return std::nullopt;
        }
        return store::StreamHead{found->second.back().number, found->second.back().hash};
    }

    std::vector<store::EventRow> events(std::string_view stream, std::int64_t after_number,
                                        std::size_t limit) override {
        std::vector<store::EventRow> page;
        const auto found = state_.streams.find(stream);
        if (found == state_.streams.end()) {
            return page;
        }
        for (const store::EventRow& row : found->second) {
            if (row.number > after_number && page.size() < limit) {
                page.push_back(row);
            }
        }
        return page;
    }

    std::vector<store::EventRow> events_by_position(std::int64_t after_position,
                                                    std::size_t limit) override {
        std::vector<store::EventRow> page;
        const auto after = static_cast<std::size_t>(after_position);
        for (std::size_t place = after; place < state_.sealed && page.size() < limit; ++place) {
            page.push_back(state_.event_at(place));
        }
        return page;
    }

    std::vector<std::string> streams(std::string_view after, std::size_t limit) override {
        std::vector<std::string> page;
        for (auto each = state_.streams.upper_bound(after);
             each != state_.streams.end() && page.size() < limit; ++each) {
            page.push_back(each->first);
        }
        return page;
    }

    std::optional<store::SealRow> last_seal() override {
        return state_.seals.empty() ? std::nullopt : std::optional(state_.seals.back());
    }

    std::vector<store::SealRow> seals(std::int64_t after_number, std::size_t limit) override {
        std::vector<store::SealRow> page;
        for (const store::SealRow& row : state_.seals) {
            if (row.number > after_number && page.size() < limit) {
                page.push_back(row);
            }
        }
        return page;
    }

    void put(const store::Table& table, store::Row row) override {
        note_class(table);
        store::Key key = key_of(table, row);
        state_.tables[table.name].insert_or_assign(std::move(key), std::move(row));
    }

    void remove(const store::Table& table, const store::Key& key) override {
        state_.tables[table.name].erase(key);
    }

    void add(const store::Table& table, const store::Key& key, std::size_t column,
             std::int64_t delta) override {
        note_class(table);
        store::Row fresh = key;
        fresh.resize(table.columns.size());
        store::Row& row = state_.tables[table.name].try_emplace(key, fresh).first->second;
        const auto* before = std::get_if<std::int64_t>(&row[column]);
        row[column] = (before == nullptr ? 0 : *before) + delta;
    }

    void index_text(std::string_view collection, std::string_view key, std::int64_t dated,
                    std::string_view text) override {
        state_.texts[{std::string(collection), std::string(key)}] = {dated, std::string(text)};
    }

    void remove_text(std::string_view collection, std::string_view key) override {
        state_.texts.erase({std::string(collection), std::string(key)});
    }

    void append(const store::EventRow& event) override {
        auto& rows = state_.streams[event.stream];
        if (event.number != static_cast<std::int64_t>(rows.size()) + 1) {
            throw store::StoreFault("The number does not follow the stream's head.");
        }
        rows.push_back(event);
        rows.back().position = 0;
        state_.order.emplace_back(event.stream, event.number);
    }

    void erase_body(std::string_view stream, std::int64_t number) override {
        auto& row = state_.streams.find(stream)->second.at(static_cast<std::size_t>(number - 1));
        row.body.reset();
        row.salt.clear();
    }

    std::vector<store::EventRow> unsealed(std::size_t limit) override {
        std::vector<store::EventRow> page;
        for (std::size_t place = state_.sealed; place < state_.order.size() && page.size() < limit;
             ++place) {
            page.push_back(state_.event_at(place));
        }
        return page;
    }

    void add_seal(const store::SealRow& seal) override {
        state_.seals.push_back(seal);
        while (state_.sealed < static_cast<std::size_t>(seal.last_position)) {
            store::EventRow& event = state_.event_at(state_.sealed);
            event.position = static_cast<std::int64_t>(++state_.sealed);
        }
    }

    void append_sealed(const store::SealRow& seal,
                       std::span<const store::EventRow> events) override {
        std::for_each(events.begin(), events.end(), [this](const auto& each) { append(each); });
        add_seal(seal);
    }

    void clear_projections() override {
        for (const std::string& table : state_.projections) {
            state_.tables[table].clear();
        }
        state_.texts.clear();
    }

private:
    static bool matches(const store::ListQuery& query, const store::Key& place) {
        const std::size_t next = query.equal.size();
        return std::equal(query.equal.begin(), query.equal.end(), place.begin()) &&
               (!query.from || place.at(next) >= *query.from) &&
               (!query.below || place.at(next) < *query.below) &&
               (query.after.empty() || place > query.after);
    }

    void note_class(const store::Table& table) {
        if (table.table_class == store::TableClass::projection) {
            state_.projections.insert(table.name);
        }
    }

    MemoryState state_;
};

}  // namespace

MemoryStore::MemoryStore(store::Sealing sealing)
    : sealing_(std::move(sealing)), current_(std::make_shared<const MemoryState>()) {}

MemoryStore::~MemoryStore() = default;

std::unique_ptr<store::Reader> MemoryStore::read() {
    const std::lock_guard lock(current_lock_);
    return std::make_unique<MemoryWriter>(*current_);
}

store::Verdict MemoryStore::write(const store::Work& work) {
    const std::lock_guard one_at_a_time(writing_);
    MemoryWriter writer(*current_);
    const store::Verdict verdict = work(writer);
    if (verdict == store::Verdict::keep) {
        sealing_(writer);
        auto kept = std::make_shared<const MemoryState>(writer.take());
        const std::lock_guard lock(current_lock_);
        current_ = std::move(kept);
    }
    return verdict;
}

void MemoryStore::change(const std::function<void(MemoryState&)>& change) {
    const std::lock_guard one_at_a_time(writing_);
    MemoryState state = *current_;
    change(state);
    const std::lock_guard lock(current_lock_);
    current_ = std::make_shared<const MemoryState>(std::move(state));
}

void MemoryStore::tamper_with_events(const std::function<void(store::EventRow&)>& tamper) {
    change([&](MemoryState& state) {
        for (auto& [stream, rows] : state.streams) {
            std::for_each(rows.begin(), rows.end(), tamper);
        }
    });
}

void MemoryStore::tamper_with_seals(const std::function<void(store::SealRow&)>& tamper) {
    change(
        [&](MemoryState& state) { std::for_each(state.seals.begin(), state.seals.end(), tamper); });
}

void MemoryStore::cut_tail(std::int64_t count) {
    change([&](MemoryState& state) {
        state.seals.resize(state.seals.size() - static_cast<std::size_t>(count));
        const std::int64_t last = state.seals.empty() ? 0 : state.seals.back().last_position;
        while (state.order.size() > static_cast<std::size_t>(last)) {
            auto& rows = state.streams.at(state.order.back().first);
            rows.pop_back();
            if (rows.empty()) {
                state.streams.erase(state.order.back().first);
            }
            state.order.pop_back();
        }
        state.sealed = state.order.size();
    });
}

void MemoryStore::lose_last_event(const std::string& stream) {
    change([&](MemoryState& state) {
        const std::pair lost(stream, state.streams.at(stream).back().number);
        state.streams.at(stream).pop_back();
        state.order.erase(std::find(state.order.begin(), state.order.end(), lost));
        --state.sealed;
    });
}

}  // namespace moothall::journal
