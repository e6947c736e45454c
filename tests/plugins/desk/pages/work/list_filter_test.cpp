#include "pages/work/list_filter.h"

#include <gmock/gmock.h>

namespace desk {
namespace {

using moothall::List;
using ::testing::ElementsAre;

Record kind(const char* type, const char* title, const char* state, const char* state_title) {
    return Record{}
        .set("type", type)
        .set("title", title)
        .set("state", state)
        .set("state_title", state_title);
}

FilterOffer offer() {
    FilterOffer made{
        .label = "Filter", .action = "/", .kept = {{"list", "waiting"}}, .summary = {}};
    made.summary.set("kinds",
                     List{kind("revenues.review", "Review", "assess", "Being assessed"),
                          kind("revenues.review", "Review", "waiting", "Waiting for the form"),
                          kind("housing.repair", "Repair", "asked", "Asked for")});
    return made;
}

std::vector<std::string> texts(const Select& select) {
    std::vector<std::string> all;
    for (const Option& one : select.options) {
        all.push_back(one.text);
    }
    return all;
}

TEST(ListFilter, OffersTheKindsOfTheListByService) {
    const FilterBar bar = filter_bar_of(offer(), {});

    EXPECT_THAT(texts(bar.selects[0]), ElementsAre("All case types", "All of Housing", "Repair",
                                                   "All of Revenues", "Review"));
    EXPECT_TRUE(bar.applied.empty());
    EXPECT_EQ(bar.clear_href, "");
}

TEST(ListFilter, OffersTheStatesOfTheChosenKind) {
    EXPECT_THAT(texts(filter_bar_of(offer(), {.kind = "revenues"}).selects[1]),
                ElementsAre("All states", "Being assessed", "Waiting for the form"));
    EXPECT_THAT(texts(filter_bar_of(offer(), {.kind = "housing.repair"}).selects[1]),
                ElementsAre("All states", "Asked for"));
}

TEST(ListFilter, EachThatIsAppliedIsTakenOffByItself) {
    const FilterBar bar = filter_bar_of(offer(), {.state = "assess", .due = "overdue"});

    ASSERT_EQ(bar.applied.size(), 2U);
    EXPECT_EQ(bar.applied[0].text, "Being assessed");
    EXPECT_EQ(bar.applied[0].remove_href, "/?list=waiting&due=overdue");
    EXPECT_EQ(bar.applied[1].text, "Overdue");
    EXPECT_EQ(bar.applied[1].remove_href, "/?list=waiting&state=assess");
    EXPECT_EQ(bar.clear_href, "/?list=waiting");
}

TEST(ListFilter, WhatNoCaseIsOfAnyMoreCanStillBeTakenOff) {
    const FilterBar bar = filter_bar_of(offer(), {.kind = "revenues.new_occupier"});

    ASSERT_EQ(bar.applied.size(), 1U);
    EXPECT_EQ(bar.applied[0].text, "New occupier");
}

TEST(ListFilter, IsAskedForByTypeOrServiceAndByHavingNobody) {
    Record by_type;
    Record by_service;
    narrow(by_type, {.kind = "revenues.review", .owner = "tom.reed"});
    narrow(by_service, {.kind = "revenues", .owner = nobody_yet});

    EXPECT_EQ(by_type, Record{}.set("type", "revenues.review").set("owner", "tom.reed"));
    EXPECT_EQ(by_service, Record{}.set("service", "revenues").set("unassigned", true));
}

TEST(ListFilter, TheCountSaysWhetherThereIsMore) {
    const Record last;
    const Record first = Record{}.set("next_cursor", "1");

    EXPECT_EQ(shown_in_words(1, last, {}), "Showing 1 case");
    EXPECT_EQ(shown_in_words(50, first, {}), "50 cases on this page, and more behind it");
    EXPECT_EQ(shown_in_words(1, last, {.due = "today"}), "1 case matches the filters");
    EXPECT_EQ(shown_in_words(3, last, {.due = "today"}), "3 cases match the filters");
}

}  // namespace
}  // namespace desk
