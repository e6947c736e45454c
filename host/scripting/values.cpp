#include "scripting/values.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "scripting/errors.h"
#include "scripting/libraries/modules.h"
#include "scripting/lua_api.h"

namespace moothall::scripting {

namespace {

/// Where a value lies inside what crosses: "actions.keep.1". Made into text only when needed.
struct Path {
    const Path* outer = nullptr;
    std::string_view name;
    lua_Integer number = 0;

    std::string text() const {
        const std::string own = name.empty() ? std::to_string(number) : std::string(name);
        const std::string before = outer != nullptr ? outer->text() : std::string();
        return before.empty() ? own : before + "." + own;
    }
};

/// The keys of a table in their order, so that what is said of it does not depend on Lua's own.
struct Keys {
    std::vector<lua_Integer> numbers;
    std::vector<std::string_view> names;
    bool others = false;
};

class Crossing {
public:
    Crossing(lua_State* lua, std::string_view what, Functions functions)
        : lua_(lua), what_(what), functions_(functions) {}

    Value value(int index, const Path* path, int depth);

private:
    Value text(int index, const Path* path);
    Value function(int index, const Path* path);
    Value table(int index, const Path* path, int depth);
    List list(int index, lua_Integer count, const Path* path, int depth);
    Table named(int index, const Keys& keys, const Path* path, int depth);
    Keys keys_of(int index);
    bool has_word(int index);

    [[noreturn]] void refuse(const Path* path, std::string_view why) const {
        std::string sentence(what_);
        if (path != nullptr) {
            sentence += sentence.empty() ? "'" : " at '";
            sentence += printable(path->text(), 200) + "'";
        }
        raise(lua_, sentence + ": " + std::string(why));
    }

    lua_State* lua_;
    std::string_view what_;
    Functions functions_;
    std::size_t taken_ = 0;
};

Value Crossing::value(int index, const Path* path, int depth) {
    if (depth > crossing_depth_max) {
        refuse(path, "tables may lie at most 32 deep in one another");
    }
    if (++taken_ > crossing_values_max) {
        refuse(path, "more than 100,000 values at once");
    }
    Budget::of(lua_).charge(lua_, 1);
    switch (lua_type(lua_, index)) {
        case LUA_TNIL:
            return {};
        case LUA_TBOOLEAN:
            return Value(lua_toboolean(lua_, index) != 0);
        case LUA_TNUMBER:
            if (lua_isinteger(lua_, index)) {
                return Value(static_cast<std::int64_t>(lua_tointeger(lua_, index)));
            }
            refuse(path,
                   "a number with a floating point cannot be used here; use whole numbers, "
                   "fraction(n, d), or round_half_up(x), round_up(x), round_down(x)");
        case LUA_TSTRING:
            return text(index, path);
        case LUA_TUSERDATA:
            return Value(*exact_number_at(lua_, index));
        case LUA_TTABLE:
            return table(index, path, depth);
        case LUA_TFUNCTION:
            return function(index, path);
        default:
            refuse(path, "this kind of value cannot be used here");
    }
}

Value Crossing::text(int index, const Path* path) {
    const std::string_view text = text_argument(lua_, index);
    Budget::of(lua_).charge(lua_, static_cast<lua_Integer>(text.size() / 16));
    if (!is_clean_text(text)) {
        refuse(path, text.find('\0') == std::string_view::npos ? "the text is not valid UTF-8"
                                                               : "the text holds a NUL character");
    }
    return Value(text);
}

Value Crossing::function(int index, const Path* path) {
    if (functions_ == Functions::refused) {
        refuse(path, "a function cannot be used here");
    }
    lua_Debug about;
    lua_pushvalue(lua_, index);
    lua_getinfo(lua_, ">S", &about);
    Table marker;
    marker.set("$function", Value(path != nullptr ? path->text() : std::string()));
    marker.set("line", Value(about.linedefined));
    const std::string_view file(about.source + 1);  // After the "=" of a name.
    if (*about.what != 'C' && file != running_file(lua_)) {
        marker.set("file", Value(file));
    }
    return Value(std::move(marker));
}

bool Crossing::has_word(int index) {
    lua_pushliteral(lua_, "$word");
    const bool has = lua_rawget(lua_, index) == LUA_TSTRING;
    lua_pop(lua_, 1);
    return has;
}

Keys Crossing::keys_of(int index) {
    Keys keys;
    Budget::of(lua_).charge_for_walk(lua_);
    lua_pushnil(lua_);
    while (lua_next(lua_, index) != 0) {
        lua_pop(lua_, 1);
        Budget::of(lua_).charge(lua_, 1);
        if (lua_isinteger(lua_, -1) && lua_tointeger(lua_, -1) >= 1) {
            keys.numbers.push_back(lua_tointeger(lua_, -1));
        } else if (lua_type(lua_, -1) == LUA_TSTRING) {
            keys.names.push_back(text_argument(lua_, -1));
        } else {
            keys.others = true;
        }
    }
    std::sort(keys.numbers.begin(), keys.numbers.end());
    std::sort(keys.names.begin(), keys.names.end());
    return keys;
}

Value Crossing::table(int index, const Path* path, int depth) {
    luaL_checkstack(lua_, 6, nullptr);
    index = lua_absindex(lua_, index);
    const bool word = has_word(index);
    if (!word && lua_getmetatable(lua_, index) != 0) {
        refuse(path, "a table with a metatable cannot be used here; copy its entries");
    }
    const Keys keys = keys_of(index);
    const auto integers = static_cast<lua_Integer>(keys.numbers.size());
    if (keys.others) {
        refuse(path, "a key must be a name, or a number of a list from 1");
    }
    if (integers == 0 || word) {
        return Value(named(index, keys, path, depth));
    }
    if (!keys.names.empty()) {
        refuse(path, "a table is either a list or has names, not both");
    }
    const lua_Integer highest = *std::max_element(keys.numbers.begin(), keys.numbers.end());
    if (highest != integers) {
        refuse(path, "the list has a gap; its last number is " + std::to_string(highest));
    }
    return Value(list(index, integers, path, depth));
}

List Crossing::list(int index, lua_Integer count, const Path* path, int depth) {
    List list;
    list.reserve(static_cast<std::size_t>(count));
    for (lua_Integer at = 1; at <= count; ++at) {
        lua_rawgeti(lua_, index, at);
        const Path inner{path, {}, at};
        list.push_back(value(lua_gettop(lua_), &inner, depth + 1));
        lua_pop(lua_, 1);
    }
    return list;
}

Table Crossing::named(int index, const Keys& keys, const Path* path, int depth) {
    Table table;
    for (const lua_Integer number : keys.numbers) {
        lua_rawgeti(lua_, index, number);
        const Path inner{path, {}, number};
        table.set(std::to_string(number), value(lua_gettop(lua_), &inner, depth + 1));
        lua_pop(lua_, 1);
    }
    for (const std::string_view name : keys.names) {
        if (name.empty() || !is_clean_text(name)) {
            refuse(path, "a name must be UTF-8 text that is not empty");
        }
        if (table.has(name)) {
            refuse(path, "'" + std::string(name) + "' is there as a number and as a text");
        }
        push_text(lua_, name);
        lua_rawget(lua_, index);
        const Path inner{path, name, 0};
        table.set(std::string(name), value(lua_gettop(lua_), &inner, depth + 1));
        lua_pop(lua_, 1);
    }
    return table;
}

void push_nested(lua_State* lua, const Value& value, int depth) {
    luaL_checkstack(lua, 4, nullptr);
    Budget::of(lua).charge(lua, 1);
    if (depth > crossing_depth_max) {
        raise(lua, "a value from the host lies more than 32 tables deep");
    }
    if (const auto* const yes_no = value.as_yes_no()) {
        lua_pushboolean(lua, *yes_no ? 1 : 0);
    } else if (const auto* const integer = value.as_integer()) {
        lua_pushinteger(lua, *integer);
    } else if (const auto* const text = value.as_text()) {
        push_text(lua, *text);
    } else if (const auto* const list = value.as_list()) {
        lua_createtable(lua, static_cast<int>(list->size()), 0);
        lua_Integer at = 0;
        for (const Value& each : *list) {
            push_nested(lua, each, depth + 1);
            lua_rawseti(lua, -2, ++at);
        }
    } else if (const auto* const table = value.as_table()) {
        lua_createtable(lua, 0, static_cast<int>(table->entries().size()));
        for (const auto& [name, each] : table->entries()) {
            push_text(lua, name);
            push_nested(lua, each, depth + 1);
            lua_rawset(lua, -3);
        }
    } else {
        lua_pushnil(lua);
    }
}

}  // namespace

Value to_value(lua_State* lua, int index, std::string_view what, Functions functions) {
    luaL_checkstack(lua, 6, nullptr);
    return Crossing(lua, what, functions).value(lua_absindex(lua, index), nullptr, 0);
}

void push_value(lua_State* lua, const Value& value) {
    push_nested(lua, value, 0);
}

}  // namespace moothall::scripting
