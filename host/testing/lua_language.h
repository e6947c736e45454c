#pragma once

#include <moothall/service/result.h>

#include <string>

#include "scripting/chunk.h"

namespace moothall::testing {

/// Compiles the tests of a file in the language of workflow tests: `test`, and what `t` and a case
/// can do, are written in Lua before the first line of the source, on the same line, so that every
/// line keeps its number. The chunk returns { { name, body, run }, … } in the order of the file.
/// `file` stands before the line in every error. Refused: invalid_input as scripting::compile.
Result<scripting::Chunk> compile_tests(const std::string& file, const std::string& source);

}  // namespace moothall::testing
