#include "registers/reservation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "host/registers/office.h"
#include "journal/chains/seal.h"
#include "registers/register_fold.h"
#include "store/sqlite/open.h"

namespace moothall::registers {
namespace {

using testing::HasSubstr;

const Date tenth = make_date(2026, 5, 10);
const std::string stream = "register/waste.places_on_rounds/N4,2026-05-10";

Reservation one_place() {
    return {"waste.places_on_rounds", "N4,2026-05-10", tenth, 1, ""};
}

std::int64_t places_left(Office& office) {
    return office.registers.rule(*office.read(), "waste.places_on_rounds", tenth, "N4,2026-05-10")
        .value()
        .integer("left");
}

Result<journal::Committed> take(Office& office, const std::vector<Reservation>& wanted) {
    Taking taking = reserve(office.registers, wanted, Instant()).value();
    return office.commit({{}, {}, std::move(taking.conditions), std::move(taking.events)});
}

TEST(Reservation, TakesFromWhatIsLeft) {
    Office office;
    office.put_places("N4", tenth, 3);

    EXPECT_TRUE(take(office, {one_place()}));

    EXPECT_EQ(places_left(office), 2);
}

TEST(Reservation, TellsThoseWhoComeTooLate) {
    Office office;
    office.put_places("N4", tenth, 1);
    EXPECT_TRUE(take(office, {one_place()}));

    const auto refused = take(office, {one_place()});

    EXPECT_EQ(refused.error(), (Refusal{RefusalKind::not_available,
                                        "The last place for N4, 10 May 2026 in Places on rounds "
                                        "has just been taken."}));
    EXPECT_EQ(places_left(office), 0);
}

TEST(Reservation, CountsWhatTheSameDecisionGivesBackAsLeft) {
    Office office;
    office.put_places("N4", tenth, 1);
    EXPECT_TRUE(take(office, {one_place()}));
    Taking taking = reserve(office.registers, {one_place()}, {one_place()}, Instant()).value();
    auto events = release(office.registers, {one_place()}, Instant()).value();
    events.insert(events.end(), taking.events.begin(), taking.events.end());

    EXPECT_TRUE(office.commit({{}, {}, taking.conditions, std::move(events)}));

    EXPECT_EQ(places_left(office), 0);
    taking =
        reserve(office.registers, {one_place(), one_place()}, {one_place()}, Instant()).value();
    EXPECT_FALSE(office.commit({{}, {}, taking.conditions, taking.events}));
}

TEST(Reservation, TellsTheSentenceThatItWasGiven) {
    Office office;
    office.put_places("N4", tenth, 0);
    Reservation wanted = one_place();
    wanted.sentence = "Round N4 is full.";

    EXPECT_EQ(take(office, {wanted}).error().reason, "Round N4 is full.");
}

TEST(Reservation, TellsHowManyAreLeftWhereMoreAreWanted) {
    Office office;
    office.put_places("N4", tenth, 2);
    Reservation wanted = one_place();
    wanted.amount = 3;

    EXPECT_THAT(take(office, {wanted}).error().reason, HasSubstr("Only 2 places are left"));
}

TEST(Reservation, CountsWhatIsWantedTwiceTogether) {
    Office office;
    office.put_places("N4", tenth, 1);

    EXPECT_FALSE(take(office, {one_place(), one_place()}));

    EXPECT_EQ(places_left(office), 1);
}

TEST(Reservation, GivesBackWhatWasTaken) {
    Office office;
    office.put_places("N4", tenth, 1);
    EXPECT_TRUE(take(office, {one_place()}));

    office.keep(release(office.registers, {one_place()}, Instant()).value());

    EXPECT_EQ(places_left(office), 1);
}

TEST(Reservation, RefusesWhereThereIsNothingToTakeFrom) {
    Office office;
    Reservation none = one_place();
    none.amount = 0;

    EXPECT_THAT(take(office, {one_place()}).error().reason,
                HasSubstr("so nothing can be reserved"));
    EXPECT_FALSE(reserve(office.registers, {none}, Instant()));
    EXPECT_THAT(reserve(office.registers, {{"waste.prices", "bulky", tenth, 1, ""}}, Instant())
                    .error()
                    .reason,
                HasSubstr("counts nothing down"));
    EXPECT_FALSE(reserve(office.registers, {{"waste.nothing", "x", tenth, 1, ""}}, Instant()));
}

TEST(Reservation, CountsFromTheNewFigureWhenARowIsPutAgain) {
    Office office;
    office.put_places("N4", tenth, 2);
    EXPECT_TRUE(take(office, {one_place()}));
    office.put_places("N4", tenth, 5);

    EXPECT_EQ(places_left(office), 5);
}

TEST(Reservation, FoldsAgainToTheSameRows) {
    Office office;
    office.put_places("N4", tenth, 3);
    EXPECT_TRUE(take(office, {one_place()}));
    office.keep(release(office.registers, {one_place()}, Instant()).value());
    EXPECT_TRUE(take(office, {one_place()}));
    const auto before = projected(*office.read());

    office.store->write([&](store::Writer& writer) {
        forget_register(stream, writer.head(stream).value().number, writer);
        for (const auto& event : journal::events_of(writer, office.folds, stream, 0, 100)) {
            office.folds.apply(event, writer);
        }
        return store::Verdict::keep;
    });

    EXPECT_EQ(projected(*office.read()), before);
}

/// A folder that is gone after the test.
class Folder {
public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "moothall-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::unique_ptr<store::Store> open() const {
        return store::sqlite::open(path_, {office_tables(), {}}, &journal::seal, {"test", 0})
            .value();
    }

private:
    std::filesystem::path path_;
};

TEST(Reservation, SellsTheLastPlaceToExactlyOneOfTwoHundred) {
    const Folder folder;
    Office office(folder.open());
    office.put_places("N4", tenth, 1);
    std::vector<std::string> sentences(200);
    std::vector<std::thread> callers;
    for (std::string& sentence : sentences) {
        callers.emplace_back([&office, &sentence] {
            const auto taken = take(office, {one_place()});
            sentence = taken ? "taken" : taken.error().reason;
        });
    }
    for (std::thread& caller : callers) {
        caller.join();
    }

    EXPECT_EQ(std::count(sentences.begin(), sentences.end(), "taken"), 1);
    EXPECT_EQ(std::count(sentences.begin(), sentences.end(),
                         "The last place for N4, 10 May 2026 in Places on rounds has just been "
                         "taken."),
              199);
    EXPECT_EQ(places_left(office), 0);
}

TEST(Registers, FindsRowsByTheirWords) {
    const Folder folder;
    Office office(folder.open());
    int uprn = 100;
    for (const char* round : {"North four", "North five", "South"}) {
        Table values;
        values.set("uprn", std::to_string(++uprn)).set("round", round);
        office.keep(
            {office.registers.put({"waste.rounds", april(2026), values}, Instant()).value()});
    }

    const auto found =
        office.registers.search(*office.read(), "waste.rounds", "north fi", tenth, 10).value();
    const auto both =
        office.registers.search(*office.read(), "waste.rounds", "north", tenth, 10).value();

    EXPECT_EQ(found.size() + both.size(), 3U);
    EXPECT_EQ(found.front().text("round"), "North five");
}

}  // namespace
}  // namespace moothall::registers
