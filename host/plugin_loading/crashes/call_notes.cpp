#include "plugin_loading/crashes/call_notes.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <fstream>
#include <functional>
#include <optional>
#include <span>
#include <sstream>
#include <stdexcept>
#include <system_error>
#include <thread>

namespace moothall::plugin_loading {

namespace {

constexpr std::size_t slot_count = 256;
constexpr unsigned pid_bits = 22;  // Linux gives no greater ones.

/// When a process began, in ticks since the machine started; nothing for one that is gone. It tells
/// apart two processes that had the same number one after the other, as in containers they do.
std::optional<std::uint64_t> began(std::uint64_t pid) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    std::string line;
    if (!std::getline(file, line)) {
        return std::nullopt;
    }
    const auto name_end = line.rfind(')');  // The name before it may hold spaces.
    if (name_end == std::string::npos) {
        return std::nullopt;
    }
    std::istringstream fields(line.substr(name_end + 1));
    std::string state;
    fields >> state;
    if (state == "Z" || state == "X") {
        return std::nullopt;
    }
    std::string passed_over;
    for (int field = 4; field < 22; ++field) {
        fields >> passed_over;
    }
    std::uint64_t ticks = 0;
    fields >> ticks;
    return ticks;
}

std::uint64_t owner_word(std::uint64_t pid) {
    return (began(pid).value_or(0) << pid_bits) | pid;
}

std::uint64_t pid_of(std::uint64_t owner) {
    return owner & ((std::uint64_t{1} << pid_bits) - 1);
}

bool is_alive(std::uint64_t owner) {
    const std::uint64_t pid = pid_of(owner);
    return began(pid) && owner_word(pid) == owner;
}

std::uint64_t this_thread() {
    return std::hash<std::thread::id>{}(std::this_thread::get_id());
}

[[noreturn]] void fail(const std::filesystem::path& file) {
    if (errno == ENOSPC || errno == EDQUOT) {
        throw std::runtime_error("The disk is full, so '" + file.string() +
                                 "' was not written. Free some space, then try again.");
    }
    throw std::system_error(errno, std::generic_category(),
                            "cannot note calls in " + file.string());
}

template <std::size_t size>
void write_text(std::array<char, size>& into, std::string_view text) {
    const std::size_t length = std::min(text.size(), size - 1);
    std::memcpy(into.data(), text.data(), length);
    into[length] = '\0';
}

template <std::size_t size>
std::string read_text(const std::array<char, size>& from) {
    const auto end = std::ranges::find(from, '\0');
    return std::string(from.begin(), end);
}

}  // namespace

/// One place in the file. A fresh file is all zero: no owner, nothing noted.
struct CallNotes::Slot {
    std::atomic<std::uint64_t> owner;
    std::atomic<std::uint64_t> noted;   // While what follows is whole: see below.
    std::atomic<std::uint64_t> thread;  // Of the owner.
    std::int64_t at;
    std::array<char, 48> plugin;
    std::array<char, 48> build_id;
    std::array<char, 88> call;
    std::array<char, 48> case_reference;

    static constexpr std::uint64_t nothing = 0;
    static constexpr std::uint64_t under_way = 1;
    static constexpr std::uint64_t at_fault = 2;  // The process died in this very call.

    void free() {
        noted.store(nothing, std::memory_order_relaxed);
        owner.store(0, std::memory_order_release);
    }
};

static_assert(std::atomic<std::uint64_t>::is_always_lock_free);  // Processes share the words.

CallNotes::Scope::~Scope() {
    if (slot_ != nullptr) {
        slot_->free();
    }
}

CallNotes::CallNotes(const std::filesystem::path& data_folder)
    : own_(owner_word(static_cast<std::uint64_t>(::getpid()))) {
    const auto file = data_folder / "calls.note";
    constexpr std::size_t size = slot_count * sizeof(Slot);
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        fail(file);
    }
    void* mapped = MAP_FAILED;
    // All of it has its place on the disk: a note that finds none there would end the process.
    int failure = ::posix_fallocate(descriptor, 0, size);
    if (failure == 0) {
        mapped = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
        failure = errno;
    }
    ::close(descriptor);
    if (mapped == MAP_FAILED) {
        errno = failure;
        fail(file);
    }
    slots_ = static_cast<Slot*>(mapped);
    deaths_ = std::make_unique<DeathWatch>(mark, this);
}

CallNotes::~CallNotes() {
    deaths_.reset();
    ::munmap(slots_, slot_count * sizeof(Slot));
}

void CallNotes::know(std::string plugin, std::string build_id) {
    build_ids_.insert_or_assign(std::move(plugin), std::move(build_id));
}

CallNotes::Scope CallNotes::enter(const PluginCall& call) {
    return Scope(note(call));
}

void CallNotes::begin(const PluginCall& call) {
    note(call);
}

void CallNotes::end() {
    const std::uint64_t thread = this_thread();
    for (std::size_t step = 0; step < slot_count; ++step) {
        Slot& slot = slots_[(thread + step) % slot_count];
        if (slot.owner.load(std::memory_order_acquire) == own_ &&
            slot.thread.load(std::memory_order_relaxed) == thread) {
            slot.free();
            return;
        }
    }
}

std::vector<Crash> CallNotes::take_crashes() {
    std::vector<Crash> crashes;
    for (Slot& slot : std::span(slots_, slot_count)) {
        std::uint64_t owner = slot.owner.load(std::memory_order_acquire);
        if (owner == 0 || owner == own_ || is_alive(owner) ||
            !slot.owner.compare_exchange_strong(owner, own_)) {
            continue;
        }
        if (slot.noted.load(std::memory_order_acquire) == Slot::at_fault) {
            crashes.push_back(Crash{.plugin = read_text(slot.plugin),
                                    .build_id = read_text(slot.build_id),
                                    .call = read_text(slot.call),
                                    .case_reference = read_text(slot.case_reference),
                                    .at = Instant(std::chrono::microseconds(slot.at))});
        }
        slot.free();
    }
    return crashes;
}

void CallNotes::mark(void* notes) {
    const auto& own = *static_cast<const CallNotes*>(notes);
    if (pid_of(own.own_) != static_cast<std::uint64_t>(::getpid())) {
        return;  // A child that was forked dies, and the calls are its parent's.
    }
    const std::uint64_t thread = this_thread();
    for (Slot& slot : std::span(own.slots_, slot_count)) {
        std::uint64_t noted = Slot::under_way;
        if (slot.owner.load(std::memory_order_acquire) == own.own_ &&
            slot.thread.load(std::memory_order_relaxed) == thread) {
            slot.noted.compare_exchange_strong(noted, Slot::at_fault);
        }
    }
}

CallNotes::Slot* CallNotes::note(const PluginCall& call) {
    DeathWatch::prepare_thread();
    const std::uint64_t thread = this_thread();
    for (std::size_t step = 0; step < slot_count; ++step) {
        Slot& slot = slots_[(thread + step) % slot_count];
        std::uint64_t nobody = 0;
        if (!slot.owner.compare_exchange_strong(nobody, own_, std::memory_order_acquire)) {
            continue;
        }
        const auto build_id = build_ids_.find(call.plugin);
        slot.thread.store(thread, std::memory_order_relaxed);
        slot.at = call.at.time_since_epoch().count();
        write_text(slot.plugin, call.plugin);
        write_text(slot.build_id, build_id == build_ids_.end() ? "" : build_id->second);
        write_text(slot.call, call.call);
        write_text(slot.case_reference, call.case_reference);
        slot.noted.store(Slot::under_way, std::memory_order_release);
        return &slot;
    }
    return nullptr;
}

std::function<void(std::string_view, std::string_view, std::string_view)> call_watch(
    CallNotes& notes, std::function<Instant()> now) {
    return [&notes, now = std::move(now)](std::string_view plugin, std::string_view call,
                                          std::string_view case_reference) {
        if (plugin.empty()) {
            notes.end();
            return;
        }
        notes.begin(
            {.plugin = plugin, .call = call, .case_reference = case_reference, .at = now()});
    };
}

}  // namespace moothall::plugin_loading
