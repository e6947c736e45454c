#pragma once

struct lua_State;

namespace moothall::scripting {

struct Word;

/// Pushes what a script sees under the name of a word: a function, or the tagged table itself for
/// a bare word. `word` must outlive the state.
void push_word(lua_State* lua, const Word& word);

}  // namespace moothall::scripting
