#pragma once

#include <moothall/service/result.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "journal/chains/seal_walk.h"
#include "store/store.h"

namespace moothall::journal {

/// What a walk over the journal found.
struct Verification {
    std::int64_t streams = 0;
    std::int64_t events = 0;
    std::int64_t erased = 0;    ///< Events without a body, as an event of their stream says.
    std::int64_t unsealed = 0;  ///< Kept a moment ago: no seal binds them yet.
    std::int64_t seals = 0;
    std::string head;  ///< The hash of the last seal in hexadecimal, empty before the first.
    std::int64_t damages = 0;  ///< 0 for a journal that is whole.
};

/// Walks all streams (numbers, headers, bodies, chains) and all seals (numbers, positions, Merkle
/// roots, chain) and reports every damage. With `head`, a hash that `journal head` once printed, it
/// shows too that the journal still holds all that it held then: a chain alone does not show a cut
/// tail.
///
/// Memory is flat but for the largest stream's erased numbers. Slow: reads every event twice.
/// Refused: invalid_input for a head that is no hash. Faults: StoreFault.
Result<Verification> verify(store::Reader& reader, std::optional<std::string_view> head,
                            const Report& report);

/// The hash of the last seal in hexadecimal, to be lodged elsewhere; empty before the first.
std::string head(store::Reader& reader);

}  // namespace moothall::journal
