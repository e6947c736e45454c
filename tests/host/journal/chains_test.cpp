#include <gmock/gmock.h>
#include <rapidcheck.h>

#include "host/journal/parish.h"
#include "journal/chains/hash.h"
#include "journal/chains/merkle.h"

namespace moothall::journal {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> hashes(std::size_t count) {
    std::vector<std::string> made;
    for (std::size_t each = 0; each < count; ++each) {
        made.push_back(sha256({std::to_string(each)}));
    }
    return made;
}

std::string root_of(const std::vector<std::string>& leaves) {
    MerkleTree tree;
    for (const std::string& leaf : leaves) {
        tree.add(leaf);
    }
    return tree.root();
}

TEST(Hash, IsSha256) {
    EXPECT_EQ(to_hex(sha256({"a", "", "bc"})),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Hash, ReadsItsOwnHexadecimal) {
    EXPECT_EQ(from_hex("00ff7a"), std::string("\x00\xff\x7a", 3));
    EXPECT_FALSE(from_hex("00f"));
    EXPECT_FALSE(from_hex("0g"));
    EXPECT_FALSE(from_hex("0F"));
}

TEST(MerkleTree, HasTheRootsOfCertificateTransparency) {
    // The test vectors that go with RFC 6962.
    const std::vector<std::pair<std::string, std::string>> leaves_and_roots{
        {"", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"},
        {"00", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"},
        {"10", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"},
        {"2021", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"},
        {"3031", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"},
        {"40414243", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"},
        {"5051525354555657", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"},
        {"606162636465666768696a6b6c6d6e6f",
         "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"},
    };
    MerkleTree tree;
    for (const auto& [leaf, root] : leaves_and_roots) {
        tree.add(from_hex(leaf).value());
        EXPECT_EQ(to_hex(tree.root()), root);
    }
}

TEST(MerkleTree, HasAPathFromEveryLeafToItsRoot) {
    EXPECT_TRUE(rc::check([] {
        const auto leaves = hashes(*rc::gen::inRange<std::size_t>(1, 40));
        const auto index = *rc::gen::inRange<std::size_t>(0, leaves.size());
        const auto other = *rc::gen::inRange<std::size_t>(0, leaves.size());
        const auto count = static_cast<std::int64_t>(leaves.size());
        const auto path = merkle_path(leaves, index);

        RC_ASSERT(root_of_path(leaves[index], static_cast<std::int64_t>(index), count, path) ==
                  root_of(leaves));
        RC_ASSERT(other == index || root_of_path(leaves[other], static_cast<std::int64_t>(index),
                                                 count, path) != root_of(leaves));
        RC_ASSERT(other == index || root_of_path(leaves[index], static_cast<std::int64_t>(other),
                                                 count, path) != root_of(leaves));
    }));
}

TEST(MerkleTree, TakesNoPathOfAnotherLength) {
    auto path = merkle_path(hashes(5), 1);
    path.push_back(no_hash());

    EXPECT_FALSE(root_of_path(no_hash(), 1, 5, path));
    EXPECT_FALSE(root_of_path(no_hash(), 1, 5, {}));
    EXPECT_FALSE(root_of_path(no_hash(), 5, 5, path));
}

TEST(Seal, BindsEachKeptWorkToTheSealsBeforeIt) {
    Parish parish;

    fill(parish, "a", 1);
    fill(parish, "b", 2);

    const auto seals = parish.store.read()->seals(0, 10);
    const auto events = parish.store.read()->events_by_position(0, 10);
    ASSERT_EQ(seals.size(), 2U);
    EXPECT_EQ(seals[0].previous, no_hash());
    EXPECT_EQ(seals[1].previous, seals[0].hash);
    EXPECT_EQ(seals[1].number, 2);
    EXPECT_EQ(seals[1].first_position, 2);
    EXPECT_EQ(seals[1].last_position, 2);
    EXPECT_EQ(seals[1].root, root_of({events[1].hash}));
    EXPECT_EQ(seals[1].hash, hash_of_seal(seals[1]));
}

TEST(Seal, BindsManyEventsInSeveralSeals) {
    Parish parish;
    Decision decision{by("officer/1", "once/1"), {}, {}, {}};
    decision.events.resize(2 * seal_events_max + 1, filled("a", 1, ""));

    EXPECT_TRUE(parish.journal.commit(decision));

    std::vector<std::int64_t> lasts;
    for (const store::SealRow& seal : parish.store.read()->seals(0, 10)) {
        lasts.push_back(seal.last_position);
    }
    EXPECT_THAT(lasts, ElementsAre(1024, 2048, 2049));
}

TEST(Seal, IsNotMadeOfNothing) {
    Parish parish;

    parish.store.write([](store::Writer&) { return store::Verdict::keep; });

    EXPECT_FALSE(parish.store.read()->last_seal());
}

}  // namespace
}  // namespace moothall::journal
