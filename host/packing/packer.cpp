#include "packing/packer.h"

#include "packing/packing_error.h"
#include "packing/value_kind.h"

namespace moothall::packing {

void Packer::add(std::int64_t value) {
    // The sign becomes the lowest bit, so that small numbers of either sign are short.
    auto rest = (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
    while (rest >= 0x80) {
        bytes_ += static_cast<char>((rest & 0x7f) | 0x80);
        rest >>= 7;
    }
    bytes_ += static_cast<char>(rest);
}

void Packer::add(std::string_view value) {
    add(static_cast<std::int64_t>(value.size()));
    bytes_ += value;
}

void Packer::add(const Value& value) {
    if (++depth_ > depth_max) {
        throw PackingError("At most " + std::to_string(depth_max) +
                           " values can be packed inside each other.");
    }
    if (const bool* yes_no = value.as_yes_no()) {
        bytes_ += static_cast<char>(*yes_no ? ValueKind::yes : ValueKind::no);
    } else if (const auto* number = value.as_integer()) {
        bytes_ += static_cast<char>(ValueKind::number);
        add(*number);
    } else if (const auto* text = value.as_text()) {
        bytes_ += static_cast<char>(ValueKind::text);
        add(*text);
    } else if (const auto* list = value.as_list()) {
        bytes_ += static_cast<char>(ValueKind::list);
        add(*list);
    } else if (const auto* table = value.as_table()) {
        bytes_ += static_cast<char>(ValueKind::table);
        add(*table);
    } else {
        bytes_ += static_cast<char>(ValueKind::nothing);
    }
    --depth_;
}

void Packer::add(const List& value) {
    add(static_cast<std::int64_t>(value.size()));
    for (const Value& one : value) {
        add(one);
    }
}

void Packer::add(const Table& value) {
    add(static_cast<std::int64_t>(value.entries().size()));
    for (const auto& [name, one] : value.entries()) {
        add(name);
        add(one);
    }
}

}  // namespace moothall::packing
