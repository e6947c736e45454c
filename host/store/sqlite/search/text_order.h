#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "store/store.h"

namespace moothall::store::sqlite {

/// Indexed texts get ids in the order of their dates, a second having a stretch of ids of its own:
/// so the index gives the newest hits first, and the older ones need not be looked at.
struct IdStretch {
    std::int64_t first;
    std::int64_t last;
};
IdStretch ids_of(std::int64_t dated);

/// Collects the first hits in the order of a search, out of hits that come in falling order of ids.
class NewestHits {
public:
    NewestHits(std::size_t limit, std::optional<TextHit> after);

    /// Whether all that is wanted was found before the hit with this id.
    bool is_complete_before(std::int64_t id) const;
    void add(std::int64_t id, TextHit hit);
    std::vector<TextHit> all() &&;

private:
    void drop_what_is_too_many();

    std::size_t limit_;
    std::optional<TextHit> after_;
    std::int64_t stretch_begins_;  ///< Hits below it are older than all that were added.
    std::vector<TextHit> hits_;
};

}  // namespace moothall::store::sqlite
