#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace moothall::store {

/// An event as it is kept: the very bytes that were hashed. See journal/ for what they mean.
struct EventRow {
    std::int64_t position =
        0;                    ///< Its place among all events, from 1 without gaps; 0 until sealed.
    std::string stream;       ///< "case/01J9…": what it happened to.
    std::int64_t number = 0;  ///< Its place in its stream, from 1 without gaps.
    std::string header;
    std::string facts;
    std::string salt;                 ///< Empty once the body is erased.
    std::optional<std::string> body;  ///< Nothing once it is erased.
    std::string body_hash;            ///< 32 bytes: SHA-256 over salt and body.
    std::string hash;                 ///< 32 bytes: the link of the stream's chain.

    friend bool operator==(const EventRow&, const EventRow&) = default;
};

/// The last event of a stream: what the next one is chained to.
struct StreamHead {
    std::int64_t number = 0;
    std::string hash;

    friend bool operator==(const StreamHead&, const StreamHead&) = default;
};

/// A seal as it is kept: it binds all events since the one before it.
struct SealRow {
    std::int64_t number = 0;          ///< From 1 without gaps.
    std::int64_t first_position = 0;  ///< The events it seals, both ends included.
    std::int64_t last_position = 0;
    std::string previous;  ///< The hash of the seal before it; 32 zero bytes for the first.
    std::string root;      ///< The Merkle root over the hashes of its events.
    std::string hash;

    friend bool operator==(const SealRow&, const SealRow&) = default;
};

}  // namespace moothall::store
