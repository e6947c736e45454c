#include "cases/find_case.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "cases/case_reference.h"
#include "cases/reference_numbers.h"
#include "host/cases/cases_testing.h"

namespace moothall::cases {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

/// Two hundred cases of one moment, so of one deadline; some closed, of three owners, two states.
class FindCase : public ::testing::Test {
protected:
    static constexpr int count = 200;

    FindCase() {
        std::vector<journal::Draft> drafts;
        for (int one = 0; one < count; ++one) {
            Opening opening = opening_of("id" + std::to_string(1000 + one));
            opening.reference = make_reference("PA", 2026, one + 1);
            opening.owner = "officer/" + std::to_string(one % 3);
            opening.external_reference = one == 7 ? "OLD/7" : "";
            opening.fields = Table{}.set("name", one % 2 == 0 ? "Otter" : "Weasel");
            Movement movement = asked();
            movement.to = one % 50 == 49 ? "rare" : "asked";
            movement.closes = one % 10 == 0;
            drafts.push_back(opened(opening, movement));
        }
        files.keep(std::move(drafts));
    }

    /// Every page after the other; throws rather than going on for ever.
    std::vector<std::string> paged(const CaseFilter& filter, std::size_t limit) {
        std::vector<std::string> ids;
        std::string cursor;
        for (int pages = 0; pages < 2 * count + 2; ++pages) {
            const auto page = list_cases(*files.store->read(), filter, limit, cursor).value();
            EXPECT_LE(page.items.size(), limit);
            for (const auto& record : page.items) {
                ids.push_back(record.id);
            }
            cursor = page.next_cursor;
            if (cursor.empty()) {
                return ids;
            }
        }
        throw std::runtime_error("the pages do not end");
    }

    CaseFiles files;
};

TEST_F(FindCase, PagesOfEqualDeadlinesLoseAndRepeatNothing) {
    for (const std::size_t limit : {1U, 7U, 50U, 179U, 180U, 181U, 1000U}) {
        const auto ids = paged({}, limit);
        EXPECT_EQ(ids.size(), 180U) << limit;
        EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), 180U) << limit;
    }
}

TEST_F(FindCase, ClosedCasesComeAfterTheOpenOnes) {
    CaseFilter all;
    all.closed_too = true;
    for (const std::size_t limit : {1U, 60U, 180U, 1000U}) {
        const auto ids = paged(all, limit);
        ASSERT_EQ(ids.size(), 200U) << limit;
        EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), 200U) << limit;
        EXPECT_FALSE(files.read(ids.back()).open);
        EXPECT_TRUE(files.read(ids[179]).open);
    }
}

TEST_F(FindCase, PagesOfFewAmongManyEnd) {
    CaseFilter rare;
    rare.state = "rare";
    for (const std::size_t limit : {1U, 2U, 3U, 4U, 5U}) {
        EXPECT_THAT(paged(rare, limit), SizeIs(4)) << limit;
    }
    rare.owner = "officer/1";
    for (const std::size_t limit : {1U, 2U}) {
        EXPECT_THAT(paged(rare, limit), SizeIs(2)) << limit;
    }
}

TEST_F(FindCase, EveryFilterNarrows) {
    const auto with = [](auto set) {
        CaseFilter filter;
        set(filter);
        return filter;
    };
    EXPECT_THAT(paged(with([](auto& f) { f.owner = "officer/1"; }), 9), SizeIs(60));
    EXPECT_THAT(paged(with([](auto& f) { f.service = "parks"; }), 9), SizeIs(180));
    EXPECT_THAT(paged(with([](auto& f) { f.service = "waste"; }), 9), SizeIs(0));
    EXPECT_THAT(paged(with([](auto& f) { f.type = "parks.pitch"; }), 9), SizeIs(180));
    EXPECT_THAT(paged(with([](auto& f) { f.team = "nobody"; }), 9), SizeIs(0));
    EXPECT_THAT(paged(with([](auto& f) { f.due_before = make_date(2026, 5, 12); }), 9), SizeIs(0));
    EXPECT_THAT(paged(with([](auto& f) { f.due_before = make_date(2026, 5, 13); }), 9),
                SizeIs(180));
}

TEST_F(FindCase, AListAndASearchLeaveOutClosedCasesAlike) {
    CaseFilter otters;
    otters.words = "otter";
    EXPECT_THAT(list_cases(*files.store->read(), otters, 1000, "").value().items, SizeIs(80));
    otters.closed_too = true;
    EXPECT_THAT(list_cases(*files.store->read(), otters, 1000, "").value().items, SizeIs(100));
    otters.due_before = make_date(2026, 5, 12);
    EXPECT_THAT(list_cases(*files.store->read(), otters, 1000, "").value().items, SizeIs(0));
}

TEST_F(FindCase, PagesOfASearchJoinedAreTheWhole) {
    // Several events of one case have the words, some of the same moment.
    std::vector<journal::Draft> drafts;
    for (int one = 0; one < count; one += 3) {
        for (int time = 0; time < 3; ++time) {
            drafts.push_back(added("case/id" + std::to_string(1000 + one), "case.noted",
                                   noon + std::chrono::seconds(one % 5 - time), {},
                                   Table{}.set("text", "An otter again")));
        }
    }
    files.keep(std::move(drafts));
    CaseFilter otters;
    otters.words = "otter";
    otters.closed_too = true;
    const auto whole = paged(otters, 1000);
    EXPECT_EQ(std::set<std::string>(whole.begin(), whole.end()).size(), whole.size());
    EXPECT_EQ(whole.size(), 133U);  // Every second one, and every third.

    for (const std::size_t limit : {1U, 2U, 7U, 50U, 132U, 133U, 134U}) {
        EXPECT_EQ(paged(otters, limit), whole) << limit;
    }
    otters.owner = "officer/1";
    const auto narrowed = paged(otters, 1000);
    EXPECT_EQ(paged(otters, 3), narrowed);
}

TEST_F(FindCase, ASearchGoesBeyondAThousandHits) {
    std::vector<journal::Draft> drafts;
    for (int one = 0; one < 2500; ++one) {
        drafts.push_back(added("case/id" + std::to_string(1000 + one % 2), "case.noted",
                               noon + std::chrono::seconds(one), {},
                               Table{}.set("text", "Badger")));
    }
    drafts.push_back(added("case/id1005", "case.noted", noon - std::chrono::hours(1), {},
                           Table{}.set("text", "The first badger")));
    files.keep(std::move(drafts));
    CaseFilter badgers;
    badgers.words = "badger";
    badgers.closed_too = true;

    EXPECT_EQ(paged(badgers, 10), (std::vector<std::string>{"id1001", "id1000", "id1005"}));
    EXPECT_EQ(paged(badgers, 1), (std::vector<std::string>{"id1001", "id1000", "id1005"}));
}

TEST_F(FindCase, ACursorOfASearchIsNoneOfAList) {
    CaseFilter otters;
    otters.words = "otter";
    const auto reader = files.store->read();
    const std::string of_search = list_cases(*reader, otters, 2, "").value().next_cursor;
    const std::string of_list = list_cases(*reader, {}, 2, "").value().next_cursor;

    EXPECT_FALSE(list_cases(*reader, {}, 2, of_search));
    EXPECT_FALSE(list_cases(*reader, otters, 2, of_list));
    for (const char* odd : {"w", "w.", "w.1", "w.x.a", "w.99999999999999999999.a"}) {
        EXPECT_FALSE(list_cases(*reader, otters, 2, odd)) << odd;
    }
}

TEST_F(FindCase, ACursorThatIsNotOursIsRefused) {
    for (const char* cursor : {"x", "1", "1.", "1.2", "-", "99999999999999999999.1.a"}) {
        const auto page = list_cases(*files.store->read(), {}, 5, cursor);
        ASSERT_FALSE(page) << cursor;
        EXPECT_EQ(page.error().kind, RefusalKind::invalid_input);
    }
}

TEST_F(FindCase, ACaseIsFoundByEitherReference) {
    const auto reader = files.store->read();
    const std::string reference = make_reference("PA", 2026, 8);

    EXPECT_EQ(find_case(*reader, reference).value().id, "id1007");
    EXPECT_EQ(find_case(*reader, "pa26000008" + reference.substr(13)).value().id, "id1007");
    EXPECT_EQ(find_case(*reader, "OLD/7").value().id, "id1007");
}

TEST_F(FindCase, ACaseThatIsNotThereIsToldApartFromAWrongDigit) {
    const auto reader = files.store->read();
    const std::string right = make_reference("PA", 2026, 8);
    std::string wrong = right;
    wrong[8] = '3';

    EXPECT_THAT(find_case(*reader, wrong).error().reason, HasSubstr("mistyped"));
    EXPECT_THAT(find_case(*reader, make_reference("PA", 2026, 999)).error().reason,
                HasSubstr("search for"));
    EXPECT_FALSE(find_case(*reader, ""));
    EXPECT_FALSE(find_case(*reader, std::string(10'000'000, 'A')));
    EXPECT_FALSE(find_case(*reader, std::string("\0\xff", 2)));
}

TEST_F(FindCase, TwoHostsNeverGiveOneNumberTwice) {
    ReferenceNumbers one(*files.store);
    ReferenceNumbers two(*files.store);
    std::set<std::int64_t> given;
    for (int turn = 0; turn < 200; ++turn) {
        EXPECT_TRUE(given.insert(one.next("PA", 2026)).second);
        EXPECT_TRUE(given.insert(two.next("PA", 2026)).second);
    }
    const auto first = two.take("PA", 2026, 1000);
    EXPECT_TRUE(given.lower_bound(first) == given.end());
    EXPECT_EQ(one.next("PA", 2027), 1);
    EXPECT_EQ(one.next("CT", 2026), 1);
}

TEST_F(FindCase, ANumberThatWasGivenBackIsTheNextOne) {
    ReferenceNumbers numbers(*files.store);
    const std::int64_t first = numbers.next("PA", 2026);
    const std::int64_t second = numbers.next("PA", 2026);

    numbers.give_back("PA", 2026, first);

    EXPECT_EQ(numbers.next("PA", 2026), first);
    EXPECT_EQ(numbers.next("PA", 2026), second + 1);
}

}  // namespace
}  // namespace moothall::cases
