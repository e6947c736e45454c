#include "panels/panels.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>

#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"
#include "operations/operation.h"

namespace moothall::panels {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;
using ::testing::SizeIs;

Result<Panel> price(const Case& shown, Reading& reading) {
    const auto pitch = reading.rule("parks.pitches", shown.today(), shown.fields().text("pitch"));
    if (!pitch) {
        return pitch.error();
    }
    return Panel{{{"Price", pounds(pitch->pence("price_pence"))}}};
}

class PanelsBesideACase : public ::testing::Test {
protected:
    PanelsBesideACase() {
        council.publish(workflows::pitch_workflow(R"(let = { from = "asked", to = "done" },)"));
        council.put_pitch("North", 1250, 3);
        record = council.open("parks.pitch", Table{}.set("pitch", "North"));
    }

    void add(const std::string& name, Slot slot,
             std::function<Result<Panel>(const Case&, Reading&)> show) {
        council.panels.add({name, "Title of " + name, slot, std::move(show)},
                           name.substr(0, name.find('.')));
    }
    std::vector<ShownPanel> beside() {
        return council.panels.beside(record, make_date(2026, 5, 4));
    }

    const store::TemporaryFolder folder;
    workflows::SmallCouncil council{folder.path()};
    cases::CaseRecord record;
};

TEST_F(PanelsBesideACase, ShowWhatTheirPluginReads) {
    add("parks.price", Slot::case_side, price);

    const auto shown = beside();

    ASSERT_THAT(shown, SizeIs(1));
    EXPECT_EQ(shown.front().title, "Title of parks.price");
    EXPECT_EQ(shown.front().not_available, "");
    EXPECT_THAT(shown.front().rows, ElementsAre(Pair("Price", "£12.50")));
}

TEST_F(PanelsBesideACase, AreThoseOfItsServiceAndOfWhatItIsAbout) {
    const auto empty = [](const Case&, Reading&) -> Result<Panel> { return Panel{}; };
    add("waste.bins", Slot::case_side, empty);
    add("waste.rounds", Slot::place_side, empty);
    add("waste.person", Slot::customer_side, empty);
    add("parks.own", Slot::case_side, empty);

    const auto without_place = beside();
    record.place = "100";
    const auto with_place = beside();

    ASSERT_THAT(without_place, SizeIs(1));
    EXPECT_EQ(without_place.front().name, "parks.own");
    ASSERT_THAT(with_place, SizeIs(2));
    EXPECT_EQ(with_place.back().name, "waste.rounds");
}

TEST_F(PanelsBesideACase, ThatRefuseOrThrowSayWhyAndKeepNobodyFromTheOthers) {
    add("parks.a", Slot::case_side, [](const Case&, Reading&) -> Result<Panel> {
        return Refusal{RefusalKind::not_available, "Choose a pitch."};
    });
    add("parks.b", Slot::case_side, [](const Case&, Reading&) -> Result<Panel> {
        throw std::runtime_error("the grass is wet");
    });
    add("parks.c", Slot::case_side, price);

    const auto shown = beside();

    ASSERT_THAT(shown, SizeIs(3));
    EXPECT_EQ(shown.at(0).not_available, "Choose a pitch.");
    EXPECT_THAT(shown.at(1).not_available, HasSubstr("plugin parks is at fault"));
    EXPECT_THAT(shown.at(2).rows, SizeIs(1));
    ASSERT_THAT(council.reports, SizeIs(1));
    EXPECT_THAT(council.reports.front(), HasSubstr("the grass is wet"));
}

TEST_F(PanelsBesideACase, ThatTakeTooLongAreLeftBehind) {
    std::promise<void> end;
    add("parks.a", Slot::case_side,
        [ended = end.get_future().share()](const Case& shown, Reading&) -> Result<Panel> {
            ended.wait();
            return Panel{{{"Reference", shown.reference()}}};
        });
    add("parks.b", Slot::case_side, price);

    const auto begin = std::chrono::steady_clock::now();
    const auto shown = beside();
    const auto took = std::chrono::steady_clock::now() - begin;
    end.set_value();

    EXPECT_EQ(shown.at(0).not_available, "This takes too long to show now. Look again later.");
    EXPECT_GE(took, Panels::patience);
    EXPECT_EQ(council.open("parks.pitch", {}).state, "asked");
}

TEST_F(PanelsBesideACase, TellTextThatCanBeShown) {
    add("parks.odd", Slot::case_side, [](const Case&, Reading&) -> Result<Panel> {
        return Panel{{{"a\xff", std::string(10'000, 'x')}}};
    });

    const auto shown = beside();

    EXPECT_EQ(shown.front().rows.front().first, "a?");
    EXPECT_EQ(shown.front().rows.front().second.size(), 4'000U);
}

TEST_F(PanelsBesideACase, AreAnOperation) {
    add("parks.price", Slot::case_side, price);

    const auto answer = operations::call(council.council, {workflows::officer_with({}), ""},
                                         "case.panels", Table{}.set("reference", record.reference));

    const Table& item = *answer.value().as_table()->list("items").front().as_table();
    EXPECT_EQ(item.text("slot"), "case_side");
    EXPECT_EQ(*item.list("rows").front().as_table(),
              Table{}.set("name", "Price").set("value", "£12.50"));
}

}  // namespace
}  // namespace moothall::panels
