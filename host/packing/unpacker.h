#pragma once

#include <moothall/service/date.h>
#include <moothall/service/value.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "packing/packing_error.h"

namespace moothall::packing {

/// Reads what a Packer wrote: the same kinds in the same order.
/// Faults: everything throws PackingError.
class Unpacker {
public:
    /// Borrows the bytes.
    explicit Unpacker(std::string_view bytes) : rest_(bytes) {}

    template <class... All>
    void operator()(All&... all) {
        (take(all), ...);
    }

    bool is_at_end() const { return rest_.empty(); }

private:
    void take(bool& value);
    void take(std::int64_t& value);
    void take(int& value);
    void take(std::string& value);
    void take(Instant& value);
    void take(Date& value);
    void take(Value& value);
    void take(List& value);
    void take(Table& value);

    template <class Item>
    void take(std::optional<Item>& value) {
        bool is_there = false;
        take(is_there);
        if (is_there) {
            take(value.emplace());
        }
    }

    template <class Item>
    void take(std::vector<Item>& value) {
        const std::size_t count = length();
        value.reserve(std::min(count, std::size_t{16}));  // The count may be damaged.
        for (std::size_t left = count; left > 0; --left) {
            take(value.emplace_back());
        }
    }

    template <class Item>
    void take(Item& value) {
        if constexpr (std::is_enum_v<Item>) {
            std::int64_t number = 0;
            take(number);
            value = static_cast<Item>(number);
        } else {
            fields_of(*this, value);
        }
    }

    char byte();
    /// How many bytes or items follow; each item has at least one byte.
    std::size_t length();
    std::string_view text();

    std::string_view rest_;
    int depth_ = 0;
};

/// The thing whose bytes these are, all of them.
template <class Item>
Item unpacked(std::string_view bytes) {
    Unpacker unpacker(bytes);
    Item item{};
    unpacker(item);
    if (!unpacker.is_at_end()) {
        throw PackingError("More bytes were kept than belong to what was packed.");
    }
    return item;
}

}  // namespace moothall::packing
