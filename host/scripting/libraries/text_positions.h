#pragma once

#include <cstddef>
#include <cstdint>

namespace moothall::scripting {

/// A position counted from 1, or from the end where it is negative; never below 1.
inline std::size_t first_position(std::int64_t position, std::size_t length) {
    if (position > 0) {
        return static_cast<std::size_t>(position);
    }
    if (position == 0 || position < -static_cast<std::int64_t>(length)) {
        return 1;
    }
    return length + static_cast<std::size_t>(position) + 1;
}

/// The same for where something ends; never past the end.
inline std::size_t last_position(std::int64_t position, std::size_t length) {
    if (position > static_cast<std::int64_t>(length)) {
        return length;
    }
    if (position >= 0) {
        return static_cast<std::size_t>(position);
    }
    if (position < -static_cast<std::int64_t>(length)) {
        return 0;
    }
    return length + static_cast<std::size_t>(position) + 1;
}

}  // namespace moothall::scripting
