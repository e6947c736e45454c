#include "registers/registers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "host/registers/office.h"
#include "registers/register_fold.h"
#include "registers/rows_in_force.h"

namespace moothall::registers {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> keys_of(const std::vector<Row>& rows) {
    std::vector<std::string> keys;
    for (const Row& row : rows) {
        keys.push_back(row.key);
    }
    return keys;
}

std::int64_t price_on(Office& office, Date on) {
    const auto row = office.registers.rule(*office.read(), "waste.prices", on, "bulky");
    return row ? row->integer("up_to_three_pence") : -1;
}

TEST(Registers, GivesTheRowInForceOnADay) {
    //
    Office office;
    office.put_price("bulky", 4400, april(2027));
    office.put_price("bulky", 4200, april(2026));

    EXPECT_EQ(price_on(office, april(2026) - std::chrono::days(1)), -1);
    EXPECT_EQ(price_on(office, april(2026)), 4200);
    EXPECT_EQ(price_on(office, april(2027) - std::chrono::days(1)), 4200);
    EXPECT_EQ(price_on(office, april(2027)), 4400);
    EXPECT_EQ(price_on(office, april(2099)), 4400);
    EXPECT_EQ(price_on(office, make_date(9999, 12, 31)), 4400);
}

TEST(Registers, NamesRegisterKeyAndDayWhereThereIsNoRow) {
    Office office;

    const auto row = office.registers.rule(*office.read(), "waste.prices", april(2026), "bulky");

    EXPECT_EQ(row.error(),
              (Refusal{RefusalKind::not_found,
                       "Prices (waste.prices) has no row for \"bulky\" on 1 April 2026. Put one "
                       "into the register, or correct the key or date."}));
}

TEST(Registers, NamesTheNearestRegister) {
    Office office;

    const auto row = office.registers.rule(*office.read(), "waste.price", april(2026), "bulky");

    EXPECT_EQ(row.error().kind, RefusalKind::not_found);
    EXPECT_THAT(row.error().reason, HasSubstr("Did you mean \"waste.prices\"?"));
}

TEST(Registers, RefusesKeysThatNoRowCanHave) {
    Office office;
    const auto reader = office.read();

    for (const std::string& key : {std::string(), std::string("caf\xE9"), std::string("a\0b", 3),
                                   std::string(10'000'000, 'x')}) {
        const auto row = office.registers.rule(*reader, "waste.prices", april(2026), key);
        EXPECT_EQ(row.error().kind, RefusalKind::not_found);
        EXPECT_LT(row.error().reason.size(), 200U);
    }
}

TEST(Registers, ReplacesTheRowThatBeganOnTheSameDay) {
    Office office;
    office.put_price("bulky", 4200, april(2026));
    office.put_price("bulky", 4300, april(2026));

    EXPECT_EQ(price_on(office, april(2026)), 4300);
    EXPECT_EQ(office.registers.history(*office.read(), "waste.prices", "bulky").value().size(), 1U);
}

TEST(Registers, EndsAKeyOnADay) {
    Office office;
    office.put_price("bulky", 4200, april(2026));
    office.keep(
        {office.registers.remove(*office.read(), "waste.prices", "bulky", april(2027), Instant())
             .value()});

    EXPECT_EQ(price_on(office, april(2027) - std::chrono::days(1)), 4200);
    EXPECT_EQ(price_on(office, april(2027)), -1);
    EXPECT_THAT(office.registers.rows(*office.read(), "waste.prices", april(2027), Table{}, 10),
                IsEmpty());
    EXPECT_FALSE(
        office.registers.remove(*office.read(), "waste.prices", "bulky", april(2028), Instant()));
}

TEST(Registers, TellsTheHistoryOfAKey) {
    Office office;
    office.put_price("bulky", 4200, april(2026));
    office.keep(
        {office.registers.remove(*office.read(), "waste.prices", "bulky", april(2027), Instant())
             .value()});

    const auto history = office.registers.history(*office.read(), "waste.prices", "bulky").value();

    ASSERT_EQ(history.size(), 2U);
    EXPECT_EQ(history[0].row->integer("up_to_three_pence"), 4200);
    EXPECT_EQ(history[1].from, april(2027));
    EXPECT_FALSE(history[1].row);
}

TEST(Registers, FindsRowsByAnyFieldAndByTheBeginningOfTheirKey) {
    Office office;
    const Date tenth = make_date(2026, 5, 10);
    const Date eleventh = make_date(2026, 5, 11);
    office.put_places("N4", tenth, 1);
    office.put_places("N4", eleventh, 2);
    office.put_places("N41", tenth, 2);
    const auto reader = office.read();
    const auto rows = [&](const Table& where, std::size_t most) {
        return keys_of(
            office.registers.rows(*reader, "waste.places_on_rounds", tenth, where, most));
    };

    EXPECT_THAT(rows(Table{}.set("round", "N4"), 9), ElementsAre("N4,2026-05-10", "N4,2026-05-11"));
    EXPECT_THAT(rows(Table{}.set("left", 2), 9), ElementsAre("N4,2026-05-11", "N41,2026-05-10"));
    EXPECT_THAT(rows(Table{}.set("round", "N4").set("on", "2026-05-11"), 9),
                ElementsAre("N4,2026-05-11"));
    EXPECT_THAT(rows(Table{}.set("round", "N4").set("on", "2026-05-11").set("left", 1), 9),
                IsEmpty());
    EXPECT_THAT(rows(Table{}, 2), ElementsAre("N4,2026-05-10", "N4,2026-05-11"));
    EXPECT_THAT(rows(Table{}, 0), IsEmpty());
    EXPECT_THAT(rows(Table{}.set("round", "N"), 9), IsEmpty());
}

TEST(Registers, ListsPageByPage) {
    Office office;
    std::vector<journal::Draft> drafts;
    for (int i = 0; i < 303; ++i) {
        Table values;
        values.set("uprn", std::to_string(100'000 + i)).set("round", "N4");
        drafts.push_back(
            office.registers.put({"waste.rounds", april(2026), values}, Instant()).value());
        drafts.push_back(
            office.registers.put({"waste.rounds", april(2027), values}, Instant()).value());
    }
    office.keep(std::move(drafts));
    const auto reader = office.read();
    std::vector<std::string> keys;
    std::string after;
    do {
        const Page page =
            office.registers.list(*reader, "waste.rounds", april(2026), after, 100).value();
        const auto more = keys_of(page.rows);
        keys.insert(keys.end(), more.begin(), more.end());
        after = page.next;
    } while (!after.empty());

    EXPECT_EQ(keys.size(), 303U);
    EXPECT_EQ(keys.front(), "100000");
    EXPECT_EQ(keys.back(), "100302");
    EXPECT_TRUE(std::is_sorted(keys.begin(), keys.end()));
}

TEST(Registers, RefusesToPutARuleWithoutASource) {
    //
    Office office;
    Table values;
    values.set("kind", "bulky").set("up_to_three_pence", 1);

    const auto draft = office.registers.put({"waste.prices", april(2026), values}, Instant());

    EXPECT_THAT(draft.error().reason, HasSubstr("where these figures are from"));
}

TEST(Registers, KeepsNoWordsAmongTheFactsOfAnEvent) {
    Office office;
    Table values;
    values.set("uprn", "100").set("round", "Jane Roe's");

    const auto draft =
        office.registers.put({"waste.rounds", april(2026), values}, Instant()).value();

    EXPECT_EQ(draft.stream, "register/waste.rounds/100");
    EXPECT_EQ(draft.kind, "register.row_put");
    EXPECT_EQ(draft.facts, Table{}
                               .set("register", "waste.rounds")
                               .set("key", "100")
                               .set("from", "2026-04-01")
                               .set("register_revision", 1));
    EXPECT_EQ(draft.body.table("values"), values);
}

TEST(Registers, RefusesRegistersThatClashOrBelongToAnother) {
    Office office;

    EXPECT_THAT(office.registers.add(prices(), "waste").error().reason,
                HasSubstr("waste.prices is declared twice"));
    EXPECT_THAT(office.registers.add(prices(), "parking").error().reason,
                HasSubstr("name it parking.prices"));
}

TEST(Registers, ForgetsTheDeclarationsOfAPluginButKeepsItsRows) {
    Office office;
    office.put_price("bulky", 4200, april(2026));

    office.registers.remove_plugin("waste");

    EXPECT_THAT(office.registers.names(), IsEmpty());
    EXPECT_EQ(rows_of_key(*office.read(), "waste.prices", "bulky").size(), 1U);
}

TEST(RegisterFold, TakesTheWordsOfAnErasedRowAwayAndFoldsTheRest) {
    Office office;
    office.put_price("bulky", 4200, april(2026));
    office.put_price("bulky", 4400, april(2027));
    const std::vector<std::int64_t> first = {1};

    office.journal
        .erase({"register/waste.prices/bulky", first, ""}, {"officer/1", "", "e", "", Instant()})
        .value();

    EXPECT_EQ(price_on(office, april(2026)), -1);
    EXPECT_EQ(price_on(office, april(2027)), 4400);
}

TEST(RegisterFold, GivesTheSameRowsWhenItIsFoldedAgain) {
    Office office;
    office.put_price("bulky", 4200, april(2026));
    office.put_price("bulky", 4400, april(2027));
    const auto before = projected(*office.read());

    office.store->write([&](store::Writer& writer) {
        forget_register("register/waste.prices/bulky", 1, writer);
        for (const auto& event :
             journal::events_of(writer, office.folds, "register/waste.prices/bulky", 0, 100)) {
            office.folds.apply(event, writer);
        }
        return store::Verdict::keep;
    });

    EXPECT_EQ(projected(*office.read()), before);
}

TEST(Registers, AgreesWithASimpleModelOnAnyDay) {
    EXPECT_TRUE(rc::check("the last row that began by then", [] {
        Office office;
        std::map<int, int> model;
        const auto puts =
            *rc::gen::resize(15, rc::gen::container<std::vector<std::pair<int, int>>>(rc::gen::pair(
                                     rc::gen::inRange(0, 20), rc::gen::inRange(1, 100))));
        for (const auto& [day, pence] : puts) {
            office.put_price("bulky", pence, april(2026) + std::chrono::days(day));
            model[day] = pence;
        }
        for (int day = -1; day < 21; ++day) {
            const auto next = model.upper_bound(day);
            const int expected = next == model.begin() ? -1 : std::prev(next)->second;
            RC_ASSERT(price_on(office, april(2026) + std::chrono::days(day)) == expected);
        }
    }));
}

}  // namespace
}  // namespace moothall::registers
