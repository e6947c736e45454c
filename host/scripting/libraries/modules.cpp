#include "scripting/libraries/modules.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "scripting/errors.h"
#include "scripting/lua_api.h"
#include "words/nearest_name.h"

namespace moothall::scripting {

namespace {

constexpr const char* tag = "$word";
constexpr std::size_t name_shown_max = 80;

const char running_chunk = 0;  // Their addresses are keys of the registry.
const char used_modules = 0;

const Chunk& chunk_of(lua_State* lua) {
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &running_chunk);
    const auto& chunk = *static_cast<const Chunk*>(lua_touserdata(lua, -1));
    lua_pop(lua, 1);
    return chunk;
}

const char* give_bytecode(lua_State*, void* context, std::size_t* size) {
    auto& rest = *static_cast<std::string_view*>(context);
    const std::string_view piece = std::exchange(rest, std::string_view());
    *size = piece.size();
    return piece.empty() ? nullptr : piece.data();
}

/// Whether the value at `index` was made by this word.
bool is_made_by(lua_State* lua, int index, std::string_view word) {
    if (lua_type(lua, index) != LUA_TTABLE) {
        return false;
    }
    index = lua_absindex(lua, index);
    lua_pushstring(lua, tag);
    const bool is = lua_rawget(lua, index) == LUA_TSTRING && text_argument(lua, -1) == word;
    lua_pop(lua, 1);
    return is;
}

bool has_module(lua_State* lua, int behaviour) {
    lua_pushliteral(lua, "$module");
    const bool has = lua_rawget(lua, behaviour) != LUA_TNIL;
    lua_pop(lua, 1);
    return has;
}

void set_text(lua_State* lua, int table, const char* key, std::string_view text) {
    lua_pushstring(lua, key);
    push_text(lua, text);
    lua_rawset(lua, table);
}

/// The names in a module's table, without what a word puts there itself.
std::vector<std::string> names_in(lua_State* lua, int table) {
    std::vector<std::string> names;
    lua_pushnil(lua);
    while (lua_next(lua, table) != 0) {
        lua_pop(lua, 1);
        if (lua_type(lua, -1) == LUA_TSTRING && text_argument(lua, -1) != tag) {
            names.emplace_back(text_argument(lua, -1));
        }
    }
    std::sort(names.begin(), names.end());  // Lua's own order is another every time.
    return names;
}

/// What is asked of a module and not there. Its upvalue is the name of the module.
int refuse_name(lua_State* lua) {
    const std::string module(text_argument(lua, lua_upvalueindex(1)));
    if (lua_type(lua, 2) != LUA_TSTRING) {
        raise(lua, "what a module gives has a name");
    }
    const std::string wanted = printable(text_argument(lua, 2), name_shown_max);
    const auto nearest = words::nearest_name(wanted, names_in(lua, 1));
    raise(lua, module + " has no '" + wanted + "'" +
                   (nearest ? "; did you mean '" + *nearest + "'?" : ""));
}

/// Lets each behaviour in the module at `table` know whose it is.
void name_behaviours(lua_State* lua, int table, std::string_view module) {
    lua_pushnil(lua);
    while (lua_next(lua, table) != 0) {
        Budget::of(lua).charge(lua, 1);
        const int behaviour = lua_gettop(lua);
        // One that another module gave keeps the name that it has there.
        if (is_made_by(lua, behaviour, "behaviour") && !has_module(lua, behaviour)) {
            set_text(lua, behaviour, "$module", module);
            set_text(lua, behaviour, "$name", text_argument(lua, behaviour - 1));
        }
        lua_settop(lua, behaviour - 1);
    }
}

void refuse_unknown_names(lua_State* lua, int table, std::string_view module) {
    lua_createtable(lua, 0, 2);
    push_text(lua, module);
    lua_pushcclosure(lua, binding<refuse_name>, 1);
    lua_setfield(lua, -2, "__index");
    lua_pushboolean(lua, 0);
    lua_setfield(lua, -2, "__metatable");
    lua_setmetatable(lua, table);
}

/// Runs the chunk of a module and leaves the table that it returned.
void run_module(lua_State* lua, const Chunk& chunk, std::string_view name) {
    push_chunk(lua, chunk);
    lua_call(lua, 0, 1);
    const int table = lua_gettop(lua);
    if (!is_made_by(lua, table, "module")) {
        const std::string returned =
            lua_isnil(lua, table) ? "nothing" : std::string("a ") + type_name(lua, table);
        raise(lua, chunk.name() + " must return module { … }, but returns " + returned);
    }
    name_behaviours(lua, table, name);
    refuse_unknown_names(lua, table, name);
}

int use(lua_State* lua) {
    lua_settop(lua, 1);
    if (lua_type(lua, 1) != LUA_TSTRING) {
        raise(lua, "'use' takes the name of a module, as in use \"lib.common@1\"");
    }
    const std::string name(text_argument(lua, 1));
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &used_modules);
    lua_pushvalue(lua, 1);
    if (lua_rawget(lua, 2) == LUA_TTABLE) {
        return 1;
    }
    const Chunk* const module = chunk_of(lua).module(name);
    if (module == nullptr || lua_isboolean(lua, 3)) {
        raise(lua, "there is no module '" + printable(name, name_shown_max) +
                       "' to use here; write its name out, as in use \"lib.common@1\"");
    }
    lua_pushvalue(lua, 1);
    lua_pushboolean(lua, 0);
    lua_rawset(lua, 2);
    run_module(lua, *module, name);
    lua_pushvalue(lua, 1);
    lua_pushvalue(lua, -2);
    lua_rawset(lua, 2);
    return 1;
}

}  // namespace

void open_modules(lua_State* lua, const Chunk& chunk) {
    // Lua keeps the address, and never writes through it.
    lua_pushlightuserdata(lua, const_cast<Chunk*>(&chunk));
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &running_chunk);
    lua_createtable(lua, 0, 0);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &used_modules);
}

std::string_view running_file(lua_State* lua) {
    return chunk_of(lua).name();
}

void push_chunk(lua_State* lua, const Chunk& chunk) {
    std::string_view bytecode = chunk.bytecode();
    const std::string name = "=" + chunk.name();
    if (lua_load(lua, &give_bytecode, &bytecode, name.c_str(), "b") != LUA_OK) {
        lua_error(lua);
    }
}

LuaFunction find_module_function(std::string_view name) {
    return name == "use" ? &binding<use> : nullptr;
}

}  // namespace moothall::scripting
