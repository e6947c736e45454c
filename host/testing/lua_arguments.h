#pragma once

#include <moothall/service/value.h>

#include <cstddef>
#include <string>
#include <vector>

namespace moothall::testing {

// What a word of a test was given, and how it answers; see lua_language.h.

/// Whether there is an argument at this place, counted from 0, that is not nil.
bool has(const List& arguments, std::size_t at);

/// Faults, both: ValueError, saying what is needed, where it is of another kind. No table is an
/// empty one.
const std::string& text_at(const List& arguments, std::size_t at, const std::string& what);
Table table_at(const List& arguments, std::size_t at, const std::string& what);

Value nothing();
Value found(Value value);
Value failed(const std::string& sentence);
Value expected_but_found(const std::string& expected, const std::string& found);

std::string in_json(const Value& value);
/// "one, two", or "nothing".
std::string in_a_row(const std::vector<std::string>& texts);

}  // namespace moothall::testing
