#include "backups/archive/manifest.h"

#include <gtest/gtest.h>

#include "backups/archive/chunking.h"
#include "host/backups/archive/written_backups.h"

namespace moothall::backups {
namespace {

Manifest some_manifest() {
    const std::string digest(digest_size, 'd');
    return {subject_of_tests(),
            {{"sunday.moot", digest}},
            {{digest, 0, 24, 100, 2'000}, {digest, 1, 124, 10, 20}},
            {{"store", 2'020, {0, 1}}}};
}

std::optional<Manifest> with(const std::function<void(Manifest&)>& change) {
    Manifest manifest = some_manifest();
    change(manifest);
    return decode_manifest(encode(manifest));
}

TEST(Manifest, IsReadAsItWasWritten) {
    const auto read = decode_manifest(encode(some_manifest())).value();

    EXPECT_EQ(read.bases, some_manifest().bases);
    EXPECT_EQ(read.chunks, some_manifest().chunks);
    EXPECT_EQ(read.parts, some_manifest().parts);
    EXPECT_EQ(read.subject.seal, some_manifest().subject.seal);
    EXPECT_EQ(read.bytes(), 2'020);
}

TEST(Manifest, OneThatContradictsItselfIsNone) {
    EXPECT_TRUE(with([](Manifest&) {}));
    EXPECT_FALSE(with([](Manifest& one) { one.chunks[0].base = 2; }));
    EXPECT_FALSE(with([](Manifest& one) { one.chunks[0].offset = -1; }));
    EXPECT_FALSE(with([](Manifest& one) { one.chunks[0].size = chunk_most + 1; }));
    EXPECT_FALSE(with([](Manifest& one) { one.chunks[0].stored = std::int64_t{1} << 40; }));
    EXPECT_FALSE(with([](Manifest& one) { one.chunks[0].digest = "short"; }));
    EXPECT_FALSE(with([](Manifest& one) { one.parts[0].chunks.push_back(2); }));
    EXPECT_FALSE(with([](Manifest& one) { one.parts[0].size = 1; }));
    EXPECT_FALSE(with([](Manifest& one) { one.bases[0].name = "../sunday.moot"; }));
}

TEST(Manifest, OtherBytesAreNone) {
    EXPECT_FALSE(decode_manifest(""));
    EXPECT_FALSE(decode_manifest("no manifest"));
    EXPECT_FALSE(decode_manifest(encode(some_manifest()).substr(1)));
}

}  // namespace
}  // namespace moothall::backups
