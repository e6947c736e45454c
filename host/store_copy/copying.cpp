#include "store_copy/copying.h"

#include <limits>
#include <utility>

#include "documents/document_fold.h"

namespace moothall::store_copy {
namespace {

constexpr std::size_t seals_page = 500;
constexpr std::int64_t events_of_a_work = 2000;
constexpr std::size_t rows_page = 1000;

/// Seals that follow each other, and as many events as are kept at once.
struct Stretch {
    std::vector<store::SealRow> seals;
    std::vector<store::EventRow> events;
};

/// Cut where it holds enough events; a seal is never cut.
Stretch next_stretch(store::Reader& from, std::int64_t after_seal) {
    Stretch stretch{from.seals(after_seal, seals_page), {}};
    auto& seals = stretch.seals;
    if (seals.empty()) {
        return stretch;
    }
    const std::int64_t first = seals.front().first_position;
    const auto is_enough = [first](const store::SealRow& seal) {
        return seal.last_position - first >= events_of_a_work;
    };
    while (seals.size() > 1 && is_enough(seals.back())) {
        seals.pop_back();
    }
    stretch.events = from.events_by_position(
        first - 1, static_cast<std::size_t>(seals.back().last_position - first + 1));
    return stretch;
}

void keep(const Stretch& stretch, store::Store& to) {
    const std::span<const store::EventRow> events(stretch.events);
    const std::int64_t first = stretch.seals.front().first_position;
    to.write([&](store::Writer& writer) {
        for (const store::SealRow& seal : stretch.seals) {
            writer.append_sealed(
                seal, events.subspan(
                          static_cast<std::size_t>(seal.first_position - first),
                          static_cast<std::size_t>(seal.last_position - seal.first_position + 1)));
        }
        return store::Verdict::keep;
    });
}

void copy_unsealed(store::Reader& from, store::Store& to) {
    const auto events = from.unsealed(std::numeric_limits<std::size_t>::max());
    to.write([&](store::Writer& writer) {
        for (const store::EventRow& event : events) {
            writer.append(event);
        }
        return store::Verdict::keep;
    });
}

/// The rows of a table from the one after `after` on, in the order of their keys.
std::vector<store::Row> next_rows(store::Reader& from, const store::Table& table,
                                  store::Key after) {
    return from.list({.table = &table,
                      .index = {},
                      .equal = {},
                      .from = {},
                      .below = {},
                      .after = std::move(after),
                      .limit = rows_page});
}

}  // namespace

void copy_journal(store::Reader& from, store::Store& to, const Progress& progress) {
    const auto last = from.last_seal();
    std::int64_t done = 0;
    while (last && done < last->number) {
        const Stretch stretch = next_stretch(from, done);
        keep(stretch, to);
        done = stretch.seals.back().number;
        progress("Copying events", stretch.seals.back().last_position, last->last_position);
    }
    copy_unsealed(from, to);
}

void copy_rows(store::Reader& from, store::Store& to, const store::Table& table) {
    std::vector<store::Row> rows;
    do {
        store::Key after = rows.empty() ? store::Key() : cursor_of(table, "", rows.back());
        rows = next_rows(from, table, std::move(after));
        to.write([&](store::Writer& writer) {
            for (const store::Row& row : rows) {
                writer.put(table, row);
            }
            return store::Verdict::keep;
        });
    } while (rows.size() == rows_page);
}

Result<Done> copy_documents(store::Reader& from, Place source, Place target, Copied& copied) {
    const store::Table& table = documents::document_table();
    std::vector<store::Row> rows;
    do {
        store::Key after = rows.empty() ? store::Key() : cursor_of(table, "", rows.back());
        rows = next_rows(from, table, std::move(after));
        for (const store::Row& row : rows) {
            const auto& address = std::get<std::string>(row.at(0));
            const auto bytes = source.documents.get(address);
            if (!bytes) {
                return Refusal{RefusalKind::not_found,
                               "The document " + address +
                                   " of a case is not there: it was erased while it was to be "
                                   "copied, or lost. Copy again, and if it stays away look for it "
                                   "in a backup."};
            }
            target.documents.put_at(address, *bytes);
            copied.document_bytes += std::ssize(*bytes);
            ++copied.documents;
        }
    } while (rows.size() == rows_page);
    return Done{};
}

}  // namespace moothall::store_copy
