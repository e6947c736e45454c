#pragma once

#include <moothall/service/value.h>

#include <memory>
#include <string_view>

#include "scripting/chunk.h"
#include "scripting/library.h"
#include "scripting/limits.h"
#include "scripting/outcome.h"

namespace moothall::scripting {

/// One script at work in a fresh state of its own, which ends with the session.
///
/// The chunk is run once; the table that it returns stays in the state, so that the functions in
/// it can be called. All that one session does shares one budget: once a limit is reached, every
/// further call gives the same ending at once.
///
/// Threads: one session, one thread; sessions do not know of each other. The library must outlive
/// the session. Faults: what a host function throws leaves execute() or call() unchanged.
class Session {
public:
    Session(Chunk chunk, const Library& library, const Limits& limits);
    Session(Chunk chunk, const Library& library, const Limits& limits, Stopwatch stopwatch);
    ~Session();
    Session(Session&&) noexcept;
    Session& operator=(Session&&) noexcept;

    /// Runs the chunk and keeps the first value that it returns. Gives no values.
    Outcome execute();

    /// Keeps what the state looks like after an execute() that finished, for begin_again(). False,
    /// and nothing is kept, if the chunk asked the host for something, which may be answered
    /// otherwise another time, or needed more memory than the first block.
    bool remember();

    /// Puts the state back to what was kept, byte for byte, and the budget with it; only the time
    /// starts anew. Whatever was done since, and however it ended, has left no trace. Requires a
    /// remember() that kept something.
    void begin_again();

    /// The kept value as one Value, in which each Lua function is the table
    /// { ["$function"] = "actions.keep.when.1", line = 17 }: the path by which call() finds it.
    /// One that a module wrote has its `file` as well.
    /// Requires an execute() that finished.
    Outcome describe();

    /// Calls the function at `path` (names and numbers with dots between) in the kept value; the
    /// values are what it returned. Requires an execute() that finished.
    Outcome call(std::string_view path, const List& arguments);

    /// Runs the chunk as execute() does and gives all that it returned.
    Outcome run_once();

private:
    class State;

    std::unique_ptr<State> state_;
};

/// Runs a chunk in a fresh state and gives all that it returned.
/// Faults: what a host function throws.
Outcome run(const Chunk& chunk, const Library& library, const Limits& limits);
Outcome run(const Chunk& chunk, const Library& library, const Limits& limits, Stopwatch stopwatch);

}  // namespace moothall::scripting
