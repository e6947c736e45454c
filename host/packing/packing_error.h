#pragma once

#include <stdexcept>

namespace moothall::packing {

/// Thrown for bytes that end too early, or hold what no Packer writes; and for what no Packer
/// writes because it could not be read again.
class PackingError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Values inside each other.
inline constexpr int depth_max = 100;

}  // namespace moothall::packing
