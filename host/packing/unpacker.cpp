#include "packing/unpacker.h"

#include <limits>

#include "packing/value_kind.h"

namespace moothall::packing {
namespace {

[[noreturn]] void refuse() {
    throw PackingError("What was packed is damaged: its bytes end too early or make no sense.");
}

}  // namespace

char Unpacker::byte() {
    if (rest_.empty()) {
        refuse();
    }
    const char first = rest_.front();
    rest_.remove_prefix(1);
    return first;
}

void Unpacker::take(bool& value) {
    value = byte() != '\0';
}

void Unpacker::take(std::int64_t& value) {
    std::uint64_t read = 0;
    for (int shift = 0;; shift += 7) {
        const auto bits = static_cast<unsigned char>(byte());
        if (shift > 63) {
            refuse();
        }
        read |= static_cast<std::uint64_t>(bits & 0x7f) << shift;
        if (bits < 0x80) {
            break;
        }
    }
    value = static_cast<std::int64_t>(read >> 1) ^ -static_cast<std::int64_t>(read & 1);
}

void Unpacker::take(int& value) {
    std::int64_t number = 0;
    take(number);
    if (number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max()) {
        refuse();
    }
    value = static_cast<int>(number);
}

std::size_t Unpacker::length() {
    std::int64_t count = 0;
    take(count);
    if (count < 0 || static_cast<std::uint64_t>(count) > rest_.size()) {
        refuse();
    }
    return static_cast<std::size_t>(count);
}

std::string_view Unpacker::text() {
    const std::size_t size = length();
    const std::string_view read = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return read;
}

void Unpacker::take(std::string& value) {
    value = text();
}

void Unpacker::take(Instant& value) {
    std::int64_t microseconds = 0;
    take(microseconds);
    value = Instant(std::chrono::microseconds(microseconds));
}

void Unpacker::take(Date& value) {
    int days = 0;
    take(days);
    value = Date(std::chrono::days(days));
}

void Unpacker::take(Value& value) {
    if (++depth_ > depth_max) {
        refuse();
    }
    switch (static_cast<ValueKind>(byte())) {
        case ValueKind::nothing:
            value = Value();
            break;
        case ValueKind::no:
            value = false;
            break;
        case ValueKind::yes:
            value = true;
            break;
        case ValueKind::number: {
            std::int64_t number = 0;
            take(number);
            value = number;
            break;
        }
        case ValueKind::text:
            value = std::string(text());
            break;
        case ValueKind::list: {
            List list;
            take(list);
            value = std::move(list);
            break;
        }
        case ValueKind::table: {
            Table table;
            take(table);
            value = std::move(table);
            break;
        }
        default:
            refuse();
    }
    --depth_;
}

void Unpacker::take(List& value) {
    for (std::size_t left = length(); left > 0; --left) {
        take(value.emplace_back());
    }
}

void Unpacker::take(Table& value) {
    for (std::size_t left = length(); left > 0; --left) {
        std::string name(text());
        Value one;
        take(one);
        value.set(std::move(name), std::move(one));
    }
}

}  // namespace moothall::packing
