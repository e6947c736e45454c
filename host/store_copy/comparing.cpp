#include "store_copy/comparing.h"

#include <limits>
#include <utility>

#include "documents/document_fold.h"
#include "journal/chains/hash.h"

namespace moothall::store_copy {
namespace {

constexpr std::size_t page = 1000;

Refusal differs(const std::string& what) {
    return {RefusalKind::not_available,
            what +
                " is not the same in the copy, so there is no copy: try again, and if it stays "
                "so look at the disk."};
}

Result<Done> compare_streams(store::Reader& from, store::Reader& to, Copied& copied) {
    std::string done;
    while (true) {
        const auto names = from.streams(done, page);
        if (names != to.streams(done, page)) {
            return differs("What streams there are");
        }
        for (const std::string& name : names) {
            if (from.head(name) != to.head(name)) {
                return differs("The stream " + name);
            }
            ++copied.streams;
        }
        if (names.size() < page) {
            return Done{};
        }
        done = names.back();
    }
}

Result<Done> compare_seals(store::Reader& from, store::Reader& to, Copied& copied) {
    while (true) {
        const auto seals = from.seals(copied.seals, page);
        if (seals != to.seals(copied.seals, page)) {
            return differs("One of the seals from " + std::to_string(copied.seals + 1) + " on");
        }
        copied.seals += std::ssize(seals);
        if (seals.size() < page) {
            return Done{};
        }
        copied.position = seals.back().last_position;
        copied.head = journal::to_hex(seals.back().hash);
    }
}

Result<Done> compare_unsealed(store::Reader& from, store::Reader& to, Copied& copied) {
    const auto all = std::numeric_limits<std::size_t>::max();
    const auto left = from.unsealed(all);
    for (const store::EventRow& event : left) {
        const auto other = to.events(event.stream, event.number - 1, 1);
        if (other.empty() || other.front() != event) {
            return differs("Event " + std::to_string(event.number) + " of " + event.stream);
        }
    }
    if (to.unsealed(all).size() != left.size()) {
        return differs("The number of events that are not sealed yet");
    }
    copied.unsealed = std::ssize(left);
    copied.events += copied.unsealed;
    return Done{};
}

Result<Done> compare_events(store::Reader& from, store::Reader& to, Copied& copied,
                            const Progress& progress) {
    std::int64_t done = 0;
    while (true) {
        const auto events = from.events_by_position(done, page);
        const auto others = to.events_by_position(done, page);
        for (std::size_t at = 0; at < events.size(); ++at) {
            if (at >= others.size() || events[at] != others[at]) {
                return differs("Event " + std::to_string(events[at].number) + " of " +
                               events[at].stream);
            }
        }
        if (events.size() != others.size()) {
            return differs("The number of events");
        }
        copied.events += std::ssize(events);
        if (events.size() < page) {
            return compare_unsealed(from, to, copied);
        }
        done = events.back().position;
        progress("Comparing events", done, copied.position);
    }
}

}  // namespace

Result<Done> compare_journals(store::Reader& from, store::Reader& to, Copied& copied,
                              const Progress& progress) {
    if (auto same = compare_streams(from, to, copied); !same) {
        return same;
    }
    if (auto same = compare_seals(from, to, copied); !same) {
        return same;
    }
    if (const auto last = from.last_seal()) {
        copied.position = last->last_position;
        copied.head = journal::to_hex(last->hash);
    }
    return compare_events(from, to, copied, progress);
}

Result<Done> compare_documents(store::Reader& to, Place source, Place target) {
    const store::Table& table = documents::document_table();
    std::vector<store::Row> rows;
    do {
        rows = to.list({.table = &table,
                        .index = {},
                        .equal = {},
                        .from = {},
                        .below = {},
                        .after = rows.empty() ? store::Key() : cursor_of(table, "", rows.back()),
                        .limit = page});
        for (const store::Row& row : rows) {
            const auto& address = std::get<std::string>(row.at(0));
            if (source.documents.get(address) != target.documents.get(address)) {
                return differs("The document " + address);
            }
        }
    } while (rows.size() == page);
    return Done{};
}

}  // namespace moothall::store_copy
