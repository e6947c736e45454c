#pragma once

#include <moothall/service/date.h>
#include <moothall/service/value.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace moothall::packing {

/// Writes values one after the other in as few bytes as is quick: whole numbers in groups of seven
/// bits, the lowest first, with the sign in the first; texts as their length and their bytes; lists
/// as their length and their items. What was written says nothing of its kind: an Unpacker reads
/// the same kinds in the same order.
///
/// A struct is packed by a function beside it, the same for both directions:
///     template <class Way, class Item> void fields_of(Way& way, Item& item) { way(item.a, …); }
///
/// Faults: throws PackingError for values more than `depth_max` deep inside each other, which could
/// not be read again; what was written until then is of no use.
class Packer {
public:
    template <class... All>
    void operator()(const All&... all) {
        (add(all), ...);
    }

    std::string bytes() && { return std::move(bytes_); }

private:
    void add(bool value) { bytes_ += value ? '\1' : '\0'; }
    void add(std::int64_t value);
    void add(int value) { add(std::int64_t{value}); }
    void add(std::string_view value);
    void add(const std::string& value) { add(std::string_view(value)); }
    void add(Instant value) { add(value.time_since_epoch().count()); }
    void add(Date value) { add(std::int64_t{value.time_since_epoch().count()}); }
    void add(const Value& value);
    void add(const List& value);
    void add(const Table& value);

    template <class Item>
    void add(const std::optional<Item>& value) {
        add(value.has_value());
        if (value) {
            add(*value);
        }
    }

    template <class Item>
    void add(const std::vector<Item>& value) {
        add(static_cast<std::int64_t>(value.size()));
        for (const Item& item : value) {
            add(item);
        }
    }

    template <class Item>
    void add(const Item& value) {
        if constexpr (std::is_enum_v<Item>) {
            add(static_cast<std::int64_t>(value));
        } else {
            fields_of(*this, value);
        }
    }

    std::string bytes_;
    int depth_ = 0;
};

/// The bytes of one thing.
template <class Item>
std::string packed(const Item& item) {
    Packer packer;
    packer(item);
    return std::move(packer).bytes();
}

}  // namespace moothall::packing
