#pragma once

#include "journal/chains/verify.h"

namespace moothall::journal {

/// Walks the newest seals, at most so many, and the events that they bind: their bytes, their
/// chains to the event before in their stream, and their seals; what came before is taken for
/// right. Of the answer `streams` and `erased` stay 0. Cheap enough for every day. Faults:
/// StoreFault.
Verification verify_newest(store::Reader& reader, std::size_t seals_max, const Report& report);

}  // namespace moothall::journal
