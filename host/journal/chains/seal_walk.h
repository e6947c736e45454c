#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "journal/chains/hash.h"
#include "store/store.h"

namespace moothall::journal {

/// Told each damage as it is found: one sentence that names the stream and number, or the seal.
using Report = std::function<void(const std::string& sentence)>;

/// Walks seals one after the other, and the events by their positions beside them. Borrows both.
/// Faults: StoreFault.
class SealWalk {
public:
    /// From the first seal on.
    SealWalk(store::Reader& reader, const Report& report);
    /// From the seal after `before` on, which is taken for right.
    SealWalk(store::Reader& reader, const Report& report, store::SealRow before);

    /// Is told of each event that a seal binds.
    using EachEvent = std::function<void(const store::EventRow&)>;

    void pass(const store::SealRow& seal);
    void pass(const store::SealRow& seal, const EachEvent& each_event);
    /// After the last seal: no event may have a position past it.
    void end();

private:
    std::string root_of_events(const store::SealRow& seal, const EachEvent& each_event);
    void check_place(const store::EventRow& row);

    store::Reader& reader_;
    const Report& report_;
    store::SealRow last_{0, 0, 0, {}, {}, no_hash()};
};

/// "event 3 of case/01J9…".
std::string named(const store::EventRow& row);

}  // namespace moothall::journal
