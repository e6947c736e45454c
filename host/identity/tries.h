#pragma once

#include <moothall/service/date.h>

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace moothall::identity {

/// How many tries may fail before somebody has to wait, and for how long.
struct TryRule {
    int free;                           ///< So many may fail before the first wait,
    std::chrono::minutes within;        ///< counted in such a stretch from the first of them.
    std::chrono::minutes first_wait;    ///< Doubled with each failure after a wait,
    std::chrono::minutes longest_wait;  ///< but never more than this.
    std::chrono::minutes remembered;    ///< So long after a wait the count begins again.
};

/// Counts the tries that failed, for each key: a name and an address, say. Kept in memory, so that
/// a wrong try writes nothing; so many keys at most, the one tried longest ago going first. The
/// moment comes in with each call. Threads: any.
class Tries {
public:
    Tries(TryRule rule, std::size_t keys_max) : rule_(rule), keys_max_(keys_max) {}

    /// What came of asking to try.
    struct Begun {
        std::optional<Instant> wait_until;  ///< Nothing: it may be tried.
        int failed = 0;  ///< With this one, which counts as failed until it is not.
    };

    /// Begins a try, which counts as failed from now on: so that many at once are no way around.
    Begun begin(const std::string& key, Instant now);

    /// The try was none, or a good one where others may still have failed.
    void take_back(const std::string& key);
    /// It was a good one: those before it are forgotten.
    void forget(const std::string& key);

    std::size_t keys() const;

private:
    struct Counted {
        int failed;
        Instant since;
        Instant last;
    };

    std::optional<Instant> wait_until(const Counted& counted) const;
    bool is_over(const Counted& counted, Instant now) const;
    void make_room(Instant now);

    TryRule rule_;
    std::size_t keys_max_;
    mutable std::mutex mutex_;
    std::map<std::string, Counted> counted_;
};

}  // namespace moothall::identity
