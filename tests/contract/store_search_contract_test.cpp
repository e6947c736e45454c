#include <gmock/gmock.h>

#include <algorithm>
#include <limits>
#include <tuple>

#include "contract/store_fixture.h"

namespace moothall::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST_P(StoreContract, FindsTextWhateverItsCaseAndAccents) {
    index("C1", 1, "Caf\xc3\xa9 licence for Zo\xc3\xab Brown");

    EXPECT_THAT(found("cafe"), ElementsAre("C1"));
    EXPECT_THAT(found("CAF\xc3\x89"), ElementsAre("C1"));
    EXPECT_THAT(found("zoe"), ElementsAre("C1"));
}

TEST_P(StoreContract, FindsOnlyWhatHoldsEveryWord) {
    index("C1", 1, "garden waste collection");
    index("C2", 2, "garden shed");

    EXPECT_THAT(found("garden"), ElementsAre("C2", "C1"));
    EXPECT_THAT(found("waste garden"), ElementsAre("C1"));
    EXPECT_THAT(found("garden bonfire"), IsEmpty());
}

TEST_P(StoreContract, TheLastWordMayBeTheBeginningOfOne) {
    index("C1", 1, "garden waste collection");

    EXPECT_THAT(found("garden coll"), ElementsAre("C1"));
    EXPECT_THAT(found("gard collection"), IsEmpty());
}

TEST_P(StoreContract, WhatIsNoWordIsNoSyntaxEither) {
    index("C1", 1, "O'Neil and Sons (roofing), NEAR the mill: 50% off \"now\"");
    const std::string with_nul("mill\0\"", 6);

    for (const std::string& words :
         {std::string("o'neil"), std::string("\"roofing"), std::string("roofing) OR (sons"),
          std::string("-mill"), std::string("near the mill"), std::string("text:mill"),
          std::string("mill*"), std::string("NEAR(mill"), std::string("^now"), with_nul,
          std::string("50% off"), std::string("+ mill"), std::string("AND and")}) {
        const bool is_there = words != "roofing) OR (sons" && words != "text:mill";
        EXPECT_EQ(found(words).size(), is_there ? 1u : 0u) << words;
    }
}

TEST_P(StoreContract, NoWordFindsNothing) {
    index("C1", 1, "garden");

    for (const char* words : {"", " ", "\"", "*", "()", "\xe2\x80\x94", "\xff\xfe", "- -"}) {
        EXPECT_THAT(found(words), IsEmpty()) << words;
    }
}

TEST_P(StoreContract, TextThatIsNoGoodUtf8IsNoFault) {
    index("C1", 1, "broken \xff\xc3 garden");

    EXPECT_THAT(found("garden"), ElementsAre("C1"));
}

TEST_P(StoreContract, TheNewestComesFirstWhateverTheOrderOfIndexing) {
    index("C2", 20, "garden");
    index("C3", -30, "garden");
    index("C1", 10, "garden");

    EXPECT_THAT(found("garden"), ElementsAre("C2", "C1", "C3"));
}

TEST_P(StoreContract, PagesOfASearchAreTheWholeSearchCutUp) {
    constexpr std::int64_t second = 1000000;
    const std::vector<std::int64_t> dates{std::numeric_limits<std::int64_t>::min(),
                                          std::numeric_limits<std::int64_t>::max(),
                                          -second,
                                          -1,
                                          0,
                                          second - 1,
                                          second,
                                          1777852800 * second};
    for (int number = 0; number < 40; ++number) {
        const std::size_t date = static_cast<std::size_t>(number * 5) % dates.size();
        index("C" + std::to_string(number), dates[date] / (1 + number % 2), "garden");
    }
    const auto whole = store->read()->search({"cases", "garden", {}, no_limit});
    ASSERT_EQ(whole.size(), 40u);
    EXPECT_TRUE(std::is_sorted(whole.begin(), whole.end(), [](const auto& a, const auto& b) {
        return std::tie(b.dated, a.key) < std::tie(a.dated, b.key);
    }));

    for (const std::size_t page : {1u, 3u, 40u}) {
        std::vector<TextHit> all;
        TextQuery query{"cases", "garden", {}, page};
        for (auto hits = store->read()->search(query); !hits.empty();
             hits = store->read()->search(query)) {
            EXPECT_LE(hits.size(), page);
            all.insert(all.end(), hits.begin(), hits.end());
            query.after = hits.back();
        }
        EXPECT_EQ(all, whole) << "by " << page;
    }
}

TEST_P(StoreContract, ALimitOfNoneFindsNone) {
    index("C1", 1, "garden");
    EXPECT_THAT(store->read()->search({"cases", "garden", {}, 0}), IsEmpty());
}

TEST_P(StoreContract, ManyTextsOfOneMomentAreInTheOrderOfTheirKeys) {
    store->write([](Writer& writer) {
        for (int number = 9999; number > 5000; --number) {
            writer.index_text("cases", std::to_string(number), 5, "garden");
        }
        return Verdict::keep;
    });

    EXPECT_THAT(store->read()->search({"cases", "garden", TextHit{"5500", 5}, 2}),
                ElementsAre(TextHit{"5501", 5}, TextHit{"5502", 5}));
}

TEST_P(StoreContract, PagesOfASearchLoseNoHitOfOneDay) {
    for (const char* key : {"C3", "C1", "C5", "C2", "C4"}) {
        index(key, 7, "garden");
    }
    index("C0", 9, "garden");
    TextQuery query{"cases", "garden", {}, 2};
    std::vector<std::string> keys;

    for (auto hits = store->read()->search(query); !hits.empty();
         hits = store->read()->search(query)) {
        for (const TextHit& hit : hits) {
            keys.push_back(hit.key);
        }
        query.after = hits.back();
    }

    EXPECT_THAT(keys, ElementsAre("C0", "C1", "C2", "C3", "C4", "C5"));
}

TEST_P(StoreContract, IndexingAgainReplacesTheTextOfTheKey) {
    index("C1", 1, "garden");
    index("C1", 2, "shed");

    EXPECT_THAT(found("garden"), IsEmpty());
    EXPECT_THAT(found("shed"), ElementsAre("C1"));
}

TEST_P(StoreContract, CollectionsDoNotMix) {
    index("C1", 1, "garden");
    store->write([](Writer& writer) {
        writer.index_text("customers", "C1", 5, "garden");
        writer.remove_text("customers", "C1");
        writer.index_text("customers", "P1", 5, "garden");
        return Verdict::keep;
    });

    EXPECT_THAT(found("garden"), ElementsAre("C1"));
    EXPECT_THAT(store->read()->search({"customers", "garden", {}, 10}),
                ElementsAre(TextHit{"P1", 5}));
}

TEST_P(StoreContract, TextThatWasRemovedIsNotFound) {
    index("C1", 1, "garden");
    store->write([](Writer& writer) {
        writer.remove_text("cases", "C1");
        writer.remove_text("cases", "never there");
        return Verdict::keep;
    });

    EXPECT_THAT(found("garden"), IsEmpty());
    index("C1", 1, "shed");
    EXPECT_THAT(found("shed"), ElementsAre("C1"));
}

TEST_P(StoreContract, AWorkFindsTheTextThatItIndexed) {
    store->write([](Writer& writer) {
        writer.index_text("cases", "C1", 1, "garden");
        EXPECT_EQ(writer.search({"cases", "garden", {}, 10}).size(), 1u);
        return Verdict::discard;
    });
    EXPECT_THAT(found("garden"), IsEmpty());
}

}  // namespace
}  // namespace moothall::store
