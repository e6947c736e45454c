#include "scripting/session.h"

#include <cassert>
#include <charconv>
#include <exception>
#include <functional>
#include <utility>

#include "scripting/errors.h"
#include "scripting/libraries/modules.h"
#include "scripting/lua_api.h"
#include "scripting/state.h"
#include "scripting/values.h"

namespace moothall::scripting {

namespace {

const char kept_value = 0;  // Its address is the key of the kept value in the registry.

std::string sentence_of(Ending ending, const Limits& limits) {
    switch (ending) {
        case Ending::instruction_limit:
            return "stopped after " + std::to_string(limits.instructions) +
                   " instructions; look for a loop that does not end";
        case Ending::wall_limit:
            return "stopped because it took longer than " + std::to_string(limits.wall.count()) +
                   " ms; it will be tried again";
        case Ending::memory_limit:
            return "stopped because not enough memory is left: a run may use " +
                   std::to_string(limits.memory_bytes / 1024) + " KiB, one text " +
                   std::to_string(limits.string_bytes / 1024) +
                   " KiB, and one table 16,384 entries besides those of a list";
        default:
            return "stopped";
    }
}

/// Writes down the error and the calls that led to it before they are unwound.
int note_error(lua_State* lua) {
    const std::string place = current_place(lua);
    std::string what = describe_error(lua);
    const std::string file = place.substr(0, place.rfind(':'));
    if (!place.empty() && what.compare(0, file.size() + 1, file + ":") != 0) {
        what = place + ": " + what;
    }
    const std::string calls = calls_until_here(lua);
    const std::string first = printable(what, error_bytes_max - 1024);
    Budget::of(lua).raised_text() = first + calls.substr(0, error_bytes_max - first.size());
    return 1;
}

}  // namespace

/// Everything that the session holds. All work in the state is done by functions that lua_pcall
/// calls, so that no error can leave it.
class Session::State {
public:
    using Work = std::function<int(lua_State*)>;

    State(Chunk chunk, const Library& library, const Limits& limits, Stopwatch stopwatch)
        : chunk_(std::move(chunk)),
          library_(library),
          budget_(limits, std::move(stopwatch)),
          lua_(bare_state(budget_)) {}

    /// Runs `work` in protected mode and says how it ended.
    Outcome protect(const Work& work) {
        Outcome outcome;
        int status = LUA_ERRMEM;
        if (lua_State* const lua = lua_) {
            budget_.raised_text().clear();
            lua_settop(lua, 0);
            lua_pushcfunction(lua, &note_error);
            lua_pushcfunction(lua, &State::do_work);
            // Lua only hands it on.
            lua_pushlightuserdata(lua, const_cast<Work*>(&work));
            status = lua_pcall(lua, 1, 0, 1);
        }
        outcome.ending = budget_.ending_of(status);
        outcome.instructions = budget_.instructions();
        outcome.memory_peak_bytes = budget_.memory_peak();
        if (budget_.fault()) {
            std::rethrow_exception(budget_.fault());
        }
        outcome.error = error_text(outcome.ending);
        return outcome;
    }

    const Chunk& chunk() const { return chunk_; }
    const Library& library() const { return library_; }
    Budget& budget() { return budget_; }

private:
    static int do_work(lua_State* lua) {
        const auto& work = *static_cast<const Work*>(lua_touserdata(lua, 1));
        lua_settop(lua, 0);
        std::exception_ptr fault;
        try {
            return work(lua);
        } catch (const std::exception&) {
            fault = std::current_exception();
        }
        Budget::of(lua).stop_for_fault(lua, fault);
    }

    std::string error_text(Ending ending) {
        if (ending == Ending::finished) {
            return {};
        }
        if (ending == Ending::raised) {
            return budget_.raised_text();
        }
        const std::string& where = budget_.stopped_where();
        return printable(
            (where.empty() ? chunk_.name() : where) + ": " + sentence_of(ending, budget_.limits()),
            error_bytes_max);
    }

    Chunk chunk_;
    const Library& library_;
    Budget budget_;
    lua_State* lua_;
};

namespace {

/// Makes the environment, loads the chunk and calls it. Leaves all that it returned on the stack.
void run_chunk(lua_State* lua, const Chunk& chunk, const Library& library, Budget& budget) {
    lua_gc(lua, LUA_GCSTOP);
    open_environment(lua, library);
    open_modules(lua, chunk);
    push_chunk(lua, chunk);
    budget.start(lua);
    lua_call(lua, 0, LUA_MULTRET);
}

std::vector<Value> take_values(lua_State* lua, Functions functions) {
    std::vector<Value> values;
    const int count = lua_gettop(lua);
    for (int at = 1; at <= count; ++at) {
        values.push_back(to_value(lua, at, "returned value " + std::to_string(at), functions));
    }
    return values;
}

/// Replaces the value at the top by what lies under `name` in it.
void step_into(lua_State* lua, std::string_view name, std::string_view path) {
    if (lua_type(lua, -1) != LUA_TTABLE) {
        raise(lua, "there is no function at '" + std::string(path) + "'");
    }
    lua_Integer number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (error == std::errc() && end == name.data() + name.size() &&
        lua_rawgeti(lua, -1, number) != LUA_TNIL) {
        lua_remove(lua, -2);
        return;
    }
    if (error == std::errc() && end == name.data() + name.size()) {
        lua_pop(lua, 1);
    }
    push_text(lua, name);
    lua_rawget(lua, -2);
    lua_remove(lua, -2);
}

void push_function_at(lua_State* lua, std::string_view path) {
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &kept_value);
    for (std::string_view rest = path; !rest.empty();) {
        const std::size_t dot = rest.find('.');
        step_into(lua, rest.substr(0, dot), path);
        rest = dot == std::string_view::npos ? std::string_view() : rest.substr(dot + 1);
    }
    if (lua_type(lua, -1) != LUA_TFUNCTION) {
        raise(lua, "there is no function at '" + std::string(path) + "'");
    }
}

}  // namespace

Session::Session(Chunk chunk, const Library& library, const Limits& limits)
    : Session(std::move(chunk), library, limits, machine_stopwatch()) {}

Session::Session(Chunk chunk, const Library& library, const Limits& limits, Stopwatch stopwatch)
    : state_(std::make_unique<State>(std::move(chunk), library, limits, std::move(stopwatch))) {}

Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

Outcome Session::execute() {
    return state_->protect([this](lua_State* lua) {
        run_chunk(lua, state_->chunk(), state_->library(), state_->budget());
        lua_settop(lua, 1);
        lua_rawsetp(lua, LUA_REGISTRYINDEX, &kept_value);
        return 0;
    });
}

bool Session::remember() {
    return state_->budget().remember();
}

void Session::begin_again() {
    state_->budget().begin_again();
}

Outcome Session::run_once() {
    std::vector<Value> values;
    Outcome outcome = state_->protect([this, &values](lua_State* lua) {
        run_chunk(lua, state_->chunk(), state_->library(), state_->budget());
        values = take_values(lua, Functions::refused);
        return 0;
    });
    if (outcome.ending == Ending::finished) {
        outcome.values = std::move(values);
    }
    return outcome;
}

Outcome Session::describe() {
    std::vector<Value> values;
    Outcome outcome = state_->protect([&values](lua_State* lua) {
        Budget::of(lua).check(lua);
        lua_rawgetp(lua, LUA_REGISTRYINDEX, &kept_value);
        values.push_back(to_value(lua, 1, "what the script returned", Functions::described));
        return 0;
    });
    if (outcome.ending == Ending::finished) {
        outcome.values = std::move(values);
    }
    return outcome;
}

Outcome Session::call(std::string_view path, const List& arguments) {
    std::vector<Value> values;
    Outcome outcome = state_->protect([&](lua_State* lua) {
        Budget::of(lua).check(lua);
        push_function_at(lua, path);
        luaL_checkstack(lua, static_cast<int>(arguments.size()) + 4, "too many arguments");
        for (const Value& argument : arguments) {
            push_value(lua, argument);
        }
        lua_call(lua, static_cast<int>(arguments.size()), LUA_MULTRET);
        values = take_values(lua, Functions::refused);
        return 0;
    });
    if (outcome.ending == Ending::finished) {
        outcome.values = std::move(values);
    }
    return outcome;
}

Outcome run(const Chunk& chunk, const Library& library, const Limits& limits) {
    return run(chunk, library, limits, machine_stopwatch());
}

Outcome run(const Chunk& chunk, const Library& library, const Limits& limits, Stopwatch stopwatch) {
    Session session(chunk, library, limits, std::move(stopwatch));
    return session.run_once();
}

}  // namespace moothall::scripting
