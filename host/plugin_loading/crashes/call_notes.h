#pragma once

#include <moothall/service/date.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace moothall::plugin_loading {

/// A call into a plugin, as it is noted before it is made. Borrowed for the length of one call.
struct PluginCall {
    std::string_view plugin;
    std::string_view build_id;
    std::string_view call;  ///< "waste.bulky_price", "attach".
    std::string_view case_reference;
    Instant at;
};

/// A call in the middle of which a process died.
struct Crash {
    std::string plugin;
    std::string build_id;
    std::string call;
    std::string case_reference;
    Instant at;  ///< When the call was made.

    friend bool operator==(const Crash&, const Crash&) = default;
};

/// Notes, in a small file mapped into memory, which plugin is being called with which case: a crash
/// in a plugin is a crash of the host, and the note is what is left to say whose it was. Every
/// process that works on one data folder of one machine shares the file.
///
/// Threads: any method from any thread. A note costs a copy of some two hundred bytes and no system
/// call. Faults: opening throws std::system_error.
class CallNotes {
public:
    struct Slot;

    /// Holds the note of one call; takes it back when the call is over, however it ended.
    class Scope {
    public:
        explicit Scope(Slot* slot) : slot_(slot) {}
        ~Scope();
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;

    private:
        Slot* slot_;  // Null where every slot was taken: then this call is not noted.
    };

    /// Opens or makes `calls.note` in a data folder that exists.
    explicit CallNotes(const std::filesystem::path& data_folder);
    ~CallNotes();
    CallNotes(const CallNotes&) = delete;
    CallNotes& operator=(const CallNotes&) = delete;

    /// Notes a call for as long as the scope lives. Long texts are cut.
    [[nodiscard]] Scope enter(const PluginCall& call);

    /// What dead processes left behind, each given to one caller only and forgotten by the file.
    /// The notes of processes that live are left alone.
    std::vector<Crash> take_crashes();

private:
    std::uint64_t own_;  // This process, as slots name their owner.
    Slot* slots_ = nullptr;
};

}  // namespace moothall::plugin_loading
