#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "store/store.h"

namespace moothall::store {

/// Takes bytes as they come.
using ByteSink = std::function<void(std::string_view bytes)>;

/// Gives the next bytes, none at the end. They are good until the next call.
using ByteSource = std::function<std::string_view()>;

/// A store as it stood at one moment, while others work on in it.
/// Borrowed by one thread at a time. Faults: every method throws StoreFault.
class HeldMoment {
public:
    virtual ~HeldMoment() = default;

    virtual Reader& reader() = 0;
    /// The number of the last migration that it had.
    virtual std::int64_t step() = 0;
    /// Gives all that the store held at that moment, in a form that its backend reads. The moment
    /// is let go as early as the backend can: the reader is of no use afterwards.
    virtual void copy(const ByteSink& sink) = 0;
};

/// Copies of a whole store. Names no database but by the word that `backend` gives.
/// Threads: any. Faults: every method throws StoreFault.
class WholeCopies {
public:
    virtual ~WholeCopies() = default;

    /// What reads such a copy: "sqlite", "postgresql".
    virtual std::string backend() const = 0;
    virtual std::unique_ptr<HeldMoment> hold() = 0;
};

/// A place without a store, in which one is made from a copy. Used by one thread at a time.
/// Faults: every method throws StoreFault.
class NewStore {
public:
    virtual ~NewStore() = default;

    virtual std::string backend() const = 0;
    /// Makes the store and looks at it as its database can: what that finds wrong is a fault. What
    /// the source throws is thrown on; then there is no store, or one that nobody takes for whole.
    virtual void make(const ByteSource& source) = 0;
    /// Takes away every event after those of this seal (nothing: every event), every later seal,
    /// and the projections, which are to be made anew: see Store::needs_rebuild. Requires that the
    /// store is not open.
    virtual void cut_after(const std::optional<SealRow>& seal) = 0;
    /// From now on it is a store like any other. Where others may look for it already, they are
    /// told until then that a restore is under way or was broken off, and a next one takes it away.
    virtual void finish() = 0;
    /// Takes what `make` made away again. Does nothing where it made nothing.
    virtual void take_away() = 0;
};

}  // namespace moothall::store
