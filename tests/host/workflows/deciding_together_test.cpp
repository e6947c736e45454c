#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "customers/customer.h"
#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"
#include "places/place.h"

namespace moothall::workflows {
namespace {

using ::testing::HasSubstr;

const char* const reserving = R"(
    let = { title = "Let", from = "asked", to = "done",
            act = function(case) return reserve { register = "parks.pitches",
                key = case.pitch.key } end },
)";

/// Runs `work` for each number below `count`, on so many threads.
template <class Work>
void at_once(int threads, int count, Work work) {
    std::atomic<int> next = 0;
    std::vector<std::thread> running;
    for (int thread = 0; thread < threads; ++thread) {
        running.emplace_back([&] {
            for (int one = next++; one < count; one = next++) {
                work(one);
            }
        });
    }
    for (std::thread& thread : running) {
        thread.join();
    }
}

TEST(DecidingTogether, OfTwoHundredWhoWantTheLastExactlyOneHasIt) {
    constexpr int callers = 200;
    const store::TemporaryFolder folder;
    SmallCouncil council{folder.path()};
    council.put_pitch("North", 1250, 1);
    council.publish(pitch_workflow(reserving));
    std::vector<std::string> references;
    for (int one = 0; one < callers; ++one) {
        references.push_back(council.open("parks.pitch", Table{}.set("pitch", "North")).reference);
    }
    std::atomic<int> done = 0;
    std::atomic<int> told = 0;

    at_once(callers, callers, [&](int one) {
        const auto taken = council.act(references.at(static_cast<std::size_t>(one)), "let");
        done += taken ? 1 : 0;
        told += !taken && taken.error().reason ==
                              "The last place for North in Pitches has just been taken."
                    ? 1
                    : 0;
    });

    EXPECT_EQ(done, 1);
    EXPECT_EQ(told, callers - 1);
    EXPECT_EQ(council.free_of("North"), 0);
    EXPECT_EQ(council.differences_after_rebuild(), 0);
}

TEST(DecidingTogether, CallersOnOneCaseLoseNoChange) {
    constexpr int callers = 48;
    const store::TemporaryFolder folder;
    SmallCouncil council{folder.path()};
    council.publish(pitch_workflow(R"(
        count = { title = "Count", from = "asked", stay = true, act = function(case)
            return record { players = (case.players or 0) + 1 } end },)"));
    const auto reference = council.open("parks.pitch", {}).reference;
    std::atomic<int> done = 0;

    at_once(16, callers, [&](int) { done += council.act(reference, "count") ? 1 : 0; });

    EXPECT_EQ(done, callers);
    EXPECT_EQ(council.show(reference).fields.integer("players"), callers);
    EXPECT_EQ(council.show(reference).version, 1 + 2 * callers);
}

TEST(DecidingTogether, ARegisterRowThatMovesMeanwhileIsLookedAtAgain) {
    const store::TemporaryFolder folder;
    SmallCouncil council{folder.path()};
    council.put_pitch("North", 1250, 1);
    council.publish(pitch_workflow(R"(
        price = { title = "Price", from = "asked", stay = true, act = function(case)
            local price = parks.price { pitch = case.pitch.key, on = case.today }
            parks.meanwhile {}
            return record { price_pence = price.price_pence } end },)"));
    const auto reference = council.open("parks.pitch", Table{}.set("pitch", "North")).reference;
    int times = 0;
    council.meanwhile = [&] {
        ++times;
        council.put_pitch("North", 1300, 1);
    };

    const auto taken = council.act(reference, "price");

    ASSERT_TRUE(taken);
    EXPECT_EQ(times, 1);
    EXPECT_EQ(taken->fields.integer("price_pence"), 1300);
}

TEST(DecidingTogether, ACaseWhoseRowsMoveEachTimeIsDecidedInTheEnd) {
    const store::TemporaryFolder folder;
    SmallCouncil council{folder.path()};
    council.put_pitch("North", 1, 1);
    council.publish(pitch_workflow(R"(
        price = { title = "Price", from = "asked", stay = true, act = function(case)
            parks.meanwhile {}
            return record { price_pence = case.pitch.price_pence } end },)"));
    const auto reference = council.open("parks.pitch", Table{}.set("pitch", "North")).reference;
    int times = 0;
    std::function<void()> again = [&] {
        ++times;
        council.put_pitch("North", 1 + times, 1);
        if (times < 4) {  // The fifth attempt is inside the writer, where nobody else can write.
            council.meanwhile = again;
        }
    };
    council.meanwhile = again;

    const auto taken = council.act(reference, "price");

    ASSERT_TRUE(taken);
    EXPECT_EQ(times, 4);
    EXPECT_EQ(taken->fields.integer("price_pence"), 5);
}

TEST(DecidingTogether, ACaseCanBeOpenedInsideTheWriterToo) {
    const store::TemporaryFolder folder;
    SmallCouncil council{folder.path()};
    council.put_pitch("North", 1, 1);
    council.publish(pitch_workflow("", R"(
  states = {
    asked = { title = "Asked for", initial = true, enter = function(case)
                parks.meanwhile {}
                return record { price_pence = case.pitch.price_pence } end },
    refused = { title = "Refused", final = true, keep = "parks.pitch" },
  },)"));
    int times = 0;
    std::function<void()> again = [&] {
        ++times;
        council.put_pitch("North", 1 + times, 1);
        if (times < 4) {
            council.meanwhile = again;
        }
    };
    council.meanwhile = again;

    const auto opened = council.open("parks.pitch", Table{}.set("pitch", "North"));

    EXPECT_EQ(times, 4);
    EXPECT_EQ(opened.fields.integer("price_pence"), 5);
}

/// What an opening looks at besides its fields: each is moved between looking and keeping.
class OpeningTogether : public ::testing::Test {
protected:
    OpeningTogether() {
        council.publish(asks_meanwhile);
        add("place/100", places::place_added({"100", "1 High Street", "", ""}, now).value());
        const identity::Officer ben{"b1", "Ben", "ben", {"caseworker"}, {}};
        add("officer/b1", identity::officer_added(ben, now).value());
    }

    void add(const std::string& command, const journal::Draft& draft) {
        council.journal.commit({{"system", "", command, "", now}, {}, {}, {draft}}).value();
    }
    void erase_meanwhile(const std::string& stream) {
        council.meanwhile = [this, stream] {
            council.journal.erase({stream, {1}, ""}, {"system", "", "erase", "", now}).value();
        };
    }
    Result<cases::CaseRecord> open() {
        OpenCase asked{"parks.pitch", {}};
        asked.place = "100";
        asked.owner = "ben";
        return council.deciding.open(council.asking(), asked);
    }

    const std::string asks_meanwhile = pitch_workflow("", R"(
  states = {
    asked = { title = "Asked for", initial = true, enter = function(case)
                parks.meanwhile {}
                return {} end },
    refused = { title = "Refused", final = true, keep = "parks.pitch" },
  },)");
    const store::TemporaryFolder folder;
    SmallCouncil council{folder.path()};
    const Instant now = council.clock.now();
};

TEST_F(OpeningTogether, APlaceThatIsGoneMeanwhileIsNotUsed) {
    erase_meanwhile("place/100");

    EXPECT_EQ(open().error().kind, RefusalKind::not_found);
}

TEST_F(OpeningTogether, AnOwnerWhoIsGoneMeanwhileIsNotUsed) {
    erase_meanwhile("officer/b1");

    EXPECT_EQ(open().error().kind, RefusalKind::not_found);
}

TEST_F(OpeningTogether, AWorkflowThatIsPublishedMeanwhileIsTheOneUsed) {
    std::string newer;
    council.meanwhile = [&] { newer = council.publish(asks_meanwhile + "-- newer"); };

    EXPECT_EQ(open().value().workflow, newer);
}

TEST(DecidingTogether, ReleasingAndReservingTheLastPlaceNetsToNothing) {
    const store::TemporaryFolder folder;
    SmallCouncil council{folder.path()};
    council.put_pitch("North", 1250, 1);
    council.publish(pitch_workflow(R"(
        take = { title = "Take", from = "asked", stay = true, act = function(case)
            return reserve { register = "parks.pitches", key = case.pitch.key } end },
        again = { title = "Take again", from = "asked", stay = true, act = function(case)
            return { release "parks.pitches",
                     reserve { register = "parks.pitches", key = case.pitch.key } } end },)"));
    const auto reference = council.open("parks.pitch", Table{}.set("pitch", "North")).reference;
    council.act(reference, "take").value();

    const auto again = council.act(reference, "again");

    EXPECT_TRUE(again) << again.error().reason;
    EXPECT_EQ(council.free_of("North"), 0);
    EXPECT_EQ(council.show(reference).reservations.size(), 1U);
    EXPECT_EQ(council.differences_after_rebuild(), 0);
}

TEST(DecidingTogether, AnotherWhoActsMeanwhileMakesTheGuardLookAgain) {
    const store::TemporaryFolder folder;
    SmallCouncil council{folder.path()};
    council.publish(pitch_workflow(R"(
        let = { title = "Let", from = "asked", to = "done", when = function(case)
            parks.meanwhile {}
            return case.players == nil, "Somebody counted the players." end },
        count = { title = "Count", from = "asked", stay = true },)"));
    const auto reference = council.open("parks.pitch", {}).reference;
    council.meanwhile = [&] {
        ASSERT_TRUE(council.act(reference, "count", Table{}.set("players", 3)));
    };

    const auto taken = council.act(reference, "let");

    ASSERT_FALSE(taken);
    EXPECT_EQ(taken.error().reason, "Somebody counted the players.");
    EXPECT_EQ(council.show(reference).state, "asked");
}

TEST(DecidingTogether, ARepeatedCommandFindsItsOwnAnswer) {
    const store::TemporaryFolder folder;
    SmallCouncil council{folder.path()};
    council.publish(pitch_workflow(""));
    const Asking opening{officer_with({"caseworker"}), "key-1", council.clock.now()};
    const auto first = council.deciding.open(opening, {"parks.pitch", {}}).value();
    const auto before = council.whole_journal();

    const auto again = council.deciding.open(opening, {"parks.pitch", {}}).value();

    EXPECT_EQ(again.reference, first.reference);
    EXPECT_EQ(council.whole_journal(), before);
}

TEST(DecidingTogether, ARepeatedCommandFindsItsAnswerThoughItWouldBeRefusedNow) {
    const store::TemporaryFolder folder;
    SmallCouncil council{folder.path()};
    council.publish(pitch_workflow(""));
    const auto reference = council.open("parks.pitch", {}).reference;
    const Asking asking{officer_with({"caseworker"}), "key-1", council.clock.now()};
    const TakeAction refuse{reference, "refuse", {}, "Full.", 1};
    ASSERT_TRUE(council.deciding.act(asking, refuse));
    const auto before = council.whole_journal();

    const auto again = council.deciding.act(asking, refuse);

    ASSERT_TRUE(again);
    EXPECT_EQ(again->state, "refused");
    EXPECT_EQ(council.whole_journal(), before);
}

TEST(DecidingTogether, AnotherMayNotRepeatSomebodysCommand) {
    const store::TemporaryFolder folder;
    SmallCouncil council{folder.path()};
    council.publish(pitch_workflow(""));
    ASSERT_TRUE(council.deciding.open({officer_with({"caseworker"}), "key-1", council.clock.now()},
                                      {"parks.pitch", {}}));

    const auto other = council.deciding.open(
        {identity::system_administrator(), "key-1", council.clock.now()}, {"parks.pitch", {}});

    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().kind, RefusalKind::invalid_input);
}

TEST(DecidingTogether, ACommandThatDidSomethingElseIsRefused) {
    const store::TemporaryFolder folder;
    SmallCouncil council{folder.path()};
    council.publish(pitch_workflow(""));
    const auto asking = Asking{officer_with({"caseworker"}), "key-1", council.clock.now()};
    const auto draft =
        customers::customer_added({"c1", "Ann", "person", "", "", "", "", {}}, asking.now).value();
    council.journal.commit({{asking.actor.id, "", asking.command, "", asking.now}, {}, {}, {draft}})
        .value();

    const auto opened = council.deciding.open(asking, {"parks.pitch", {}});

    ASSERT_FALSE(opened);
    EXPECT_THAT(opened.error().reason, HasSubstr("id"));
}

TEST(DecidingTogether, CasesOpenedAtOnceHaveReferencesOfTheirOwn) {
    const store::TemporaryFolder folder;
    SmallCouncil council{folder.path()};
    SmallCouncil beside{folder.path()};
    council.publish(pitch_workflow(""));
    std::mutex mutex;
    std::set<std::string> references;

    at_once(8, 64, [&](int one) {
        const auto opened = (one % 2 == 0 ? council : beside).open("parks.pitch", {});
        const std::lock_guard lock(mutex);
        references.insert(opened.reference);
    });

    EXPECT_EQ(references.size(), 64U);
}

}  // namespace
}  // namespace moothall::workflows
