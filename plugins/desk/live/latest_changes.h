#pragma once

#include <moothall/channel/council.h>

#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace desk {

/// That a case changed.
struct Change {
    std::int64_t position;
    std::string case_id;
    std::string owner;  ///< To whom the case was given by it, if it was.
};

/// What changed behind a position.
struct Changes {
    std::vector<Change> items;
    std::int64_t up_to;        ///< The position where to go on.
    bool is_complete = false;  ///< There may have been more, which is not known any more.
};

/// The last changes of cases, read once for all streams that wait for some: a thousand of them cost
/// what one does. Threads: any.
class LatestChanges {
public:
    /// How many are known. Who was away for longer is told that there may be more.
    static constexpr std::size_t known_most = 2'000;

    /// Those behind `position`, as `caller` may see them. Looks for new ones at most every 5
    /// milliseconds; what is missed by that comes the next time. Refused: as `journal.events` does.
    moothall::Result<Changes> since(std::int64_t position, const moothall::channel::Caller& caller,
                                    moothall::channel::Council& council);

private:
    std::optional<moothall::Refusal> look(const moothall::channel::Caller& caller,
                                          moothall::channel::Council& council);
    void take(const moothall::Table& event);

    std::mutex mutex_;
    std::deque<Change> known_;       ///< By position.
    std::int64_t known_behind_ = 0;  ///< All that stands behind it is known, up to:
    std::int64_t read_up_to_ = 0;
    bool has_begun_ = false;
    moothall::Instant looked_at_{};
};

}  // namespace desk
