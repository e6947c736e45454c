#pragma once

#include <moothall/service/value.h>

#include <string>
#include <string_view>
#include <vector>

#include "workflows/definitions/definition_check.h"
#include "workflows/definitions/definition_reader.h"

namespace moothall::workflows {

/// The text of a file in fixtures/.
std::string fixture(const std::string& name);

/// The source with one text put in the place of another, which must stand in it.
std::string with(std::string source, std::string_view old_text, std::string_view new_text);

/// What a chunk, with the modules of its whole text, returns, as the sandbox describes it. Throws
/// if it does not run.
Value returned_by(const std::string& source);

/// The workflow of a source, with whatever is wrong about its reading.
ReadDefinition read_source(const std::string& source);

/// The definition of a source that can be read. Throws if it cannot.
Definition definition_of(const std::string& source);

/// All that reading or, if nothing is wrong with that, checking finds; each as "file.lua:LINE: …".
std::vector<std::string> found_in(const std::string& source, CheckContext context);
std::vector<std::string> found_in(const std::string& source);

}  // namespace moothall::workflows
