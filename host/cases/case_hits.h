#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "store/store.h"

namespace moothall::cases {

/// The cases in which words occur, each once, in the order of their newest events that have them.
///
/// Threads: one. Borrows the reader for its own length.
class CaseHits {
public:
    CaseHits(store::Reader& reader, std::string words);

    /// Passes over all that come up to this hit, itself among them: where a page before ended.
    void pass(const store::TextHit& last);

    /// The newest event of the next case; nothing after the last.
    std::optional<store::TextHit> next();

    static std::string case_of(const store::TextHit& hit);

private:
    const store::TextHit* current();  // Null after the last.

    store::Reader& reader_;
    store::TextQuery query_;
    std::vector<store::TextHit> hits_;
    std::size_t at_ = 0;
    bool more_ = true;
    std::set<std::string, std::less<>> seen_;
};

/// A hit as the cursor of a list, "w.1746349200000000.01J9…/3", and back.
std::string cursor_text(const store::TextHit& hit);
std::optional<store::TextHit> hit_from(std::string_view cursor);

}  // namespace moothall::cases
