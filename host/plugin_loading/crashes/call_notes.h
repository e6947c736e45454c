#pragma once

#include <moothall/service/date.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "plugin_loading/crashes/death_watch.h"

namespace moothall::plugin_loading {

/// A call into a plugin, as it is noted before it is made. Borrowed for the length of one call.
struct PluginCall {
    std::string_view plugin;
    std::string_view call;  ///< "waste.bulky_price", "attach".
    std::string_view case_reference;
    Instant at;
};

/// A call in the middle of which a process died by a fault of its own.
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

    /// Says which build of a plugin is loaded here, so that its calls are noted with it. Only while
    /// one thread is at work.
    void know(std::string plugin, std::string build_id);

    /// Notes a call for as long as the scope lives. Long texts are cut.
    [[nodiscard]] Scope enter(const PluginCall& call);

    /// The same in two halves, for who is told of the beginning and the end of a call by the thread
    /// that makes it. Calls of one thread do not nest.
    void begin(const PluginCall& call);
    void end();

    /// What dead processes left behind, each given to one caller only and forgotten by the file:
    /// calls of those that died by a fault of their own (see DeathWatch). Of one that was killed
    /// from outside nothing is given, since no plugin is to blame. The notes of processes that live
    /// are left alone.
    std::vector<Crash> take_crashes();

private:
    Slot* note(const PluginCall& call);  // Null where every slot was taken.
    static void mark(void* notes);       // Inside a signal handler.

    std::uint64_t own_;  // This process, as slots name their owner.
    std::map<std::string, std::string, std::less<>> build_ids_;  // By plugin.
    Slot* slots_ = nullptr;
    std::unique_ptr<DeathWatch> deaths_;
};

/// Notes each call that it is told of: named at its beginning, with empty texts after its end.
/// This is how host/functions tells of its calls. Requires that `notes` outlives it.
std::function<void(std::string_view plugin, std::string_view call, std::string_view case_reference)>
call_watch(CallNotes& notes, std::function<Instant()> now);

}  // namespace moothall::plugin_loading
