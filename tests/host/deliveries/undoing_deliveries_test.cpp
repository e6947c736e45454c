#include <gmock/gmock.h>

#include <atomic>
#include <thread>

#include "cases/find_case.h"
#include "host/deliveries/letting_council.h"
#include "workflows/undoing/undoing.h"

// What asked for a letter is undone, or the letter leaves: never both.
namespace moothall::deliveries {
namespace {

using std::chrono::minutes;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

/// Another host's clock, which goes before the council's.
class HastyClock final : public calendar::Clock {
public:
    explicit HastyClock(const calendar::Clock& clock) : clock_(clock) {}
    Instant now() const override { return clock_.now() + workflows::undo_time; }

private:
    const calendar::Clock& clock_;
};

class UndoingDeliveries : public ::testing::TestWithParam<Backend> {
protected:
    void TearDown() override { EXPECT_EQ(council().differences_after_rebuild(), 0); }

    workflows::SmallCouncil& council() { return letting.council(); }
    std::string written() {
        const auto reference = letting.open();
        council().act(reference, "write").value();
        return reference;
    }
    Result<journal::Committed> undo(const std::string& reference) {
        const Instant now = council().clock.now();
        const journal::Cause cause{
            "officer/ann", "", journal::new_command(now, council().council.randomness), "", now};
        return council().journal.decide_and_commit(cause, [&](store::Reader& reader) {
            return workflows::undo(reader, council().folds, council().registers, cause,
                                   {reference});
        });
    }
    /// Delivers by a clock by which the time to undo is over.
    std::size_t deliver_hastily() {
        const auto carriers = letting.carriers_to(letting.office);
        return Deliveries({*council().store, council().journal, council().folds, *carriers, hasty,
                           council().council.randomness, [](const std::string&) {}})
            .deliver_due({});
    }

    LettingCouncil letting{GetParam()};
    HastyClock hasty{letting.council().clock};
};

TEST_P(UndoingDeliveries, TakesLettersBackThatHaveNotLeft) {
    const auto reference = written();
    letting.advance(minutes(9));

    ASSERT_TRUE(undo(reference));
    letting.advance(minutes(60));
    letting.deliver();

    EXPECT_THAT(letting.office.letters(), ElementsAre("received of " + reference));
}

TEST_P(UndoingDeliveries, IsRefusedWhenOneHasLeft) {
    const auto reference = written();
    EXPECT_EQ(deliver_hastily(), 3U);

    const auto undone = undo(reference);

    ASSERT_FALSE(undone);
    EXPECT_EQ(undone.error().kind, RefusalKind::not_available);
    EXPECT_EQ(undone.error().reason,
              "The letter 'offer' was handed over on 4 May 2026 at 10:10, so what asked for it "
              "cannot be undone.");
}

TEST_P(UndoingDeliveries, IsRefusedWhileOneIsBeingSent) {
    const auto reference = written();
    Result<journal::Committed> undone = Refusal{};
    letting.office.set_does([&](const channel::Delivery& delivery) -> Result<Table> {
        if (delivery.name == "offer") {
            undone = undo(reference);
        }
        return Table{};
    });

    EXPECT_EQ(deliver_hastily(), 3U);

    ASSERT_FALSE(undone);
    EXPECT_THAT(undone.error().reason, HasSubstr("The letter 'offer' is being sent"));
}

TEST_P(UndoingDeliveries, IsDoneWhileALetterOfAnEarlierCommandLeaves) {
    const auto reference = written();
    Result<journal::Committed> undone = Refusal{};
    letting.office.set_does([&](const channel::Delivery& delivery) -> Result<Table> {
        if (delivery.name == "received") {
            undone = undo(reference);
        }
        return Table{};
    });

    EXPECT_EQ(deliver_hastily(), 1U);

    EXPECT_TRUE(undone);
    EXPECT_THAT(letting.office.letters(), ElementsAre("received of " + reference));
    EXPECT_EQ(letting.count(reference, "case.delivered"), 1);
}

TEST_P(UndoingDeliveries, OfManyAtOnceEachIsUndoneOrLeaves) {
    constexpr int cases_to_work = 16;
    std::vector<std::string> references;
    for (int one = 0; one < cases_to_work; ++one) {
        references.push_back(written());
    }
    letting.deliver();  // What the openings asked for.
    std::vector<std::atomic<bool>> undone(references.size());

    {
        std::jthread delivering([&] { deliver_hastily(); });
        for (std::size_t one = references.size(); one > 0; --one) {  // From the other end.
            undone[one - 1] = static_cast<bool>(undo(references[one - 1]));
        }
    }
    deliver_hastily();

    for (std::size_t one = 0; one < references.size(); ++one) {
        const std::string offer = "offer of " + references[one];
        if (undone[one]) {
            EXPECT_THAT(letting.office.letters(), Not(Contains(offer)));
        } else {
            EXPECT_THAT(letting.office.letters(), Contains(offer));
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Backends, UndoingDeliveries,
                         ::testing::Values(Backend::sqlite, Backend::postgres),
                         [](const auto& backend) {
                             return backend.param == Backend::sqlite ? "sqlite" : "postgres";
                         });

}  // namespace
}  // namespace moothall::deliveries
