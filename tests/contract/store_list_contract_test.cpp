#include <gmock/gmock.h>

#include <algorithm>

#include "contract/store_fixture.h"

namespace moothall::store {
namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::IsEmpty;

constexpr std::monostate nothing;

TEST_P(StoreContract, ListsInTheOrderOfTheKeyByteByByte) {
    const std::string with_nul("a\0b", 3);
    put(cases, {case_row("b", "ada", 1), case_row("\xc3\xa9", "ada", 1), case_row("Z", "ada", 1),
                case_row("a", "ada", 1), case_row("", "ada", 1), case_row(with_nul, "ada", 1),
                case_row("ab", "ada", 1)});

    EXPECT_THAT(listed({&cases, "", {}, {}, {}, {}, no_limit}),
                ElementsAre("", "Z", "a", with_nul, "ab", "b", "\xc3\xa9"));
}

TEST_P(StoreContract, ListsNothingBeforeNumbersAndNumbersInTheirOrder) {
    put(cases,
        {case_row("ten", "ada", 10), case_row("nine", "ada", 9), case_row("below", "ada", -9),
         case_row("none", "ada", nothing), case_row("zero", "ada", 0)});

    EXPECT_THAT(listed({&cases, "by_due", {"ada"}, {}, {}, {}, no_limit}),
                ElementsAre("none", "below", "zero", "nine", "ten"));
}

TEST_P(StoreContract, ListsBytesInTheirOrder) {
    put(cases, {{"high", "ada", 1, "\xff"},
                {"low", "ada", 1, std::string("\0", 1)},
                {"empty", "ada", 1, ""},
                {"none", "ada", 1, nothing},
                {"longer", "ada", 1, std::string("\0\0", 2)}});

    EXPECT_THAT(listed({&cases, "by_paper", {}, {}, {}, {}, no_limit}),
                ElementsAre("none", "empty", "low", "longer", "high"));
}

TEST_P(StoreContract, ListsOnlyRowsThatEqualTheLeadingColumns) {
    put(cases, {case_row("C1", "ada", 1), case_row("C2", "bob", 1), case_row("C3", nothing, 1),
                case_row("C4", "ada", 2)});

    EXPECT_THAT(listed({&cases, "by_due", {"ada"}, {}, {}, {}, no_limit}), ElementsAre("C1", "C4"));
    EXPECT_THAT(listed({&cases, "by_due", {"ada", 2}, {}, {}, {}, no_limit}), ElementsAre("C4"));
    EXPECT_THAT(listed({&cases, "by_due", {nothing}, {}, {}, {}, no_limit}), ElementsAre("C3"));
    EXPECT_THAT(listed({&cases, "by_due", {"ada", 2, "C4"}, {}, {}, {}, no_limit}),
                ElementsAre("C4"));
}

TEST_P(StoreContract, ListsFromABoundThatIsIncludedToOneThatIsNot) {
    put(cases, {case_row("none", "ada", nothing), case_row("one", "ada", 1),
                case_row("two", "ada", 2), case_row("three", "ada", 3)});
    const auto between = [&](std::optional<Cell> from, std::optional<Cell> below) {
        return listed({&cases, "by_due", {"ada"}, std::move(from), std::move(below), {}, no_limit});
    };

    EXPECT_THAT(between(1, 3), ElementsAre("one", "two"));
    EXPECT_THAT(between(2, {}), ElementsAre("two", "three"));
    EXPECT_THAT(between({}, 2), ElementsAre("none", "one"));
    EXPECT_THAT(between(nothing, 2), ElementsAre("none", "one"));
    EXPECT_THAT(between({}, nothing), IsEmpty());
    EXPECT_THAT(between(3, 3), IsEmpty());
}

TEST_P(StoreContract, ListsTheKeyItselfBetweenBounds) {
    put(counts, {{"a", 1, 0, 0}, {"a", 2, 0, 0}, {"b", 1, 0, 0}, {"c", 1, 0, 0}});

    EXPECT_THAT(listed({&counts, "", {}, "b", "c", {}, no_limit}), ElementsAre("b"));
    EXPECT_THAT(listed({&counts, "", {"a"}, 2, {}, {}, no_limit}), ElementsAre("a"));
}

TEST_P(StoreContract, ListsOnlyTheColumnsThatAreAskedFor) {
    put(cases, {{"C1", "ada", 1, "paper"}, {"C2", "ada", 2, nothing}});
    ListQuery query{&cases, "by_due", {"ada"}, {}, {}, {}, no_limit};
    query.columns = {3, 0};

    EXPECT_THAT(store->read()->list(query), ElementsAre(Row{"C1", nothing, nothing, "paper"},
                                                        Row{"C2", nothing, nothing, nothing}));
}

/// Reads a list in pages and puts them together.
std::vector<Row> in_pages(Store& store, ListQuery query, std::size_t page) {
    query.limit = page;
    std::vector<Row> all;
    for (;;) {
        const std::vector<Row> rows = store.read()->list(query);
        all.insert(all.end(), rows.begin(), rows.end());
        if (rows.size() < page) {
            return all;
        }
        query.after = cursor_of(*query.table, query.index, rows.back());
    }
}

std::vector<Row> rows_with_equal_values() {
    std::vector<Row> rows;
    for (int number = 0; number < 60; ++number) {
        const Cell owner = number % 4 == 0 ? Cell(nothing) : Cell(number % 4 == 1 ? "ada" : "bob");
        const Cell due = number % 5 == 0 ? Cell(nothing) : Cell(number % 3);
        rows.push_back(case_row("C" + std::to_string(100 + number), owner, due));
    }
    return rows;
}

TEST_P(StoreContract, PagesOverEqualValuesLoseNoRowAndRepeatNone) {
    put(cases, rows_with_equal_values());
    for (const std::string index : {"", "by_due", "by_paper"}) {
        const ListQuery query{&cases, index, {}, {}, {}, {}, no_limit};
        const std::vector<Row> whole = store->read()->list(query);

        ASSERT_EQ(whole.size(), 60u);
        for (const std::size_t page : {1u, 2u, 7u, 60u}) {
            EXPECT_EQ(in_pages(*store, query, page), whole) << index << " by " << page;
        }
    }
}

TEST_P(StoreContract, PagesAreInTheOrderOfTheIndexThenOfTheKey) {
    std::vector<Row> rows = rows_with_equal_values();
    put(cases, rows);
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
        return cursor_of(cases, "by_due", a) < cursor_of(cases, "by_due", b);
    });

    EXPECT_THAT(in_pages(*store, {&cases, "by_due", {}, {}, {}, {}, 0}, 7), ElementsAreArray(rows));
}

TEST_P(StoreContract, PagesBetweenBoundsAreTheWholeListCutUp) {
    put(cases, rows_with_equal_values());
    const std::vector<std::optional<Cell>> bounds{{}, Cell(nothing), Cell(0), Cell(1), Cell(2)};
    for (const auto& from : bounds) {
        for (const auto& below : bounds) {
            for (const Cell& owner : {Cell("bob"), Cell(nothing)}) {
                const ListQuery query{&cases, "by_due", {owner}, from, below, {}, no_limit};
                const std::vector<Row> whole = store->read()->list(query);
                EXPECT_EQ(in_pages(*store, query, 2), whole);
            }
        }
    }
}

TEST_P(StoreContract, APageGoesOnFromARowThatIsGone) {
    put(cases, {case_row("C1", "ada", 1), case_row("C2", "ada", 1), case_row("C3", "ada", 1)});
    const Key after = cursor_of(cases, "by_due", case_row("C2", "ada", 1));
    store->write([](Writer& writer) {
        writer.remove(cases, {"C2"});
        return Verdict::keep;
    });

    EXPECT_THAT(listed({&cases, "by_due", {"ada"}, {}, {}, after, no_limit}), ElementsAre("C3"));
}

TEST_P(StoreContract, ACursorOfAnotherListIsAFault) {
    const Key after = cursor_of(cases, "", case_row("C2", "ada", 1));

    EXPECT_THROW(listed({&cases, "by_due", {"ada"}, {}, {}, after, no_limit}), StoreFault);
}

TEST_P(StoreContract, AWorkListsWhatItWrote) {
    put(cases, {case_row("C1", "ada", 1)});
    store->write([](Writer& writer) {
        writer.put(cases, case_row("C2", "ada", 0));
        const auto rows = writer.list({&cases, "by_due", {"ada"}, {}, {}, {}, no_limit});
        EXPECT_THAT(rows, ElementsAre(case_row("C2", "ada", 0), case_row("C1", "ada", 1)));
        return Verdict::discard;
    });
}

}  // namespace
}  // namespace moothall::store
