#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "store/postgres/change.h"

namespace moothall::store::postgres {

/// Sees to it that what works keep is sealed: by a work itself while it is the only one under way
/// here, in its own transaction; by the last one that leaves, in another; and while there is always
/// one under way by a thread, several times a second. So commands never wait for a seal under load,
/// and whoever finds this store idle finds all that it kept sealed. Among hosts the row of the seal
/// decides: who holds it seals what all of them kept.
///
/// Threads: any.
class Sealer {
public:
    /// `sealing` may be empty: then nothing is sealed.
    Sealer(std::string url, Layout& layout, Sealing sealing);
    ~Sealer();
    Sealer(const Sealer&) = delete;
    Sealer& operator=(const Sealer&) = delete;

    /// A work is under way for as long as this lives.
    class Presence {
    public:
        explicit Presence(Sealer& sealer) : sealer_(sealer) { ++sealer_.under_way_; }
        ~Presence() { sealer_.leave(); }
        Presence(const Presence&) = delete;
        Presence& operator=(const Presence&) = delete;

    private:
        Sealer& sealer_;
    };

    /// What the work is to run in its own transaction; null if others will seal. After a fault of
    /// the sealing every work does it, so that the fault is told and nothing more is kept unsealed.
    const Sealing* within() const;
    void sealed_within() { has_failed_ = false; }
    void left_unsealed() { is_unsealed_ = true; }

private:
    enum class IfHeld { wait, leave_it };
    enum class Sealed { all, not_yet };

    void leave();
    void run();
    void seal(IfHeld if_held);
    Sealed seal_once(IfHeld if_held);
    void forget_old_works();

    std::string url_;
    Layout& layout_;
    Sealing sealing_;
    std::atomic<int> under_way_ = 0;
    std::atomic<bool> is_unsealed_ = false;
    std::atomic<bool> has_failed_ = false;
    std::mutex sealing_mutex_;
    std::unique_ptr<Connection> connection_;  // Of who holds the mutex.
    std::mutex stop_mutex_;
    std::condition_variable stopped_;
    bool stops_ = false;
    std::thread thread_;  // The last member: it uses all of them.
};

}  // namespace moothall::store::postgres
