#pragma once

#include <moothall/service/result.h>

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>

namespace moothall::identity {

/// What hashing one password costs, so that guessing costs as much.
struct HashCost {
    unsigned long long passes;
    std::size_t memory_bytes;
};

/// The least that OWASP asks of Argon2id: 19 MiB, two passes. A hash says by itself what it cost,
/// so that this can be raised at any time.
inline constexpr HashCost standard_cost{2, std::size_t{19} * 1024 * 1024};

enum class Match { no, yes };

/// Hashes passwords with Argon2id, so many at once and no more: each takes memory. Threads: any.
class PasswordHashing {
public:
    /// Whoever comes when `at_once` are being hashed waits for `patience`.
    PasswordHashing(HashCost cost, int at_once, std::chrono::milliseconds patience);

    /// The hash to be kept, with its own salt.
    /// Refused: not_available while too many are hashed. Faults: std::runtime_error without memory.
    Result<std::string> hash(const std::string& password);

    /// Whether a kept hash is that of this password. Without one (empty) it never is, and finding
    /// that out takes as long. Refused, faults: as above.
    Result<Match> compare(const std::string& kept, const std::string& password);

private:
    class Place;

    HashCost cost_;
    int free_;
    std::chrono::milliseconds patience_;
    std::string nobodys_;  ///< Takes as long to compare, and is the hash of nothing.
    std::mutex mutex_;
    std::condition_variable freed_;
};

}  // namespace moothall::identity
