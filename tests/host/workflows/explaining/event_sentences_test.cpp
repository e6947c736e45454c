#include "workflows/explaining/event_sentences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"
#include "workflows/explaining/plain_values.h"

namespace moothall::workflows {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// Every effect that there is, each as the event that it makes.
const char* const everything = R"(
    all = { title = "All", from = "asked", stay = true, act = function(case)
        return { record { price_pence = 125000 },
            add_row { field = "guests", values = { name = "Ann", age = 5 } },
            change_row { field = "guests", row = 1, values = { age = 6 } },
            remove_row { field = "guests", row = 1 },
            letter "thanks" { to = "customer" }, task "Ring them" { due = "2026-05-08" },
            hold "flood" { ends_on = "2026-05-09" }, lift "flood",
            set_timer { name = "nudge", after = days(3), take = "refuse", reason = "Late." },
            drop_timer "nudge",
            reserve { register = "parks.pitches", key = "North" },
            release { register = "parks.pitches", key = "North" },
            note "Written", bring_forward { on = "2026-05-11", what = "Look again" },
            link { to = case.reference, as = "same" } }
    end },
)";

std::vector<std::string> told(SmallCouncil& council, const std::string& reference) {
    const auto bundle =
        council.bundles.get(*council.store->read(), council.show(reference).workflow);
    std::vector<std::string> all;
    for (const auto& event : council.events(reference)) {
        for (const std::string& sentence : sentences_of(event, bundle->definition)) {
            all.push_back(sentence);
        }
    }
    return all;
}

TEST(EventSentences, SayEachEffectToAPerson) {
    const store::TemporaryFolder folder;
    SmallCouncil council(folder.path());
    council.put_pitch("North", 1250, 3);
    council.publish(pitch_workflow(everything));
    const auto reference = council.open("parks.pitch", Table{}.set("players", 11)).reference;
    const auto done = council.act(reference, "all");
    ASSERT_TRUE(done) << done.error().reason;

    EXPECT_THAT(
        told(council, reference),
        ElementsAre("People was given as 11.", "The clock 'Answer' was started.",
                    "The timer 'lapse' was set for 7 days later; it takes the action 'Refuse'.",
                    "The letter 'received' to the customer was asked for.",
                    "The reason given: For a reason.", "Price was set to £1,250.00.",
                    "Row 1 of 'Guests' was added: age 5, name Ann.",
                    "Row 1 of 'Guests' was changed: age 6.", "Row 1 of 'Guests' was removed.",
                    "The letter 'thanks' to the customer was asked for.",
                    "A task was added: 'Ring them', due 8 May 2026.",
                    "The case was put on hold: 'The field is under water' until 9 May 2026.",
                    "The clock 'Answer' was paused (because of the hold 'The field is under "
                    "water').",
                    "The hold 'The field is under water' was lifted.",
                    "The clock 'Answer' was resumed (because of the hold 'The field is under "
                    "water').",
                    "The timer 'nudge' was set for 3 days later; it takes the action 'Refuse'.",
                    "The timer 'nudge' was dropped.",
                    "Reserved: 1 of 'North' in parks.pitches for 4 May 2026.",
                    "Given back: 1 of 'North' in parks.pitches for 4 May 2026.",
                    "A note was written: 'Written'.",
                    "The case was brought forward, due 11 May 2026: 'Look again'.",
                    "The case was linked to " + reference + "."));
}

TEST(EventSentences, SayThatWordsWereErased) {
    const store::TemporaryFolder folder;
    SmallCouncil council(folder.path());
    council.publish(pitch_workflow(""));
    const auto reference = council.open("parks.pitch", {}).reference;
    journal::Event event = council.events(reference).back();
    event.erased = true;
    const auto bundle =
        council.bundles.get(*council.store->read(), council.show(reference).workflow);

    EXPECT_THAT(sentences_of(event, bundle->definition),
                testing::Contains("What it said was erased (case.letter_requested)."));
}

TEST(PlainValues, AreReadByAPerson) {
    EXPECT_EQ(plain_value("charge_pence", Value(std::int64_t{123450})), "£1,234.50");
    EXPECT_EQ(plain_value("adults", Value(std::int64_t{2})), "2");
    EXPECT_EQ(plain_value("on", Value("2026-05-04")), "4 May 2026");
    EXPECT_EQ(plain_value("", Value(true)), "yes");
    EXPECT_EQ(plain_value("lines", List{Table{}.set("text", "27 days").set("pence", 500)}),
              "27 days £5.00");
    EXPECT_EQ(plain_value("", Table{}.set("band_d_pence", 100).set("area", "x")),
              "area x, band d £1.00");
    EXPECT_EQ(plain_value("", List{}), "none");
    EXPECT_EQ(plain_value("", Value()), "nothing");
}

TEST(PlainValues, AreCutBetweenCharacters) {
    std::string many = "a";
    List list;
    for (int i = 0; i < 200; ++i) {
        many += "ŵ";
        list.emplace_back(std::int64_t{i});
    }

    EXPECT_THAT(plain_value("", Value(many)), testing::EndsWith("ŵ…"));
    EXPECT_THAT(plain_value("", Value(list)), HasSubstr("7; and 192 more"));
}

}  // namespace
}  // namespace moothall::workflows
