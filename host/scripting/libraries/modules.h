#pragma once

#include <string_view>

#include "scripting/chunk.h"
#include "scripting/libraries/libraries.h"

namespace moothall::scripting {

/// Notes which chunk the state runs, and so which modules `use` may give. Borrows the chunk, which
/// must stay where it is for as long as the state runs.
void open_modules(lua_State* lua, const Chunk& chunk);

/// What errors call the chunk that the state runs, to be told from its modules.
std::string_view running_file(lua_State* lua);

/// Pushes the chunk as a function. Raises what Lua says against it.
void push_chunk(lua_State* lua, const Chunk& chunk);

/// `use "lib.common@1"`: runs a module once and gives the table that it returned. Each behaviour in
/// it then knows the module that it is of ("$module") and its name there ("$name"); asking the
/// table for a name that it does not have is an error with the nearest right one.
LuaFunction find_module_function(std::string_view name);

}  // namespace moothall::scripting
