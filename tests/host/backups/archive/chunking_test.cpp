#include "backups/archive/chunking.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <random>
#include <set>
#include <vector>

namespace moothall::backups {
namespace {

/// Bytes without a pattern, the same for the same seed.
std::string noise(std::size_t size, unsigned seed) {
    std::mt19937 random(seed);
    std::string bytes(size, '\0');
    for (char& byte : bytes) {
        byte = static_cast<char>(random());
    }
    return bytes;
}

std::vector<std::string> chunks_of(std::string_view bytes, std::size_t piece) {
    std::vector<std::string> chunks;
    Chunker chunker([&](std::string_view chunk) { chunks.emplace_back(chunk); });
    while (!bytes.empty()) {
        chunker.add(bytes.substr(0, piece));
        bytes.remove_prefix(std::min(piece, bytes.size()));
    }
    chunker.finish();
    return chunks;
}

std::string joined(const std::vector<std::string>& chunks) {
    std::string all;
    for (const std::string& chunk : chunks) {
        all += chunk;
    }
    return all;
}

TEST(Chunking, TheChunksAreTheBytesHoweverTheyCome) {
    rc::check([] {
        const std::string bytes = noise(*rc::gen::inRange<std::size_t>(0, 3 * chunk_most),
                                        *rc::gen::arbitrary<unsigned>());
        const auto chunks = chunks_of(bytes, *rc::gen::inRange<std::size_t>(1, 2 * chunk_most));

        RC_ASSERT(joined(chunks) == bytes);
        RC_ASSERT(chunks == chunks_of(bytes, bytes.size()));
    });
}

TEST(Chunking, ChunksAreNeitherTooShortNorTooLong) {
    for (const std::string& bytes :
         {noise(5'000'000, 1), std::string(5'000'000, '\0'), std::string(5'000'000, 'x')}) {
        const auto chunks = chunks_of(bytes, bytes.size());
        for (std::size_t at = 0; at + 1 < chunks.size(); ++at) {
            EXPECT_GE(chunks[at].size(), chunk_least);
            EXPECT_LE(chunks[at].size(), chunk_most);
        }
    }
}

TEST(Chunking, ChunksAreOfTheLengthThatIsMeant) {
    const std::string bytes = noise(20'000'000, 7);

    const std::size_t usual = bytes.size() / chunks_of(bytes, bytes.size()).size();

    EXPECT_GT(usual, std::size_t{14} * 1024);
    EXPECT_LT(usual, std::size_t{18} * 1024);
}

TEST(Chunking, WhatIsInsertedMovesTheChunksAroundItAlone) {
    const std::string before = noise(8'000'000, 3);
    const auto old_chunks = chunks_of(before, before.size());
    const std::set<std::string> known(old_chunks.begin(), old_chunks.end());

    const std::string after = before.substr(0, 3'000'000) + "inserted" + before.substr(3'000'000);

    int unknown = 0;
    for (const std::string& chunk : chunks_of(after, after.size())) {
        unknown += known.contains(chunk) ? 0 : 1;
    }
    EXPECT_GE(unknown, 1);
    EXPECT_LE(unknown, 4);
}

// What is cut otherwise would not be found again in the backups that councils have.
TEST(Chunking, IsCutAsEver) {
    EXPECT_EQ(first_chunk(noise(chunk_most, 42)), 10'111U);
    EXPECT_EQ(first_chunk(std::string(chunk_most, '\0')), chunk_most);
    EXPECT_EQ(first_chunk(""), 0U);
    EXPECT_EQ(first_chunk("short"), 5U);
}

}  // namespace
}  // namespace moothall::backups
