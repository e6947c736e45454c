#pragma once

#include <string>
#include <string_view>

#include "scripting/session.h"

namespace moothall::scripting {

/// Default limits, but with time enough for a slow machine under sanitizers.
Limits patient_limits();

/// `calendar.add_days`, `council.answer` and a few words.
const Library& testing_library();

/// Compiles as "test.lua" and runs in a fresh state. A source that is refused is an outcome too.
Outcome run_text(std::string_view source);

/// Nothing if the script ran to its end, else its error: for scripts made of assert().
std::string failure_of(std::string_view source);

/// A Chunk of a source that must compile.
Chunk compiled(std::string_view source);

}  // namespace moothall::scripting
