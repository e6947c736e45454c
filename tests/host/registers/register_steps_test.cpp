#include "registers/register_steps.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/registers/office.h"
#include "registers/reservation.h"
#include "registers/row_values.h"

namespace moothall::registers {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

const Date tenth = make_date(2026, 5, 10);

Result<Table> with_percent(const Table& values) {
    Table next = values;
    next.set("percent", "20");
    return next;
}

Result<Table> with_a_vehicle(const Table& values) {
    if (values.text("kind") == "piano") {
        return Refusal{RefusalKind::invalid_input, "Say first which vehicle takes a piano."};
    }
    Table next = values;
    next.set("vehicle", "van");
    return next;
}

/// The register of prices two revisions later: each row must say its percentage and its vehicle.
RegisterDeclaration prices_at_three() {
    RegisterDeclaration declaration = prices();
    declaration.revision = 3;
    declaration.fields.push_back({"vehicle", "text", "Vehicle"});
    declaration.steps = {with_percent, with_a_vehicle};
    return declaration;
}

class RegisterSteps : public testing::Test {
protected:
    std::optional<Steps> look(const RegisterDeclaration& declaration) {
        return steps_for(*office.read(), declaration, Instant()).value();
    }
    void take(const RegisterDeclaration& declaration) {
        office.commit(look(declaration).value().decision).value();
    }
    static Registers registers_with(RegisterDeclaration declaration) {
        Registers registers;
        registers.add(std::move(declaration), "waste").value();
        return registers;
    }

    Office office;
};

TEST_F(RegisterSteps, RowsOfTheDeclaredRevisionAndAnEmptyRegisterNeedNone) {
    EXPECT_EQ(kept_revision(*office.read(), "waste.prices"), std::nullopt);
    EXPECT_FALSE(look(prices_at_three()));

    office.put_price("sofa", 4000, april(2026));

    EXPECT_EQ(kept_revision(*office.read(), "waste.prices"), 1);
    EXPECT_FALSE(look(prices()));
    EXPECT_EQ(reason_against_revision(*office.read(), prices(), "waste"), std::nullopt);
}

TEST_F(RegisterSteps, EveryRowOfEveryDayIsTakenThroughAllSteps) {
    office.put_price("sofa", 4000, april(2026));
    office.put_price("sofa", 4200, april(2027));
    office.put_price("fridge", 5000, april(2026));

    take(prices_at_three());

    EXPECT_EQ(kept_revision(*office.read(), "waste.prices"), 3);
    EXPECT_FALSE(look(prices_at_three()));
    const Registers registers = registers_with(prices_at_three());
    for (const int year : {2026, 2027}) {
        const Row row = registers.rule(*office.read(), "waste.prices", april(year), "sofa").value();
        EXPECT_EQ(row.from, april(year));
        EXPECT_EQ(row.text("vehicle"), "van");
        EXPECT_EQ(row.values.text("percent"), "20");
        EXPECT_EQ(row.integer("up_to_three_pence"), year == 2026 ? 4000 : 4200);
    }
}

TEST_F(RegisterSteps, TheChangeIsJournaledWithItsNumbers) {
    office.put_price("sofa", 4000, april(2026));

    take(prices_at_three());

    const auto events =
        journal::events_of(*office.read(), office.folds, "register_revision/waste.prices", 0, 10);
    ASSERT_THAT(events, SizeIs(1));
    EXPECT_EQ(events.front().facts.integer("from"), 1);
    EXPECT_EQ(events.front().facts.integer("to"), 3);
    EXPECT_EQ(events.front().facts.integer("rows"), 1);
}

TEST_F(RegisterSteps, ARowThatAStepRefusesIsNamedAndTheOthersAreCounted) {
    office.put_price("sofa", 4000, april(2026));
    office.put_price("piano", 9000, april(2026));

    const auto steps = look(prices_at_three());

    ASSERT_TRUE(steps);
    EXPECT_EQ(steps->rows, 2);
    ASSERT_THAT(steps->refused, SizeIs(1));
    EXPECT_EQ(steps->refused.front().key, "piano");
    EXPECT_THAT(steps->refused.front().reason, HasSubstr("which vehicle takes a piano"));
}

TEST_F(RegisterSteps, ARowThatDoesNotFitAfterTheStepsOrHasAnotherKeyIsRefused) {
    office.put_price("sofa", 4000, april(2026));
    RegisterDeclaration forgetful = prices_at_three();
    forgetful.steps[1] = [](const Table& values) -> Result<Table> { return values; };
    RegisterDeclaration renaming = prices_at_three();
    renaming.steps[0] = [](const Table& values) -> Result<Table> {
        Table next = values;
        next.set("kind", "settee");
        return next;
    };

    EXPECT_THAT(look(forgetful)->refused.front().reason, HasSubstr("needs \"vehicle\""));
    EXPECT_THAT(look(renaming)->refused.front().reason, HasSubstr("a key may not change"));
}

TEST_F(RegisterSteps, WhatWasReservedStaysReservedAndCanBeGivenBack) {
    const Reservation two{"waste.places_on_rounds", "N4,2026-05-10", tenth, 2, ""};
    office.put_places("N4", tenth, 5);
    Taking taking = reserve(office.registers, {two}, Instant()).value();
    office.keep(std::move(taking.events));
    RegisterDeclaration next = places_on_rounds();
    next.revision = 2;
    next.steps = {[](const Table& values) -> Result<Table> { return values; }};

    take(next);

    const Registers registers = registers_with(next);
    const auto left = [&] {
        return registers.rule(*office.read(), "waste.places_on_rounds", tenth, "N4,2026-05-10")
            .value()
            .integer("left");
    };
    EXPECT_EQ(left(), 3);
    office.keep(release(registers, {two}, Instant()).value());
    EXPECT_EQ(left(), 5);
}

TEST_F(RegisterSteps, APluginOfAnotherRevisionIsToldWhatToDo) {
    office.put_price("sofa", 4000, april(2026));
    EXPECT_THAT(*reason_against_revision(*office.read(), prices_at_three(), "waste"),
                HasSubstr("`moothall plugin upgrade waste`"));

    take(prices_at_three());

    EXPECT_EQ(reason_against_revision(*office.read(), prices_at_three(), "waste"), std::nullopt);
    EXPECT_THAT(*reason_against_revision(*office.read(), prices(), "waste"),
                HasSubstr("install the newer plugin"));
    const auto back = steps_for(*office.read(), prices(), Instant());
    ASSERT_FALSE(back);
    EXPECT_THAT(back.error().reason, HasSubstr("kept at revision 3"));
}

TEST_F(RegisterSteps, ARowThatIsPutMeanwhileIsNotPassedOver) {
    office.put_price("sofa", 4000, april(2026));
    auto steps = look(prices_at_three()).value();
    office.put_price("sofa", 4100, april(2026));

    const auto committed = office.commit(std::move(steps.decision));

    ASSERT_FALSE(committed);
    EXPECT_EQ(committed.error().kind, RefusalKind::stale_version);
}

TEST(RegisterStepsDeclared, ThereMustBeOneFromEachRevisionToTheNext) {
    RegisterDeclaration declaration = prices_at_three();
    EXPECT_TRUE(check_declaration(declaration));

    declaration.steps.pop_back();

    EXPECT_THAT(check_declaration(declaration).error().reason, HasSubstr("must have 2 steps"));
}

}  // namespace
}  // namespace moothall::registers
