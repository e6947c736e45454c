#include "scripting/chunk.h"

#include <gtest/gtest.h>

#include <lua.hpp>
#include <memory>

#include "host/scripting/scripting_testing.h"

namespace moothall::scripting {
namespace {

std::string reason_for(std::string_view source) {
    const auto chunk = compile("a.lua", source);
    return chunk ? std::string() : chunk.error().reason;
}

TEST(Chunk, RefusesWhatIsNotLuaTextWithTheLine) {
    EXPECT_EQ(reason_for("local x\nlocal = 1").find("a.lua:2: "), 0U);
    EXPECT_EQ(reason_for("\x1bLua").find("a.lua: this is compiled Lua"), 0U);
    EXPECT_EQ(reason_for("-- \xff"), "a.lua:1: this is not UTF-8 text; save the file as UTF-8");
    EXPECT_EQ(reason_for(std::string_view("local a\n\0", 9)).find("a.lua:2: "), 0U);
    EXPECT_EQ(
        reason_for(std::string(source_bytes_max + 1, ' ')).find("a.lua: the source is longer"), 0U);
    EXPECT_EQ(reason_for("\xEF\xBB\xBFreturn 1"), "");
}

TEST(Chunk, RefusesWhatIsNestedTooDeeply) {
    const std::string source = "return " + std::string(300, '{') + std::string(300, '}');

    EXPECT_EQ(reason_for(source).find("a.lua: C stack overflow"), 0U) << reason_for(source);
}

TEST(Chunk, RefusesTheOperatorsThatGiveFloatingPoint) {
    EXPECT_EQ(reason_for("local a = 1\nreturn a ^ 2").find("a.lua:2: '^' gives floating point"),
              0U);
    EXPECT_EQ(reason_for("return '^', \"^\\\"^\", [[^]], [==[ ]] ^ ]==] -- ^\n--[[ ^\n ]]\n"), "");
    EXPECT_EQ(reason_for("return '\\z  \n ^'"), "");
    EXPECT_NE(reason_for("return '\\\\' ^ 1"), "");
    EXPECT_NE(reason_for("--[==[ ]] ]==] return 1 ^ 2"), "");
}

TEST(Chunk, RefusesVariablesThatAreClosed) {
    EXPECT_EQ(
        reason_for("local a\nlocal x <close> = nil").find("a.lua:2: variables marked <close>"), 0U);
    EXPECT_EQ(reason_for("local x <const> = 1 return x"), "");
}

TEST(Chunk, TellsWhereGlobalsAreUsed) {
    const Chunk chunk = compiled("local a = tostring(1)\nfunction other() return calendar.x end\n");

    ASSERT_EQ(chunk.globals().size(), 3U);
    EXPECT_EQ(chunk.globals()[0].name, "tostring");
    EXPECT_EQ(chunk.globals()[0].line, 1);
    EXPECT_EQ(chunk.globals()[1].line, 2);
    EXPECT_EQ(chunk.globals()[1].kind == GlobalUse::Kind::assigned,
              chunk.globals()[1].name == "other");
}

struct CloseState {
    void operator()(lua_State* lua) const { lua_close(lua); }
};

/// What Lua itself makes of a source, as text.
std::string stock_result(const std::string& source) {
    const std::unique_ptr<lua_State, CloseState> state(luaL_newstate());
    lua_State* const lua = state.get();
    luaL_openlibs(lua);
    if (luaL_loadstring(lua, source.c_str()) != LUA_OK || lua_pcall(lua, 0, 1, 0) != LUA_OK) {
        return "error";
    }
    return luaL_tolstring(lua, -1, nullptr);
}

std::string own_result(const std::string& source) {
    const Outcome outcome = run_text("return tostring((function() " + source + " end)())");
    return outcome.ending == Ending::finished ? *outcome.values.at(0).as_text() : outcome.error;
}

TEST(Chunk, JoinsTextsAsLuaDoesWhereverTheOperatorStands) {
    const std::string many = [] {
        std::string constants;
        for (int n = 0; n < 400; ++n) {
            constants += "x" + std::to_string(n) + " = 'c" + std::to_string(n) + "', ";
        }
        return constants;
    }();
    const std::string sources[] = {
        "local a, b = 'a', 2 return a .. b",
        "local a = 'a' return a .. (a .. 1 .. (2 .. a)) .. a",
        "local a = 1 return (a > 0 and 'x' .. a or 'y' .. a) .. (a < 0 and 'p' .. a or 'q' .. a)",
        "local s = '' for i = 1, 300 do s = s .. i .. (i % 2 == 0 and ',' or ';' .. i) end return "
        "s",
        "local function f(...) local a, b = ... return a .. b, a .. b .. a end local x, y = f('p', "
        "'q') return x .. y",
        "local s, i = '', 0 repeat i = i + 1 local t = s .. i if #t > 20 then s = t break end s = "
        "t until false return s",
        "local s, i = '', 0 ::top:: i = i + 1 s = s .. i .. ' ' if i < 50 then goto top end return "
        "s",
        "local t = setmetatable({}, { __index = function(_, k) return k .. '!' end }) return t.a "
        ".. t.b",
        "local t = { a = 'x' .. 1, 'y' .. 2, ['z' .. 3] = 'w' .. 4 } return t.a .. t[1] .. t.z3",
        "local n = 0 local function f() n = n + 1 return n end return f() .. f() .. f() .. -f() .. "
        "#('a' .. f())",
        "local t = { " + many + " } return t.x399 .. 'new' .. t.x1 .. 7 .. (t.x2 .. 'other')",
        "local a <const> = 'k' local b <const> = 5 return a .. b .. a .. b",
        "for k, v in next, { 10 } do return k .. v end",
        "local f = function(a) return function() a = a .. 'x' return a end end local g = f('') g() "
        "return g() .. g()",
    };
    for (const std::string& source : sources) {
        EXPECT_EQ(own_result(source), stock_result(source)) << source;
    }
}

TEST(Chunk, KeepsTheLinesOfErrorsAroundJoinedTexts) {
    const std::string blank(300, '\n');
    const std::string source = "local x\nlocal a = 'a' .. 'b'" + blank + "return 'a' .. 'b'\n .. x";

    EXPECT_EQ(run_text(source).error.find("test.lua:303: attempt to concatenate a nil value"), 0U)
        << run_text(source).error;
}

}  // namespace
}  // namespace moothall::scripting
