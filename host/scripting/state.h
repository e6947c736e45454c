#pragma once

#include "scripting/budget.h"

struct lua_State;

namespace moothall::scripting {

class Library;

/// An empty Lua state whose memory is counted by `budget`, which must outlive it.
class BareState {
public:
    explicit BareState(Budget& budget);
    ~BareState();
    BareState(const BareState&) = delete;
    BareState& operator=(const BareState&) = delete;

    lua_State* get() const { return lua_; }  ///< Null if the budget has no memory even for that.

private:
    lua_State* lua_;
};

/// Makes the globals that scripts see. They are filled in as they are first used; an unknown one
/// is an error that names the nearest right one, and none can be assigned.
/// Must be called in protected mode. `library` must outlive the state.
void open_environment(lua_State* lua, const Library& library);

}  // namespace moothall::scripting
