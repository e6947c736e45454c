#include "host/json/generated_values.h"

#include <cstdint>
#include <vector>

namespace moothall::json {
namespace {

void append_code_point(std::string& text, char32_t point) {
    const auto byte = [&](char32_t bits) { text += static_cast<char>(bits); };
    if (point < 0x80) {
        byte(point);
    } else if (point < 0x800) {
        byte(0xc0U | (point >> 6U));
        byte(0x80U | (point & 0x3fU));
    } else if (point < 0x10000) {
        byte(0xe0U | (point >> 12U));
        byte(0x80U | ((point >> 6U) & 0x3fU));
        byte(0x80U | (point & 0x3fU));
    } else {
        byte(0xf0U | (point >> 18U));
        byte(0x80U | ((point >> 12U) & 0x3fU));
        byte(0x80U | ((point >> 6U) & 0x3fU));
        byte(0x80U | (point & 0x3fU));
    }
}

}  // namespace

rc::Gen<std::string> any_text() {
    const auto point = rc::gen::oneOf(rc::gen::inRange<std::uint32_t>(0, 0x80),
                                      rc::gen::inRange<std::uint32_t>(0x80, 0xd800),
                                      rc::gen::inRange<std::uint32_t>(0xe000, 0x110000));
    return rc::gen::map(rc::gen::container<std::vector<std::uint32_t>>(point),
                        [](const std::vector<std::uint32_t>& points) {
                            std::string text;
                            for (const std::uint32_t each : points) {
                                append_code_point(text, each);
                            }
                            return text;
                        });
}

rc::Gen<Value> any_value(int depth) {
    const auto make = [](auto plain) { return Value(std::move(plain)); };
    const auto leaf = rc::gen::oneOf(
        rc::gen::just(Value()), rc::gen::map(rc::gen::arbitrary<bool>(), make),
        rc::gen::map(rc::gen::arbitrary<std::int64_t>(), make), rc::gen::map(any_text(), make));
    if (depth == 0) {
        return leaf;
    }
    // Smaller at each level, or the whole would grow as a power of the depth.
    const auto list =
        rc::gen::map(rc::gen::container<std::vector<Value>>(any_value(depth - 1)), make);
    const auto table = rc::gen::map(any_table(depth - 1), make);
    return rc::gen::oneOf(leaf, rc::gen::scale(0.25, list), rc::gen::scale(0.25, table));
}

rc::Gen<Table> any_table(int depth) {
    const auto entry = rc::gen::pair(any_text(), any_value(depth));
    return rc::gen::map(rc::gen::container<std::vector<std::pair<std::string, Value>>>(entry),
                        [](const std::vector<std::pair<std::string, Value>>& entries) {
                            Table table;
                            for (const auto& [name, value] : entries) {
                                table.set(name, value);
                            }
                            return table;
                        });
}

}  // namespace moothall::json
