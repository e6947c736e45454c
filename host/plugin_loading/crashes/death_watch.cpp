#include "plugin_loading/crashes/death_watch.h"

#include <signal.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstddef>
#include <vector>

namespace moothall::plugin_loading {

namespace {

constexpr std::array<int, 6> signals{SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSYS};

/// Whom to tell. A signal handler is given nothing of its own, so this one thing is global.
struct Watcher {
    std::atomic<void*> of{nullptr};
    std::atomic<DeathWatch::Mark> mark{nullptr};
};
std::array<Watcher, 16> watchers;

/// What handled each signal before.
std::array<struct sigaction, signals.size()> before;

bool is_from_outside(const siginfo_t& info) {
    return info.si_code <= 0 && info.si_pid != ::getpid();
}

/// Whether the signal comes once only: somebody sent it, a filter stopped a system call, which then
/// returns, or the kernel tells of damaged memory that nobody has read. All others are raised by an
/// instruction, and come again when it is tried again.
bool comes_once(const siginfo_t& info) {
    return info.si_code <= 0 || info.si_signo == SIGSYS ||
           (info.si_signo == SIGBUS && info.si_code == BUS_MCEERR_AO);
}

void handle(int signal, siginfo_t* info, void*) {
    if (!is_from_outside(*info)) {
        for (const Watcher& watcher : watchers) {
            void* const of = watcher.of.load(std::memory_order_acquire);
            const DeathWatch::Mark mark = watcher.mark.load(std::memory_order_acquire);
            if (of != nullptr && mark != nullptr) {
                mark(of);
            }
        }
    }
    for (std::size_t at = 0; at < signals.size(); ++at) {
        if (signals.at(at) == signal) {
            ::sigaction(signal, &before.at(at), nullptr);
        }
    }
    if (comes_once(*info)) {
        ::raise(signal);
    }
}

void install() {
    struct sigaction action {};
    action.sa_sigaction = handle;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    sigemptyset(&action.sa_mask);
    for (std::size_t at = 0; at < signals.size(); ++at) {
        ::sigaction(signals.at(at), &action, &before.at(at));
    }
}

/// A stack for handlers, unless the thread has one.
class HandlerStack {
public:
    HandlerStack() {
        stack_t old{};
        if (::sigaltstack(nullptr, &old) == 0 && (old.ss_flags & SS_DISABLE) != 0) {
            bytes_.resize(std::size_t{64} * 1024);
            const stack_t made{bytes_.data(), 0, bytes_.size()};
            ::sigaltstack(&made, nullptr);
        }
    }
    ~HandlerStack() {
        if (!bytes_.empty()) {
            const stack_t none{nullptr, SS_DISABLE, 0};
            ::sigaltstack(&none, nullptr);
        }
    }
    HandlerStack(const HandlerStack&) = delete;
    HandlerStack& operator=(const HandlerStack&) = delete;

private:
    std::vector<char> bytes_;
};

}  // namespace

DeathWatch::DeathWatch(Mark mark, void* of) : of_(of) {
    static const bool installed = [] {
        install();
        return true;
    }();
    static_cast<void>(installed);
    for (Watcher& watcher : watchers) {
        void* nobody = nullptr;
        if (watcher.of.compare_exchange_strong(nobody, of)) {
            watcher.mark.store(mark, std::memory_order_release);
            return;
        }
    }
}

DeathWatch::~DeathWatch() {
    for (Watcher& watcher : watchers) {
        if (watcher.of.load() == of_) {
            watcher.mark.store(nullptr);
            watcher.of.store(nullptr);
        }
    }
}

void DeathWatch::prepare_thread() {
    thread_local const HandlerStack stack;
    static_cast<void>(stack);
}

}  // namespace moothall::plugin_loading
