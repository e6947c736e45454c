#pragma once

#include <memory>
#include <mutex>

#include "store/store.h"

namespace moothall::journal {

struct MemoryState;

/// A store in memory, for tests: every work has a copy of all there is, which is kept whole or
/// dropped.
class MemoryStore : public store::Store {
public:
    explicit MemoryStore(store::Sealing sealing);
    ~MemoryStore() override;

    std::unique_ptr<store::Reader> read() override;
    store::Verdict write(const store::Work& work) override;
    void purge() override {}
    bool is_idle() const override { return seems_idle; }
    bool needs_rebuild() override { return false; }

    /// What damages a disk could do: changes a kept event or seal behind the journal's back.
    void tamper_with_events(const std::function<void(store::EventRow&)>& change);
    void tamper_with_seals(const std::function<void(store::SealRow&)>& change);
    /// Loses the last `count` seals and the events they bind.
    void cut_tail(std::int64_t count);
    /// Loses the last event of a stream.
    void lose_last_event(const std::string& stream);

    bool seems_idle = false;  ///< What it says of itself.

private:
    void change(const std::function<void(MemoryState&)>& change);

    store::Sealing sealing_;
    std::mutex writing_;  ///< One work at a time.
    std::mutex current_lock_;
    std::shared_ptr<const MemoryState>
        current_;  ///< Owned with every reader that still looks at it.
};

}  // namespace moothall::journal
