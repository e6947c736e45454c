#include "scripting/lua_api.h"

#include <cmath>
#include <cstdlib>

namespace moothall::scripting {

void raise(lua_State* lua, std::string_view what) {
    luaL_checkstack(lua, 4, nullptr);
    luaL_where(lua, 1);
    push_text(lua, what);
    lua_concat(lua, 2);
    lua_error(lua);
    std::abort();  // lua_error does not return.
}

void raise_argument(lua_State* lua, int argument, std::string_view what) {
    lua_Debug activation;
    std::string name = "?";
    if (lua_getstack(lua, 0, &activation) == 1) {
        lua_getinfo(lua, "n", &activation);
        if (activation.name != nullptr) {
            name = activation.name;
        }
        if (std::string_view(activation.namewhat) == "method") {
            --argument;
        }
    }
    if (argument == 0) {
        raise(lua, "calling '" + name + "' on a bad value: " + std::string(what));
    }
    raise(lua, "bad argument #" + std::to_string(argument) + " to '" + name + "' (" +
                   std::string(what) + ")");
}

std::string_view text_argument(lua_State* lua, int index) {
    const int type = lua_type(lua, index);
    if (type != LUA_TSTRING && !(type == LUA_TNUMBER && lua_isinteger(lua, index))) {
        raise_argument(lua, index, std::string("a text is needed, not ") + type_name(lua, index));
    }
    std::size_t length = 0;
    const char* const text = lua_tolstring(lua, index, &length);
    return {text, length};
}

lua_Integer integer_argument(lua_State* lua, int index) {
    if (lua_type(lua, index) == LUA_TNUMBER) {
        int is_whole = 0;
        const lua_Integer value = lua_tointegerx(lua, index, &is_whole);
        if (is_whole != 0) {
            return value;
        }
        raise_argument(lua, index, "number has no integer representation");
    }
    raise_argument(lua, index,
                   std::string("a whole number is needed, not ") + type_name(lua, index));
}

lua_Integer integer_argument_or(lua_State* lua, int index, lua_Integer otherwise) {
    return lua_isnoneornil(lua, index) ? otherwise : integer_argument(lua, index);
}

const char* type_name(lua_State* lua, int index) {
    const int type = lua_type(lua, index);
    return type == LUA_TUSERDATA ? "number"
           : type == LUA_TNONE   ? "nothing"
                                 : lua_typename(lua, type);
}

void push_text(lua_State* lua, std::string_view text) {
    if (text.size() > text_with_nul_max && text.find('\0') != std::string_view::npos) {
        raise(lua, "a text of more than 1 KiB may not hold the character NUL");
    }
    lua_pushlstring(lua, text.data(), text.size());
}

void TextBuilder::add(std::string_view piece) {
    Budget& budget = Budget::of(lua_);
    if (text_.size() + piece.size() > budget.limits().string_bytes) {
        budget.stop(lua_, Ending::memory_limit);
    }
    if (piece.size() >= 64) {
        budget.charge(lua_, static_cast<std::int64_t>(piece.size() / 64));
    }
    text_.append(piece);
}

}  // namespace moothall::scripting
