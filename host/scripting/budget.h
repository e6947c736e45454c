#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <optional>
#include <string>

#include "scripting/first_block.h"
#include "scripting/limits.h"
#include "scripting/outcome.h"

struct lua_State;
struct lua_Debug;

namespace moothall::scripting {

/// What one state may use and has used, and whether it was stopped. Once it is stopped it stays
/// so: every function of the host and every instruction raises again, whatever the script catches.
class Budget {
public:
    Budget(const Limits& limits, Stopwatch stopwatch);
    Budget(const Budget&) = delete;
    Budget& operator=(const Budget&) = delete;

    static Budget& of(lua_State* lua);

    /// Counts `units` of work, each about one instruction, and stops the run where they are spent.
    void charge(lua_State* lua, std::int64_t units);

    /// Counts the work of walking through a table. One that was emptied is still walked through in
    /// full, and how large it once was cannot be asked; it was not larger than all that is held.
    void charge_for_walk(lua_State* lua);

    /// Raises again if the run was stopped. To be called before anything that acts.
    void check(lua_State* lua);

    /// Stops the run for good.
    [[noreturn]] void stop(lua_State* lua, Ending ending);

    /// Stops the run because a host function threw; what was thrown is kept.
    [[noreturn]] void stop_for_fault(lua_State* lua, std::exception_ptr fault);

    /// To be called with the status of every lua_pcall, so that nothing is caught that must not be.
    void after_protected_call(lua_State* lua, int status);

    /// Turns the status that a whole run ended with into its ending.
    Ending ending_of(int status);

    /// Starts counting instructions and time in `lua`. Until then only memory is watched.
    void start(lua_State* lua);

    void* allocate(void* block, std::size_t old_size, std::size_t new_size);

    /// Keeps all that is held and counted now. False, and nothing is kept, where the host was asked
    /// for something or where not all lies in the first block of memory.
    bool remember();
    /// Puts back what was kept, with the time starting anew.
    void begin_again();

    /// To be called before a function of the host is.
    void note_question() { was_asked_ = true; }

    const Limits& limits() const { return limits_; }
    std::int64_t instructions() const { return counts_.spent; }
    std::size_t memory_peak() const { return counts_.peak; }
    std::size_t memory_in_use() const { return counts_.in_use; }
    const std::exception_ptr& fault() const { return fault_; }
    const std::string& stopped_where() const { return where_; }
    std::string& raised_text() { return raised_; }  ///< What the outermost handler wrote down.

private:
    struct Counts {
        std::int64_t spent = 0;
        std::int64_t since_clock = 0;
        std::int64_t since_depth = 0;
        std::size_t in_use = 0;
        std::size_t peak = 0;
        std::size_t taken = 0;  // All that was ever allocated, to tell a collection that helped.
        std::size_t taken_at_refusal = 0;
        int vain_collections = 0;
        bool collector_sleeps = false;
    };

    static void on_count(lua_State* lua, lua_Debug* activation);

    bool time_is_up();
    bool has_time_for(std::size_t bytes);
    void end(Ending ending);
    void* refuse_memory();
    bool too_large(const void* block, std::size_t old_size, std::size_t new_size);

    Limits limits_;
    Stopwatch stopwatch_;
    FirstBlock memory_;
    lua_State* lua_ = nullptr;
    std::optional<std::chrono::steady_clock::time_point> deadline_;
    Counts counts_;
    Counts kept_counts_;
    bool was_asked_ = false;
    std::optional<Ending> ended_;
    std::exception_ptr fault_;
    std::string where_;
    std::string raised_;
};

}  // namespace moothall::scripting
