#pragma once

#include "scripting/budget.h"

struct lua_State;

namespace moothall::scripting {

class Library;

/// An empty Lua state, all of which lies in the memory of `budget` and ends with that: it need not
/// be closed, since no script can give an object a finalizer and none of ours has anything to
/// destroy. Null if the budget has no memory even for that.
lua_State* bare_state(Budget& budget);

/// Makes the globals that scripts see. They are filled in as they are first used; an unknown one
/// is an error that names the nearest right one, and none can be assigned.
/// Must be called in protected mode. `library` must outlive the state.
void open_environment(lua_State* lua, const Library& library);

}  // namespace moothall::scripting
