#pragma once

#include <moothall/service/value.h>

#include "functions/signature.h"

namespace moothall::cli {

/// For whom an answer is shown.
enum class Reader { program, person };

/// An answer as text can hold it: of the members that its shape declares as bytes a program is
/// given base64, named as `encoding`, and a person how many they are.
Value without_bytes(const functions::Type& shape, const Value& answer, Reader reader);

}  // namespace moothall::cli
