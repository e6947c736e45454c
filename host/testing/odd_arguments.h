#pragma once

#include <moothall/service/value.h>

#include "functions/signature.h"

namespace moothall::testing {

/// Arguments that fit the signature and lie at its edges: least and most, leap days, empty and very
/// long texts, what is optional left out. The same for the same round.
Table odd_arguments(const functions::Signature& signature, int round);

/// Fields of a case that a panel may meet: none at all, or texts that name nothing there is.
Table odd_fields(int round);

}  // namespace moothall::testing
