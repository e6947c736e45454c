#include "scripting/words.h"

#include "scripting/libraries/libraries.h"
#include "scripting/library.h"
#include "scripting/lua_api.h"

namespace moothall::scripting {

namespace {

constexpr const char* tag = "$word";
constexpr int numbers_max = 8;

const char once_metatable = 0;

const Word& word_of(lua_State* lua) {
    return *static_cast<const Word*>(lua_touserdata(lua, lua_upvalueindex(1)));
}

void push_tagged(lua_State* lua, std::string_view name, int fields) {
    lua_createtable(lua, 0, fields + 1);
    push_text(lua, name);
    lua_setfield(lua, -2, tag);
}

/// Copies the entries of the table at `from` into the one at the top. The tag and, where there is
/// one, the name are there already and must not be given again.
void copy_entries(lua_State* lua, int from, std::string_view word) {
    check_plain_table(lua, from);
    lua_pushnil(lua);
    while (lua_next(lua, from) != 0) {
        Budget::of(lua).charge(lua, 1);
        lua_pushvalue(lua, -2);
        if (lua_rawget(lua, -4) != LUA_TNIL) {
            raise(lua, "'" + std::string(word) + "' already has '" +
                           std::string(text_argument(lua, -3)) + "'; leave it out of the table");
        }
        lua_pop(lua, 1);
        lua_pushvalue(lua, -2);
        lua_insert(lua, -2);
        lua_rawset(lua, -4);
    }
}

/// letter "x" { to = "y" }: the second call. Arguments: what the first one made, and the table.
int merge(lua_State* lua) {
    lua_settop(lua, 2);
    lua_getfield(lua, 1, tag);
    const std::string word(text_argument(lua, -1));
    lua_pop(lua, 1);
    push_tagged(lua, word, 4);
    lua_pushliteral(lua, "name");
    lua_rawget(lua, 1);
    lua_setfield(lua, -2, "name");
    copy_entries(lua, 2, word);
    return 1;
}

void push_once_metatable(lua_State* lua) {
    if (lua_rawgetp(lua, LUA_REGISTRYINDEX, &once_metatable) == LUA_TTABLE) {
        return;
    }
    lua_pop(lua, 1);
    lua_createtable(lua, 0, 2);
    lua_pushcfunction(lua, binding<merge>);
    lua_setfield(lua, -2, "__call");
    lua_pushboolean(lua, 0);
    lua_setfield(lua, -2, "__metatable");
    lua_pushvalue(lua, -1);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &once_metatable);
}

int make_named(lua_State* lua) {
    push_tagged(lua, word_of(lua).name, 1);
    lua_pushvalue(lua, 1);
    lua_setfield(lua, -2, "name");
    push_once_metatable(lua);
    lua_setmetatable(lua, -2);
    return 1;
}

int make_fields(lua_State* lua) {
    push_tagged(lua, word_of(lua).name, 4);
    copy_entries(lua, 1, word_of(lua).name);
    return 1;
}

int make_counted(lua_State* lua) {
    const int count = lua_gettop(lua);
    if (count < 1 || count > numbers_max) {
        raise(lua, "'" + word_of(lua).name + "' takes one to eight whole numbers");
    }
    push_tagged(lua, word_of(lua).name, 1);
    for (int at = 1; at <= count; ++at) {
        if (!lua_isinteger(lua, at)) {
            raise_argument(lua, at,
                           std::string("a whole number is needed, not ") + type_name(lua, at));
        }
        lua_pushvalue(lua, at);
        lua_rawseti(lua, -2, at);
    }
    return 1;
}

const char* expected(Shape shape) {
    switch (shape) {
        case Shape::named:
            return "' takes a text, as in ";
        case Shape::fields:
            return "' takes a table, as in ";
        default:
            return "' takes a text or a table, as in ";
    }
}

int apply_word(lua_State* lua) {
    const Word& word = word_of(lua);
    if (word.shape == Shape::counted) {
        return make_counted(lua);
    }
    lua_settop(lua, 1);
    const int type = lua_type(lua, 1);
    if (type == LUA_TSTRING && word.shape != Shape::fields) {
        return make_named(lua);
    }
    if (type == LUA_TTABLE && word.shape != Shape::named) {
        return make_fields(lua);
    }
    raise(lua, "'" + word.name + expected(word.shape) + word.name +
                   (word.shape == Shape::fields ? " { … }" : " \"…\"") + ", not " +
                   type_name(lua, 1));
}

}  // namespace

void push_word(lua_State* lua, const Word& word) {
    if (word.shape == Shape::bare) {
        push_tagged(lua, word.name, 0);
        return;
    }
    // Lua keeps the address, and never writes through it.
    lua_pushlightuserdata(lua, const_cast<Word*>(&word));
    lua_pushcclosure(lua, binding<apply_word>, 1);
}

}  // namespace moothall::scripting
