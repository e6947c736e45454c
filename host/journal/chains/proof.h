#pragma once

#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "store/store.h"

namespace moothall::journal {

/// What a proof shows, when it is checked against a head.
struct Proven {
    std::string stream;
    std::int64_t
        events;  ///< The first so many of the stream stood in the journal, as the proof has them.
};

/// All that shows one stream to be part of the journal, for somebody who has only the proof and a
/// head: headers and facts of its sealed events, the hashes of their bodies, the way from each to
/// its seal, and the seals from there to the last. Holds no body: who has one, with its salt, can
/// check that too. docs/decisions/0003-chains-and-seals.md describes it. Refused: not_found for a
/// stream without sealed events. Faults: StoreFault.
Result<Table> prove(store::Reader& reader, std::string_view stream);

/// Checks a proof against a head that was lodged: the hash of its last seal, in hexadecimal. Pure.
/// Refused: invalid_input, with what does not hold.
Result<Proven> check_proof(const Table& proof, std::string_view head);

}  // namespace moothall::journal
