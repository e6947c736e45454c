#include "scripting/state.h"

#include <cstdint>
#include <cstring>
#include <exception>
#include <optional>
#include <utility>

#include "scripting/errors.h"
#include "scripting/libraries/libraries.h"
#include "scripting/libraries/modules.h"
#include "scripting/library.h"
#include "scripting/lua_api.h"
#include "scripting/values.h"
#include "scripting/words.h"
#include "words/nearest_name.h"

namespace moothall::scripting {

namespace {

void* allocate(void* budget, void* block, std::size_t old_size, std::size_t new_size) {
    return static_cast<Budget*>(budget)->allocate(block, old_size, new_size);
}

const Library& library_of(lua_State* lua) {
    return *static_cast<const Library*>(lua_touserdata(lua, lua_upvalueindex(1)));
}

/// A function of the host. Its upvalue is the Function.
int call_host(lua_State* lua) {
    const auto& function = *static_cast<const Function*>(lua_touserdata(lua, lua_upvalueindex(1)));
    List arguments;
    const int count = lua_gettop(lua);
    for (int at = 1; at <= count; ++at) {
        const std::string what = "argument " + std::to_string(at) + " of " + function.name;
        arguments.push_back(to_value(lua, at, what, Functions::refused));
    }
    Budget::of(lua).note_question();
    std::exception_ptr fault;
    std::optional<Result<Value>> answer;
    try {
        answer = function.call(arguments);
    } catch (const std::exception&) {
        fault = std::current_exception();
    }
    if (fault) {
        Budget::of(lua).stop_for_fault(lua, fault);
    }
    if (!*answer) {
        raise(lua, function.name + ": " + answer->error().reason);
    }
    push_value(lua, **answer);
    return 1;
}

void push_host_function(lua_State* lua, const Function& function) {
    // Lua keeps the address, and never writes through it.
    lua_pushlightuserdata(lua, const_cast<Function*>(&function));
    lua_pushcclosure(lua, binding<call_host>, 1);
}

bool push_host_entry(lua_State* lua, const Library& library, std::string_view name) {
    if (const auto* const entry = library.find(name)) {
        if (const auto* const function = std::get_if<Function>(entry)) {
            push_host_function(lua, *function);
        } else {
            push_word(lua, std::get<Word>(*entry));
        }
        return true;
    }
    const auto functions = library.functions_of(name);
    if (functions.empty()) {
        return false;
    }
    lua_createtable(lua, 0, static_cast<int>(functions.size()));
    for (const Function* const function : functions) {
        push_host_function(lua, *function);
        lua_setfield(lua, -2, function->name.c_str() + name.size() + 1);
    }
    return true;
}

bool push_language_entry(lua_State* lua, std::string_view name) {
    for (const auto find :
         {find_base_function, find_exact_function, find_council_function, find_module_function}) {
        if (const LuaFunction function = find(name)) {
            lua_pushcfunction(lua, function);
            return true;
        }
    }
    using Push = void (*)(lua_State*);
    static constexpr std::pair<std::string_view, Push> libraries[] = {
        {"string", push_string_library},
        {"table", push_table_library},
        {"math", push_math_library},
        {"utf8", push_utf8_library},
    };
    for (const auto& [library, push] : libraries) {
        if (library == name) {
            push(lua);
            return true;
        }
    }
    return false;
}

std::optional<std::string> nearest_global(const Library& library, std::string_view wanted) {
    std::vector<std::string> names = library.names();
    names.insert(names.end(), language_names.begin(), language_names.end());
    return words::nearest_name(wanted, names);
}

[[noreturn]] void refuse_global(lua_State* lua, std::string_view name, std::string_view what) {
    const auto nearest = nearest_global(library_of(lua), name);
    std::string sentence = std::string(what) + " '" + printable(name, 80) + "'";
    if (nearest) {
        sentence += "; did you mean '" + *nearest + "'?";
    }
    raise(lua, sentence);
}

std::string_view global_name(lua_State* lua) {
    if (lua_type(lua, 2) != LUA_TSTRING) {
        raise(lua, "a global must have a name");
    }
    return text_argument(lua, 2);
}

/// Looks up a global when it is first used. Arguments: the table of globals and the name.
int first_use(lua_State* lua) {
    const std::string_view name = global_name(lua);
    if (!push_language_entry(lua, name) && !push_host_entry(lua, library_of(lua), name)) {
        refuse_global(lua, name, "there is no global");
    }
    lua_pushvalue(lua, 2);
    lua_pushvalue(lua, -2);
    lua_rawset(lua, 1);
    return 1;
}

int refuse_assignment(lua_State* lua) {
    refuse_global(lua, global_name(lua),
                  "write 'local' to make a variable: there is no assigning "
                  "to the global");
}

void push_with_library(lua_State* lua, LuaFunction function, const Library& library) {
    // Lua keeps the address, and never writes through it.
    lua_pushlightuserdata(lua, const_cast<Library*>(&library));
    lua_pushcclosure(lua, function, 1);
}

/// Takes the name "__mode" away from Lua, so that no table is ever weak: what a weak table holds
/// depends on when the collector runs. Refusing it in setmetatable is not enough, since the field
/// can be put there later. The collector looks for the very text that it made for itself when the
/// state was new, compared by its place and not by its letters; that one is given other letters
/// here, so that what a script writes as "__mode" is from now on a text of its own and means
/// nothing. The letters come from an address, which no script sees, and so cannot be written
/// either.
void take_away_weak_tables(lua_State* lua) {
    const auto unknown = reinterpret_cast<std::uintptr_t>(lua) * std::uintptr_t{0x9E3779B97F4A7C15};
    const char* const own = lua_pushstring(lua, "__mode");
    std::memcpy(const_cast<char*>(own), reinterpret_cast<const char*>(&unknown) + 2,
                std::string_view("__mode").size());
    lua_pop(lua, 1);
}

}  // namespace

lua_State* bare_state(Budget& budget) {
    lua_State* const lua = lua_newstate(&allocate, &budget);
    if (lua != nullptr) {
        *static_cast<Budget**>(lua_getextraspace(lua)) = &budget;
        take_away_weak_tables(lua);
    }
    return lua;
}

void push_functions(lua_State* lua, const NamedFunction* first, std::size_t count) {
    lua_createtable(lua, 0, static_cast<int>(count) + 2);
    for (std::size_t at = 0; at < count; ++at) {
        push_text(lua, first[at].name);
        lua_pushcfunction(lua, first[at].function);
        lua_rawset(lua, -3);
    }
}

void open_environment(lua_State* lua, const Library& library) {
    open_text_methods(lua);
    open_exact_division(lua);
    lua_createtable(lua, 0, 0);   // What scripts see as _ENV: always empty.
    lua_createtable(lua, 0, 3);   // Its metatable.
    lua_createtable(lua, 0, 16);  // The globals that were used.
    lua_createtable(lua, 0, 1);
    push_with_library(lua, binding<first_use>, library);
    lua_setfield(lua, -2, "__index");
    lua_setmetatable(lua, -2);
    lua_setfield(lua, -2, "__index");
    push_with_library(lua, binding<refuse_assignment>, library);
    lua_setfield(lua, -2, "__newindex");
    lua_pushboolean(lua, 0);
    lua_setfield(lua, -2, "__metatable");
    lua_setmetatable(lua, -2);
    lua_rawseti(lua, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
}

}  // namespace moothall::scripting
