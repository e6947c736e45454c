#pragma once

#include <moothall/service/value.h>

#include "functions/signature.h"

namespace moothall::testing {

/// Arguments that fit the signature and lie at its edges: least and most, leap days, empty and very
/// long texts, what is optional left out. The same for the same round.
Table odd_arguments(const functions::Signature& signature, int round);

/// Fields such as no workflow would have: none at all, or some of every kind under common names.
Table odd_fields(int round);

}  // namespace moothall::testing
