#include "registers/noting_reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "functions/functions.h"
#include "host/registers/office.h"
#include "registers/reservation.h"

namespace moothall::registers {
namespace {

using journal::Seen;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const Date tenth = make_date(2026, 5, 10);
const Date eleventh = make_date(2026, 5, 11);

/// A decision that read something of an office, and is committed after others acted.
struct Deciding {
    explicit Deciding(Office& of) : office(of), reader(of.read()) {}

    Result<journal::Committed> commit() {
        Table values;
        values.set("uprn", "77").set("round", "N4");
        return office.commit(
            {{},
             reading.read_set(),
             reading.conditions(),
             {office.registers.put({"waste.rounds", april(2026), values}, Instant()).value()}});
    }

    Office& office;
    std::unique_ptr<store::Reader> reader;
    NotingReading reading{*reader, office.registers, office.calendars};
};

Table on_round(const char* round) {
    return Table{}.set("round", round);
}

TEST(NotingReading, NotesTheStreamOfARow) {
    //
    Office office;
    office.put_price("bulky", 4200, april(2026));
    office.put_price("bulky", 4300, april(2027));
    Deciding deciding(office);

    const Row row = deciding.reading.rule("waste.prices", tenth, "bulky").value();

    EXPECT_EQ(row.integer("up_to_three_pence"), 4200);
    EXPECT_THAT(deciding.reading.read_set(), ElementsAre(Seen{"register/waste.prices/bulky", 2}));
}

TEST(NotingReading, ConflictsWithAChangeOfARowThatItRead) {
    Office office;
    office.put_price("bulky", 4200, april(2026));
    Deciding deciding(office);
    static_cast<void>(deciding.reading.rule("waste.prices", tenth, "bulky"));

    office.put_price("bulky", 4300, april(2026));

    EXPECT_EQ(deciding.commit().error().kind, RefusalKind::stale_version);
}

TEST(NotingReading, ConflictsWithARowThatWasAbsentWhenItLooked) {
    Office office;
    Deciding deciding(office);
    static_cast<void>(deciding.reading.rule("waste.prices", tenth, "bulky"));
    EXPECT_THAT(deciding.reading.read_set(), ElementsAre(Seen{"register/waste.prices/bulky", 0}));

    office.put_price("bulky", 4300, april(2026));

    EXPECT_EQ(deciding.commit().error().kind, RefusalKind::stale_version);
}

TEST(NotingReading, DoesNotConflictWithWhatItDidNotRead) {
    Office office;
    office.put_price("bulky", 4200, april(2026));
    office.put_places("N4", tenth, 1);
    Deciding deciding(office);
    static_cast<void>(deciding.reading.rule("waste.prices", tenth, "bulky"));
    static_cast<void>(deciding.reading.rows("waste.places_on_rounds", tenth, on_round("N4"), 10));

    office.put_price("garden", 100, april(2026));
    office.put_places("N5", tenth, 1);

    EXPECT_TRUE(deciding.commit());
}

TEST(NotingReading, ConflictsWithARowThatJoinsAListThatItRead) {
    Office office;
    office.put_places("N4", tenth, 1);
    Deciding of_round(office);
    Deciding of_all(office);
    Deciding of_none(office);
    static_cast<void>(of_round.reading.rows("waste.places_on_rounds", tenth, on_round("N4"), 10));
    static_cast<void>(
        of_all.reading.rows("waste.places_on_rounds", tenth, Table{}.set("left", 1), 10));
    static_cast<void>(of_none.reading.rows("waste.rounds", tenth, on_round("N4"), 10));

    office.put_places("N4", eleventh, 1);

    EXPECT_EQ(of_round.commit().error().kind, RefusalKind::stale_version);
    EXPECT_EQ(of_all.commit().error().kind, RefusalKind::stale_version);
    EXPECT_TRUE(of_none.commit());
}

TEST(NotingReading, ConflictsWithAReservationOnARowThatItListed) {
    Office office;
    office.put_places("N4", tenth, 5);
    Deciding deciding(office);
    static_cast<void>(deciding.reading.rows("waste.places_on_rounds", tenth, on_round("N4"), 10));

    Taking taking = reserve(office.registers,
                            {{"waste.places_on_rounds", "N4,2026-05-10", tenth, 1, ""}}, Instant())
                        .value();
    office.keep(taking.events);

    EXPECT_EQ(deciding.commit().error().kind, RefusalKind::stale_version);
}

TEST(NotingReading, ConflictsWithAReservationThatBringsARowIntoItsList) {
    Office office;
    office.put_places("N4", tenth, 2);
    Deciding deciding(office);
    EXPECT_THAT(
        deciding.reading.rows("waste.places_on_rounds", tenth, on_round("N4").set("left", 1), 10),
        IsEmpty());

    Taking taking = reserve(office.registers,
                            {{"waste.places_on_rounds", "N4,2026-05-10", tenth, 1, ""}}, Instant())
                        .value();
    office.keep(taking.events);

    EXPECT_EQ(deciding.commit().error().kind, RefusalKind::stale_version);
}

TEST(NotingReading, ReadsTheSnapshotThoughOthersChangeTheRegister) {
    Office office;
    office.put_price("bulky", 4200, april(2026));
    Deciding deciding(office);

    office.put_price("bulky", 9900, april(2026));

    EXPECT_EQ(
        deciding.reading.rule("waste.prices", tenth, "bulky").value().integer("up_to_three_pence"),
        4200);
}

TEST(NotingReading, AsksTheCalendarThatItIsGiven) {
    Office office;
    Deciding deciding(office);

    EXPECT_FALSE(deciding.reading.is_working_day(tenth, "england_and_wales").value());
    EXPECT_EQ(deciding.reading.add_working_days(tenth, 1, "election").value(), eleventh);
    EXPECT_EQ(deciding.reading.is_working_day(tenth, "mars").error().kind,
              RefusalKind::invalid_input);
}

TEST(NotingReading, RefusesAListOfARegisterThatThereIsNot) {
    Office office;
    Deciding deciding(office);

    EXPECT_THROW(static_cast<void>(deciding.reading.rows("waste.price", tenth, Table{}, 10)),
                 RefusedError);
}

TEST(NotingReading, NotesNothingThatCannotBeKept) {
    Office office;
    Deciding deciding(office);

    EXPECT_FALSE(deciding.reading.rule("waste.prices", tenth, "caf\xE9"));
    EXPECT_THAT(deciding.reading.rows("waste.rounds", tenth, on_round("caf\xE9"), 10), IsEmpty());

    EXPECT_THAT(deciding.reading.read_set(), IsEmpty());
}

TEST(NotingReading, RefusesAFunctionThatAsksForAnAbsentRegister) {
    Office office;
    functions::Functions functions;
    functions
        .add({"waste.list {} -> { count: integer }",
              "",
              {},
              [](const Table&, Reading& reading) {
                  const auto rows = reading.rows("parking.bays", tenth, Table{}, 10);
                  Table answer;
                  answer.set("count", static_cast<std::int64_t>(rows.size()));
                  return Result<Table>(answer);
              }},
             "waste")
        .value();
    Deciding deciding(office);

    const auto answer = functions.call("waste.list", Table{}, deciding.reading);

    EXPECT_EQ(answer.error().kind, RefusalKind::not_found);
}

}  // namespace
}  // namespace moothall::registers
