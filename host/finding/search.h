#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/particulars.h"
#include "store/store.h"

namespace moothall::finding {

/// What is searched: records with a row for each term under which one is found.
struct Searched {
    const store::Table& terms;
    std::string_view collection;  ///< Of their full text.
    /// What is known of the record with this key; nothing where there is none.
    std::function<std::optional<Particulars>(const std::string& key)> known;
};

struct Hit {
    std::string key;
    Likeness likeness;

    friend bool operator==(const Hit&, const Hit&) = default;
};

/// A table of terms: a row for each term of each record.
store::Table terms_table(std::string name);

/// Keeps the terms of a record that is new, and takes them away again.
void keep_terms(store::Writer& writer, const store::Table& terms, const std::string& key,
                const Particulars& known);
void forget_terms(store::Writer& writer, const store::Table& terms, const std::string& key,
                  const Particulars& known);

/// The records that are like what was typed: the exact ones first, the nearer before others, and
/// then those that only sound like it.
///
/// Looks at no more than 200 records under each of a few terms, however many there are. Where the
/// table of terms waits for an upgrade, only what the full text holds is found.
std::vector<Hit> search(store::Reader& reader, const Searched& searched, std::string_view typed,
                        std::size_t limit);

}  // namespace moothall::finding
