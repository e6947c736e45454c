#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <limits>

#include "host/json/generated_values.h"
#include "packing/packer.h"
#include "packing/unpacker.h"

namespace moothall::packing {
namespace {

enum class Colour { red, green };

/// One of every kind there is.
struct Everything {
    bool yes = false;
    std::int64_t number = 0;
    int small = 0;
    std::string text;
    Instant at;
    Date on;
    Colour colour = Colour::red;
    std::optional<std::string> perhaps;
    std::vector<std::optional<int>> many;
    Value value;
    Table table;

    friend bool operator==(const Everything&, const Everything&) = default;
};

template <class Way, class Item>
requires std::is_same_v<std::remove_const_t<Item>, Everything>
void fields_of(Way& way, Item& item) {
    way(item.yes, item.number, item.small, item.text, item.at, item.on, item.colour, item.perhaps,
        item.many, item.value, item.table);
}

Everything everything() {
    Everything all;
    all.yes = true;
    all.number = std::numeric_limits<std::int64_t>::min();
    all.small = -1;
    all.text = std::string("a\0b", 3);
    all.at = Instant(std::chrono::microseconds(-1));
    all.on = make_date(2026, 5, 4);
    all.colour = Colour::green;
    all.perhaps = "";
    all.many = {1, std::nullopt, -300};
    all.value = List{true, Value(), "text"};
    all.table.set("row", Table{}.set("inner", 7));
    return all;
}

TEST(Packer, GivesBackEveryKindThatItPacked) {
    EXPECT_EQ(unpacked<Everything>(packed(everything())), everything());
    EXPECT_EQ(unpacked<Everything>(packed(Everything{})), Everything{});
}

TEST(Packer, GivesBackAnyWholeNumberAndAnyValue) {
    EXPECT_TRUE(rc::check(
        [](std::int64_t number) { RC_ASSERT(unpacked<std::int64_t>(packed(number)) == number); }));
    EXPECT_TRUE(rc::check([] {
        const Value value = *json::any_value(4);
        RC_ASSERT(unpacked<Value>(packed(value)) == value);
    }));
}

TEST(Packer, WritesSmallNumbersInOneByte) {
    EXPECT_EQ(packed(std::int64_t{0}).size(), 1U);
    EXPECT_EQ(packed(std::int64_t{-64}).size(), 1U);
    EXPECT_EQ(packed(std::int64_t{63}).size(), 1U);
    EXPECT_EQ(packed(std::int64_t{64}).size(), 2U);
    EXPECT_EQ(packed(std::numeric_limits<std::int64_t>::max()).size(), 10U);
}

/// A value inside so many lists less one.
Value nested(int levels) {
    Value value;
    for (int level = 1; level < levels; ++level) {
        List around;
        around.push_back(std::move(value));
        value = std::move(around);
    }
    return value;
}

TEST(Packer, ThrowsForWhatNoUnpackerWouldReadAgain) {
    EXPECT_EQ(unpacked<Value>(packed(nested(100))), nested(100));
    EXPECT_THROW(packed(nested(101)), PackingError);
    EXPECT_THROW(packed(Table{}.set("deep", nested(101))), PackingError);
}

TEST(Unpacker, ThrowsForBytesThatEndAnywhereTooEarlyOrGoOn) {
    const std::string whole = packed(everything());
    for (std::size_t size = 0; size < whole.size(); ++size) {
        EXPECT_THROW(unpacked<Everything>(std::string_view(whole).substr(0, size)), PackingError);
    }
    EXPECT_THROW(unpacked<Everything>(whole + '\0'), PackingError);
}

TEST(Unpacker, ThrowsOrReadsButNeverFailsOtherwiseOnDamagedBytes) {
    EXPECT_TRUE(rc::check([] {
        std::string bytes = packed(everything());
        const auto place = *rc::gen::inRange<std::size_t>(0, bytes.size());
        bytes[place] = *rc::gen::arbitrary<char>();
        try {
            unpacked<Everything>(bytes);
        } catch (const PackingError&) {
            RC_SUCCEED("It was refused.");
        }
    }));
}

TEST(Unpacker, ThrowsForNestingWithoutEnd) {
    std::string lists;
    for (int level = 0; level < 100'000; ++level) {
        lists += "\5\2";
    }
    EXPECT_THROW(unpacked<Value>(lists), PackingError);
}

}  // namespace
}  // namespace moothall::packing
