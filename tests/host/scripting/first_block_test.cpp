#include "scripting/first_block.h"

#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <vector>

namespace moothall::scripting {
namespace {

/// Something that was allocated, with what was written into it.
struct Held {
    void* block;
    std::string content;

    bool is_whole() const { return std::memcmp(block, content.data(), content.size()) == 0; }
};

Held hold(FirstBlock& memory, std::size_t size, char letter) {
    Held held{memory.reallocate(nullptr, 0, size), std::string(size, letter)};
    std::memcpy(held.block, held.content.data(), size);
    return held;
}

TEST(FirstBlock, HandsOutPlacesThatDoNotOverlapAndGoesOnBeyondItsSize) {
    FirstBlock memory(1000);
    std::vector<Held> all;
    for (std::size_t size = 1; size < 100; ++size) {
        all.push_back(hold(memory, size, static_cast<char>('0' + size % 70)));
    }
    for (const Held& one : all) {
        EXPECT_TRUE(one.is_whole());
        EXPECT_EQ(reinterpret_cast<std::uintptr_t>(one.block) % alignof(std::max_align_t), 0U);
        memory.free(one.block, one.content.size());
    }
}

TEST(FirstBlock, KeepsWhatIsHeldWhenItGrowsOutOfTheBlock) {
    FirstBlock memory(256);
    Held held = hold(memory, 100, 'a');
    const Held after = hold(memory, 100, 'b');
    held.block = memory.reallocate(held.block, 100, 4000);
    EXPECT_TRUE(held.is_whole());
    EXPECT_TRUE(after.is_whole());
    held.block = memory.reallocate(held.block, 4000, 8000);
    EXPECT_TRUE(held.is_whole());
    memory.free(held.block, 8000);
    memory.free(after.block, 100);
}

TEST(FirstBlock, PutsBackWhatItHeldAndGivesBackWhatWasTakenSince) {
    FirstBlock memory(1000);
    const Held held = hold(memory, 100, 'a');
    ASSERT_TRUE(memory.remember());

    for (int times = 0; times < 3; ++times) {
        std::memset(held.block, 'x', 100);
        const Held inside = hold(memory, 100, 'b');
        const Held grown = hold(memory, 2000, 'c');
        const Held outside = hold(memory, 3000, 'd');
        void* const moved = memory.reallocate(grown.block, 2000, 9000);
        memory.free(outside.block, 3000);
        hold(memory, 4000, 'e');
        memory.put_back();

        EXPECT_TRUE(held.is_whole());
        EXPECT_NE(moved, nullptr);
        EXPECT_EQ(memory.reallocate(nullptr, 0, 100), inside.block);
        memory.put_back();
    }
}

TEST(FirstBlock, RemembersNothingWhileSomethingLiesOutsideOfIt) {
    FirstBlock memory(256);
    const Held outside = hold(memory, 1000, 'a');

    EXPECT_FALSE(memory.remember());
    memory.free(outside.block, 1000);

    EXPECT_TRUE(memory.remember());
}

TEST(FirstBlock, LeavesWhatShrinksInItsPlace) {
    FirstBlock memory(256);
    const Held held = hold(memory, 100, 'a');
    EXPECT_EQ(memory.reallocate(held.block, 100, 10), held.block);
    memory.free(held.block, 10);
}

TEST(FirstBlock, TakesEverythingFromTheMachineWhenItHasNoSize) {
    FirstBlock memory(0);
    Held held = hold(memory, 10, 'a');
    held.block = memory.reallocate(held.block, 10, 20);
    EXPECT_TRUE(held.is_whole());
    memory.free(held.block, 20);
}

}  // namespace
}  // namespace moothall::scripting
