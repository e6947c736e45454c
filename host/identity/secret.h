#pragma once

#include <string>
#include <string_view>

#include "journal/ids.h"

namespace moothall::identity {

/// A new secret, to be shown once: "mh_" and 52 letters and digits, 256 bits of randomness.
std::string new_secret(const journal::Randomness& randomness);

/// By which a secret is known again where only its hash is kept. The same secret has another hash
/// as another kind: a session's is no token.
std::string hash_of_secret(std::string_view kind, std::string_view secret);

}  // namespace moothall::identity
