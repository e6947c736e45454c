#pragma once

namespace moothall::packing {

/// The byte before a packed Value.
enum class ValueKind : char { nothing, no, yes, number, text, list, table };

}  // namespace moothall::packing
