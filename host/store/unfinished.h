#pragma once

#include "store/store.h"

namespace moothall::store {

/// A store that is being filled with what another one keeps. Until it is finished nobody else can
/// open it: they are told that a copy was broken off, and what to do. Taken down without having
/// been finished it leaves its place as empty as it was.
///
/// Used by one thread. Faults: every method throws StoreFault.
class Unfinished {
public:
    virtual ~Unfinished() = default;

    /// Seals nothing by itself. Must not be used once it is finished.
    virtual Store& store() = 0;

    /// From now on it is a store like any other, and stays.
    virtual void finish() = 0;
};

}  // namespace moothall::store
