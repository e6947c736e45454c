#include "workflows/showing/three_way.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/workflows/lua_workflow.h"

namespace moothall::workflows {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string base = fixture("discount_review.lua");

ThreeWay three(const std::string& council, const std::string& shipped) {
    return compare_three(definition_of(base), definition_of(council), definition_of(shipped));
}

std::vector<std::string> places(const std::vector<Difference>& differences) {
    std::vector<std::string> places;
    for (const Difference& one : differences) {
        places.push_back(one.where);
    }
    return places;
}

std::vector<std::string> places(const std::vector<Clash>& clashes) {
    std::vector<std::string> places;
    for (const Clash& one : clashes) {
        places.push_back(one.where);
    }
    return places;
}

std::string with_days(const std::string& days) {
    return with(base, "working_days(10)", "working_days(" + days + ")");
}

TEST(ThreeWay, TellsWhoseChangeItIs) {
    const ThreeWay told = three(with(base, "max = 20", "max = 10"), with_days("15"));

    EXPECT_THAT(places(told.council_alone), ElementsAre("fields.adults.max"));
    EXPECT_THAT(places(told.shipped_alone), ElementsAre("clocks.decide.lasts"));
    EXPECT_THAT(told.clashes, IsEmpty());
    EXPECT_THAT(told.alike, IsEmpty());
}

TEST(ThreeWay, PutsTwoChangesOfOneThingSideBySide) {
    const ThreeWay told = three(with_days("12"), with_days("15"));

    ASSERT_THAT(places(told.clashes), ElementsAre("clocks.decide.lasts"));
    EXPECT_EQ(told.clashes.front().council,
              "clock 'decide': lasts was 10 working days, is now 12 working days.");
    EXPECT_EQ(told.clashes.front().shipped,
              "clock 'decide': lasts was 10 working days, is now 15 working days.");
    EXPECT_THAT(told.council_alone, IsEmpty());
    EXPECT_THAT(told.shipped_alone, IsEmpty());
}

TEST(ThreeWay, KnowsAChangeThatBothMadeAlike) {
    const ThreeWay told = three(with_days("15"), with_days("15"));

    EXPECT_THAT(places(told.alike), ElementsAre("clocks.decide.lasts"));
    EXPECT_THAT(told.clashes, IsEmpty());
}

TEST(ThreeWay, SeesAChangeInsideOfWhatTheOtherTookAway) {
    const std::string evidence =
        "evidence_on  = date    { label = \"Evidence seen on\", optional = true },";
    const ThreeWay told =
        three(with(base, evidence, ""), with(base, "\"Evidence seen on\"", "\"Seen on\""));

    EXPECT_THAT(places(told.clashes), ElementsAre("fields.evidence_on"));
}

TEST(ThreeWay, TakesTwoNewFieldsOfOneNameForAClashUnlessTheyAreTheSame) {
    const std::string place = "max = 20 },";
    const std::string whole = place + " rooms = integer { label = \"Rooms\" },";
    const std::string other = place + " rooms = text { label = \"Rooms\" },";

    EXPECT_THAT(places(three(with(base, place, whole), with(base, place, other)).clashes),
                ElementsAre("fields.rooms"));
    EXPECT_THAT(places(three(with(base, place, whole), with(base, place, whole)).alike),
                ElementsAre("fields.rooms"));
}

}  // namespace
}  // namespace moothall::workflows
