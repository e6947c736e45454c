#include "host/scripting/stock_lua_patterns.h"

#include <lua.hpp>
#include <memory>

#include "scripting/budget.h"
#include "scripting/libraries/libraries.h"
#include "scripting/lua_api.h"
#include "scripting/state.h"

namespace moothall::scripting {

namespace {

/// Calls what is asked of the library that stands in `string`. Written with nothing but functions
/// and arguments, so that it runs in a stock state and in ours.
constexpr const char* asking = R"(
    local string, type, select, error = ...
    local function written(...)
        local all = { n = select("#", ...), ... }
        local text = ""
        for at = 1, all.n do
            local each = all[at]
            text = text .. (each == nil and "nil" or type(each) .. ":" .. each) .. ";"
        end
        return text
    end
    return function(name, subject, pattern, third)
        if name == "gmatch" then
            local text, count = "", 0
            for a, b, c in string.gmatch(subject, pattern, third) do
                text, count = text .. written(a, b, c) .. "|", count + 1
                if count > 100 then error("too many", 0) end
            end
            return text
        elseif name == "gsub" then
            return written(string.gsub(subject, pattern, function(...)
                return "<" .. written(...) .. ">"
            end, third))
        elseif name == "replace" then
            return written(string.gsub(subject, pattern, third))
        end
        return written(string[name](subject, pattern, third))
    end
)";

struct CloseState {
    void operator()(lua_State* lua) const { lua_close(lua); }
};

/// The text at the top, without the place that errors begin with and the names that ours adds.
std::string taken(lua_State* lua, int status) {
    std::size_t length = 0;
    const char* const text = lua_tolstring(lua, -1, &length);
    std::string answer = text == nullptr ? "no text" : std::string(text, length);
    if (status != LUA_OK) {
        const std::size_t place = answer.find(": ");
        const bool placed = answer.compare(0, 7, "asking:") == 0;
        answer =
            "error: " + (placed && place != std::string::npos ? answer.substr(place + 2) : answer);
    }
    return answer;
}

/// Expects the four things that `asking` wants on the stack, above the chunk.
std::string ask(lua_State* lua, std::string_view function, const std::string& subject,
                const std::string& pattern) {
    if (lua_pcall(lua, 4, 1, 0) != LUA_OK) {
        return "the script for the test failed";
    }
    lua_insert(lua, -2);  // Below the third argument.
    const auto third_at = lua_gettop(lua);
    lua_pushlstring(lua, function.data(), function.size());
    lua_insert(lua, third_at);
    lua_pushlstring(lua, subject.data(), subject.size());
    lua_insert(lua, third_at + 1);
    lua_pushlstring(lua, pattern.data(), pattern.size());
    lua_insert(lua, third_at + 2);
    return taken(lua, lua_pcall(lua, 4, 1, 0));
}

void load_asking(lua_State* lua) {
    luaL_loadbufferx(lua, asking, std::char_traits<char>::length(asking), "=asking", "t");
}

template <class PushThird>
std::string stock(std::string_view function, const std::string& subject, const std::string& pattern,
                  PushThird push_third) {
    const std::unique_ptr<lua_State, CloseState> state(luaL_newstate());
    lua_State* const lua = state.get();
    luaL_openlibs(lua);
    push_third(lua);
    load_asking(lua);
    for (const char* const name : {"string", "type", "select", "error"}) {
        lua_getglobal(lua, name);
    }
    return ask(lua, function, subject, pattern);
}

template <class PushThird>
std::string own(std::string_view function, const std::string& subject, const std::string& pattern,
                PushThird push_third) {
    Limits limits;
    limits.instructions = 2'000'000;
    Budget budget(limits, machine_stopwatch());
    lua_State* const lua = bare_state(budget);
    push_third(lua);
    load_asking(lua);
    push_string_library(lua);
    for (const std::string_view name : {"type", "select", "error"}) {
        lua_pushcfunction(lua, find_base_function(name));
    }
    return ask(lua, function, subject, pattern);
}

}  // namespace

std::string stock_answer(std::string_view function, const std::string& subject,
                         const std::string& pattern, int init) {
    return stock(function, subject, pattern,
                 [init](lua_State* lua) { lua_pushinteger(lua, init); });
}

std::string own_answer(std::string_view function, const std::string& subject,
                       const std::string& pattern, int init) {
    return own(function, subject, pattern, [init](lua_State* lua) { lua_pushinteger(lua, init); });
}

std::string stock_replaced(const std::string& subject, const std::string& pattern,
                           const std::string& replacement) {
    return stock("replace", subject, pattern, [&replacement](lua_State* lua) {
        lua_pushlstring(lua, replacement.data(), replacement.size());
    });
}

std::string own_replaced(const std::string& subject, const std::string& pattern,
                         const std::string& replacement) {
    return own("replace", subject, pattern, [&replacement](lua_State* lua) {
        lua_pushlstring(lua, replacement.data(), replacement.size());
    });
}

}  // namespace moothall::scripting
