#include "scripting/budget.h"

#include <bit>
#include <cstdlib>
#include <utility>

#include "scripting/errors.h"
#include "scripting/lua_api.h"

namespace moothall::scripting {

namespace {

constexpr std::size_t first_block_bytes = std::size_t{128} * 1024;
constexpr int service_step = 1000;
constexpr int call_depth_max = 6000;
constexpr std::size_t large_block = 4096;
constexpr std::size_t bytes_a_unit = 64;
constexpr std::size_t held_bytes_a_unit = 2048;
constexpr std::size_t string_header_bytes = 64;
constexpr int vain_collections_max = 3;

// Lua builds the hash part of a table anew in one step, which takes quadratic time if the keys were
// chosen to collide: 16,384 entries take some 70 ms at worst, four times as many over a second.
constexpr std::size_t hash_entry_bytes = 24;
constexpr std::size_t hash_entries_max = 16'384;

bool is_large_hash(std::size_t bytes) {
    const std::size_t entries = bytes / hash_entry_bytes;
    return entries > hash_entries_max && bytes % hash_entry_bytes == 0 &&
           std::has_single_bit(entries);
}

}  // namespace

Budget::Budget(const Limits& limits, Stopwatch stopwatch)
    : limits_(limits), stopwatch_(std::move(stopwatch)), memory_(first_block_bytes) {}

Budget& Budget::of(lua_State* lua) {
    return **static_cast<Budget**>(lua_getextraspace(lua));
}

void Budget::start(lua_State* lua) {
    lua_ = lua;
    deadline_ = stopwatch_() + limits_.wall;
    // A short run ends before anything is worth collecting; on_count wakes the collector.
    lua_gc(lua, LUA_GCSTOP);
    counts_.collector_sleeps = true;
    const int step = limits_.counting == Counting::each_one ? 1 : service_step;
    lua_sethook(lua, &Budget::on_count, LUA_MASKCOUNT, step);
}

void Budget::on_count(lua_State* lua, lua_Debug*) {
    Budget& budget = of(lua);
    const int step = lua_gethookcount(lua);
    budget.charge(lua, step);
    budget.counts_.since_depth += step;
    if (budget.counts_.since_depth < service_step) {
        return;
    }
    budget.counts_.since_depth = 0;
    lua_Debug activation;
    if (lua_getstack(lua, call_depth_max, &activation) == 1) {
        const std::string place = current_place(lua);
        lua_pushfstring(lua, "%s: stack overflow: functions call one another more than 6,000 deep",
                        place.c_str());
        lua_error(lua);
    }
}

void Budget::charge(lua_State* lua, std::int64_t units) {
    if (ended_) {
        stop(lua, *ended_);
    }
    counts_.spent += units;
    if (counts_.spent > limits_.instructions) {
        stop(lua, Ending::instruction_limit);
    }
    counts_.since_clock += units;
    if (counts_.since_clock < service_step) {
        return;
    }
    counts_.since_clock = 0;
    if (time_is_up()) {
        stop(lua, Ending::wall_limit);
    }
    if (counts_.collector_sleeps && counts_.in_use > limits_.memory_bytes / 16) {
        counts_.collector_sleeps = false;
        lua_gc(lua, LUA_GCRESTART);
    }
}

void Budget::charge_for_walk(lua_State* lua) {
    charge(lua, static_cast<std::int64_t>(counts_.in_use / held_bytes_a_unit));
}

bool Budget::time_is_up() {
    return deadline_ && stopwatch_() > *deadline_;
}

void Budget::check(lua_State* lua) {
    if (ended_) {
        stop(lua, *ended_);
    }
}

void Budget::end(Ending ending) {
    if (ended_) {
        return;
    }
    ended_ = ending;
    if (lua_ != nullptr) {
        where_ = current_place(lua_);
    }
}

void Budget::stop(lua_State* lua, Ending ending) {
    if (!ended_) {
        end(ending);
        lua_sethook(lua, &Budget::on_count, LUA_MASKCOUNT, 1);
    }
    // Allocates nothing, so that it works with no memory left.
    lua_pushlightuserdata(lua, this);
    lua_error(lua);
    std::abort();  // lua_error does not return.
}

void Budget::stop_for_fault(lua_State* lua, std::exception_ptr fault) {
    if (!fault_) {
        fault_ = std::move(fault);
    }
    stop(lua, Ending::raised);
}

void Budget::after_protected_call(lua_State* lua, int status) {
    if (status == LUA_ERRMEM) {
        stop(lua, ended_.value_or(Ending::memory_limit));
    }
    check(lua);
}

Ending Budget::ending_of(int status) {
    if (status == LUA_ERRMEM && !ended_) {
        ended_ = Ending::memory_limit;
    }
    if (ended_) {
        return *ended_;
    }
    return status == LUA_OK ? Ending::finished : Ending::raised;
}

void* Budget::refuse_memory() {
    // Lua answers a refusal with a full collection and asks again. A script that keeps just under
    // the limit would make it collect for ever.
    if (counts_.taken - counts_.taken_at_refusal < limits_.memory_bytes / 64) {
        ++counts_.vain_collections;
    }
    counts_.taken_at_refusal = counts_.taken;
    if (lua_ != nullptr && !ended_) {
        where_ = current_place(lua_);
    }
    return nullptr;
}

bool Budget::too_large(const void* block, std::size_t old_size, std::size_t new_size) {
    const std::size_t held = block != nullptr ? old_size : 0;
    if (counts_.vain_collections > vain_collections_max) {
        return true;
    }
    // For a new object Lua passes its type in place of the old size.
    const bool is_text = block == nullptr && old_size == LUA_TSTRING;
    if (is_text && new_size > limits_.string_bytes + string_header_bytes) {
        return true;
    }
    if (block == nullptr && old_size == 0 && is_large_hash(new_size)) {
        return true;
    }
    return counts_.in_use - held + new_size > limits_.memory_bytes;
}

/// One instruction may copy a megabyte, or count through one, so that the number of instructions
/// alone would not bound the time.
bool Budget::has_time_for(std::size_t bytes) {
    counts_.spent += static_cast<std::int64_t>(bytes / bytes_a_unit);
    if (counts_.spent > limits_.instructions) {
        end(Ending::instruction_limit);
    } else if (time_is_up()) {
        end(Ending::wall_limit);
    }
    return !ended_;
}

void* Budget::allocate(void* block, std::size_t old_size, std::size_t new_size) {
    const std::size_t held = block != nullptr ? old_size : 0;
    if (new_size == 0) {
        memory_.free(block, held);
        counts_.in_use -= held;
        return nullptr;
    }
    if (new_size > held && too_large(block, old_size, new_size)) {
        return refuse_memory();
    }
    if (new_size >= large_block && deadline_ && !has_time_for(new_size)) {
        return nullptr;
    }
    counts_.taken += new_size > held ? new_size - held : 0;
    void* const given = memory_.reallocate(block, held, new_size);
    if (given == nullptr) {
        return nullptr;
    }
    counts_.in_use = counts_.in_use - held + new_size;
    counts_.peak = counts_.in_use > counts_.peak ? counts_.in_use : counts_.peak;
    return given;
}

bool Budget::remember() {
    if (was_asked_ || ended_ || !memory_.remember()) {
        return false;
    }
    kept_counts_ = counts_;
    return true;
}

void Budget::begin_again() {
    memory_.put_back();
    counts_ = kept_counts_;
    ended_.reset();
    fault_ = nullptr;
    where_.clear();
    raised_.clear();
    deadline_ = stopwatch_() + limits_.wall;
}

Stopwatch machine_stopwatch() {
    return [] { return std::chrono::steady_clock::now(); };
}

}  // namespace moothall::scripting
