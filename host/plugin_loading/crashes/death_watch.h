#pragma once

namespace moothall::plugin_loading {

/// Sees a process die by a fault of its own: a bad access, an abort, an exception that nobody
/// caught, an impossible instruction. A death from outside (SIGKILL, loss of power, somebody's
/// signal) is not seen: there nothing of the process runs any more, or it did nothing wrong.
///
/// Whatever handled these signals before handles them afterwards: the process dies as it would
/// have. Threads: any. At most sixteen at once; of more, nothing is seen.
class DeathWatch {
public:
    /// Runs inside a signal handler, on the thread at fault: it may touch lock-free atomics only.
    using Mark = void (*)(void* of);

    /// Calls `mark` with `of` when the process dies while this lives.
    DeathWatch(Mark mark, void* of);
    ~DeathWatch();
    DeathWatch(const DeathWatch&) = delete;
    DeathWatch& operator=(const DeathWatch&) = delete;

    /// Gives the calling thread a stack for the handler, so that it sees an overflow of the
    /// thread's own as well. Cheap when it was done before.
    static void prepare_thread();

private:
    void* of_;
};

}  // namespace moothall::plugin_loading
