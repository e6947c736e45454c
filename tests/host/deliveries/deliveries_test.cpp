#include "deliveries/deliveries.h"

#include <gmock/gmock.h>

#include "host/deliveries/letting_council.h"
#include "operations/operation.h"
#include "workflows/undoing/undoing.h"

namespace moothall::deliveries {
namespace {

using std::chrono::days;
using std::chrono::minutes;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

/// What delivering promises, over every backend.
class DeliveriesContract : public ::testing::TestWithParam<Backend> {
protected:
    void TearDown() override { EXPECT_EQ(council().differences_after_rebuild(), 0); }

    workflows::SmallCouncil& council() { return letting.council(); }
    std::size_t deliver() { return letting.deliver(); }

    /// Tries until it is given up.
    void let_it_fail() {
        for (std::int64_t tries = 1; tries <= tries_max; ++tries) {
            deliver();
            letting.advance(pause_after(tries));
        }
    }
    /// Calls in the midst of which nothing more is done.
    std::unique_ptr<Carriers> carriers_that_end_the_host() {
        auto carriers = std::make_unique<Carriers>([](auto plugin, auto, auto) {
            if (!plugin.empty()) {
                throw store::StoreFault("The machine is gone.");
            }
        });
        carriers->add("letter", office.carrier(), "post").value();
        return carriers;
    }
    Result<cases::CaseRecord> retry(const std::string& reference) {
        return council().deciding.retry(council().asking(), reference,
                                        council().event(reference, "case.delivery_failed").number);
    }

    LettingCouncil letting{GetParam()};
    PostOffice& office = letting.office;
};

TEST_P(DeliveriesContract, HandOverWhatWasAskedForWithAllThatTheCarrierNeeds) {
    const auto reference = letting.open();
    letting.write(reference);

    EXPECT_EQ(deliver(), 3U);

    const auto all = office.all();
    ASSERT_THAT(all, SizeIs(3));
    const channel::Delivery& offer = all[1];
    EXPECT_EQ(offer.key, council().show(reference).id + "/4");
    EXPECT_EQ(offer.kind, "letter");
    EXPECT_EQ(offer.reference, reference);
    EXPECT_EQ(offer.case_type, "parks.pitch");
    EXPECT_EQ(offer.name, "offer");
    EXPECT_EQ(offer.to, "customer");
    EXPECT_EQ(offer.copy, "owner");
    EXPECT_EQ(offer.values, Table{}.set("price", 12));
    EXPECT_EQ(offer.asked_at, council().clock.now() - workflows::undo_time);
}

TEST_P(DeliveriesContract, LeaveOneEventForEachWithTheAnswerAndNoOtherTrace) {
    const auto reference = letting.open();
    const auto version = council().show(reference).version;

    EXPECT_EQ(deliver(), 1U);
    EXPECT_EQ(deliver(), 0U);

    const auto event = council().event(reference, "case.delivered");
    EXPECT_EQ(event.cause.actor, "plugin/post");
    EXPECT_EQ(
        event.facts,
        Table{}.set("number", 2).set("kind", "letter").set("name", "received").set("tries", 1));
    EXPECT_EQ(event.body.table("answer").text("id"), "post/" + council().show(reference).id + "/2");
    EXPECT_EQ(council().show(reference).version, version);
    EXPECT_FALSE(cases::first_outgoing(*council().store->read(), council().show(reference).id));
}

TEST_P(DeliveriesContract, WaitWhileWhatAskedForThemCanBeUndone) {
    const auto reference = letting.open();
    ASSERT_TRUE(council().act(reference, "write"));

    EXPECT_EQ(deliver(), 1U) << "nobody can undo the opening";
    letting.advance(workflows::undo_time - std::chrono::microseconds(1));
    EXPECT_EQ(deliver(), 0U);
    letting.advance(std::chrono::microseconds(1));
    EXPECT_EQ(deliver(), 2U);
}

TEST_P(DeliveriesContract, KeepTheOrderOfACaseAndLetOthersPass) {
    const auto held = letting.open();
    letting.write(held);
    office.set_does([&](const channel::Delivery& delivery) -> Result<Table> {
        if (delivery.reference == held && delivery.name == "received") {
            return Refusal{RefusalKind::not_available, "Not today."};
        }
        return Table{};
    });
    letting.advance(minutes(1));
    const auto other = letting.open();

    deliver();
    EXPECT_THAT(office.letters(), ElementsAre("received of " + held, "received of " + other));

    office.set_does({});
    letting.advance(pause_after(1));
    deliver();
    EXPECT_THAT(office.letters(),
                ElementsAre("received of " + held, "received of " + other, "received of " + held,
                            "offer of " + held, "terms of " + held));
}

TEST_P(DeliveriesContract, AreTriedAgainAtGrowingIntervalsWithTheSameKey) {
    office.set_does(refuses(RefusalKind::not_available, "The office is shut."));
    const auto reference = letting.open();

    for (std::int64_t tries = 1; tries <= 4; ++tries) {
        EXPECT_EQ(deliver(), 1U);
        letting.advance(pause_after(tries) - std::chrono::microseconds(1));
        EXPECT_EQ(deliver(), 0U);
        letting.advance(std::chrono::microseconds(1));
    }
    office.set_does({});
    deliver();

    const auto all = office.all();
    ASSERT_THAT(all, SizeIs(5));
    EXPECT_EQ(all.front().key, all.back().key);
    EXPECT_EQ(council().event(reference, "case.delivered").facts.integer("tries"), 5);
    EXPECT_THAT(letting.attention(), IsEmpty());
}

TEST_P(DeliveriesContract, NeedAttentionWhenTheRetriesAreOver) {
    office.set_does(refuses(RefusalKind::not_available, "The office is shut."));
    const auto reference = letting.open();

    let_it_fail();

    EXPECT_THAT(office.all(), SizeIs(tries_max));
    const auto event = council().event(reference, "case.delivery_failed");
    EXPECT_EQ(event.body.text("reason"), "The office is shut.");
    const List items = letting.attention();
    ASSERT_THAT(items, SizeIs(1));
    EXPECT_EQ(items[0].as_table()->text("reference"), reference);
    EXPECT_EQ(items[0].as_table()->integer("number"), event.number);
    EXPECT_EQ(items[0].as_table()->text("what"), "letter received");
    EXPECT_EQ(items[0].as_table()->text("reason"), "The office is shut.");
}

TEST_P(DeliveriesContract, NeedAttentionAtOnceWhereTimeHealsNothing) {
    office.set_does(refuses(RefusalKind::not_found, "There is no such street."));
    const auto reference = letting.open();
    letting.write(reference);

    EXPECT_EQ(deliver(), 1U);

    EXPECT_THAT(letting.attention(), SizeIs(1));
    letting.advance(days(2));
    EXPECT_EQ(deliver(), 0U) << "what was asked for later overtook what needs attention";
}

TEST_P(DeliveriesContract, GoOnInOrderWhenAPersonSaysTryAgain) {
    office.set_does(refuses(RefusalKind::not_found, "There is no such street."));
    const auto reference = letting.open();
    letting.write(reference);
    deliver();
    office.set_does({});

    ASSERT_TRUE(retry(reference));
    EXPECT_THAT(letting.attention(), IsEmpty());
    deliver();

    EXPECT_THAT(office.letters(),
                ElementsAre("received of " + reference, "received of " + reference,
                            "offer of " + reference, "terms of " + reference));
    EXPECT_EQ(office.all()[0].key, office.all()[1].key);
    EXPECT_EQ(letting.count(reference, "case.delivered"), 3);
}

TEST_P(DeliveriesContract, HaveAllTheirTriesAgainWhenAPersonSaysTryAgain) {
    office.set_does(refuses(RefusalKind::not_available, "The office is shut."));
    const auto reference = letting.open();
    let_it_fail();
    ASSERT_TRUE(retry(reference));

    deliver();

    EXPECT_THAT(letting.attention(), IsEmpty());
    EXPECT_EQ(letting.count(reference, "case.delivery_failed"), 1);
}

TEST_P(DeliveriesContract, GoOnWithTheNextWhenAPersonClosesWhatFailed) {
    office.set_does(refuses(RefusalKind::not_found, "There is no such street."));
    const auto reference = letting.open();
    letting.write(reference);
    deliver();
    office.set_does({});

    ASSERT_TRUE(council().deciding.close_attention(
        council().asking(), reference, council().event(reference, "case.delivery_failed").number,
        "Handed over at the desk."));
    deliver();

    EXPECT_THAT(letting.attention(), IsEmpty());
    EXPECT_THAT(office.letters(), ElementsAre("received of " + reference, "offer of " + reference,
                                              "terms of " + reference));
    EXPECT_EQ(letting.count(reference, "case.delivered"), 2);
}

TEST_P(DeliveriesContract, AreTakenOverWhereAHostEndedInTheMidst) {
    letting.open();
    const auto dying = carriers_that_end_the_host();
    EXPECT_THROW(letting.host_with(*dying).deliver_due({}), store::StoreFault);

    EXPECT_EQ(deliver(), 0U);
    letting.advance(lease_time);
    EXPECT_EQ(deliver(), 1U);

    EXPECT_THAT(office.all(), SizeIs(1));
}

TEST_P(DeliveriesContract, HaveOneEventWhereTwoDeliveredBecauseOneWasLate) {
    const auto reference = letting.open();
    office.set_does([&](const channel::Delivery&) -> Result<Table> {
        office.set_does({});
        letting.advance(lease_time);  // It hangs; somebody else goes on with it.
        EXPECT_EQ(deliver(), 1U);
        return Table{}.set("id", "late");
    });

    deliver();

    EXPECT_THAT(office.all(), SizeIs(2));
    EXPECT_EQ(office.all()[0].key, office.all()[1].key);
    EXPECT_THAT(council().event(reference, "case.delivered").body.table("answer").text("id"),
                StartsWith("post/"));
    EXPECT_THAT(council().reports, Contains(HasSubstr("another has taken it over")));
}

TEST_P(DeliveriesContract, AreGivenUpWhereEveryHostEndedInTheMidst) {
    const auto reference = letting.open();
    const auto dying = carriers_that_end_the_host();
    const Deliveries host = letting.host_with(*dying);
    for (std::int64_t tries = 1; tries <= tries_max; ++tries) {
        EXPECT_THROW(host.deliver_due({}), store::StoreFault);
        letting.advance(lease_time);
    }

    deliver();

    EXPECT_THAT(council().event(reference, "case.delivery_failed").body.text("reason"),
                HasSubstr("nobody heard what came of it"));
    EXPECT_THAT(office.all(), IsEmpty());
}

TEST_P(DeliveriesContract, WaitForAPluginAndAreListedInOneLine) {
    const Carriers none;
    const Deliveries host = letting.host_with(none);
    const auto reference = letting.open();
    letting.write(reference);
    const auto journal = council().whole_journal();

    EXPECT_EQ(host.deliver_due({}), 0U);

    EXPECT_EQ(council().whole_journal(), journal);
    ASSERT_THAT(host.waiting(), SizeIs(1));
    EXPECT_EQ(host.waiting()[0].count, 3);
    EXPECT_THAT(council().deliveries.waiting(), IsEmpty());
    EXPECT_EQ(deliver(), 3U);
}

// A council that has done without a carrier for a year does not send last year's letters.
TEST_P(DeliveriesContract, AskAPersonWhatToDoWithWhatWasWantedLongAgo) {
    const auto old = letting.open();
    letting.advance(wanted_max + days(1));
    const auto fresh = letting.open();

    deliver();

    EXPECT_THAT(office.letters(), ElementsAre("received of " + fresh));
    EXPECT_THAT(council().event(old, "case.delivery_failed").body.text("reason"),
                HasSubstr("more than 30 days ago"));
    ASSERT_TRUE(retry(old));
    deliver();
    EXPECT_THAT(office.letters(), ElementsAre("received of " + fresh, "received of " + old));
}

// Letters of releases that delivered nothing were sent by other means.
TEST_P(DeliveriesContract, AreNoneOfWhatAnEarlierReleaseAskedFor) {
    const auto reference = letting.open();
    deliver();
    council()
        .journal
        .commit({{"system", "", "once/earlier", "", council().clock.now()},
                 {},
                 {},
                 {{council().show(reference).stream(), "case.letter_requested", 1,
                   council().clock.now(), Table{}.set("letter", "reminder"),
                   Table{}.set("to", "customer")}}})
        .value();

    EXPECT_EQ(deliver(), 0U);
}

TEST_P(DeliveriesContract, AreNoneOfWhatWasErasedAndTheNextIsDue) {
    const auto reference = letting.open();
    letting.write(reference);
    const auto erase = [&](std::int64_t number) {
        const journal::Erasure erasure{council().show(reference).stream(), {number}, "Asked for."};
        return council().journal.erase(
            erasure, {"system", "", "once/" + std::to_string(number), "", council().clock.now()});
    };

    ASSERT_TRUE(erase(2));
    deliver();

    EXPECT_THAT(office.letters(), ElementsAre("offer of " + reference, "terms of " + reference));
}

TEST_P(DeliveriesContract, ThatFailedAndWereErasedNeedNoAttention) {
    office.set_does(refuses(RefusalKind::not_found, "There is no such street."));
    const auto reference = letting.open();
    deliver();
    const journal::Erasure erasure{council().show(reference).stream(), {2}, "Asked for."};

    ASSERT_TRUE(
        council().journal.erase(erasure, {"system", "", "once/e", "", council().clock.now()}));

    EXPECT_THAT(letting.attention(), IsEmpty());
    EXPECT_EQ(deliver(), 0U);
}

TEST_P(DeliveriesContract, KeepNoWordsOfARefusalOfWhatWasErased) {
    office.set_does(refuses(RefusalKind::not_available, "Nobody lives at 12 Mill Lane."));
    const auto reference = letting.open();
    deliver();
    const auto record = council().show(reference);

    ASSERT_TRUE(council().journal.erase({record.stream(), {2}, "Asked for."},
                                        {"system", "", "once/e", "", council().clock.now()}));

    const auto row = council().store->read()->find(attempt_table(), {record.id});
    ASSERT_TRUE(row);
    EXPECT_THAT(*row, testing::Not(Contains(store::Cell("Nobody lives at 12 Mill Lane."))));
}

TEST_P(DeliveriesContract, AreToldWhenTheirWordsWereErasedWhileTheyLeft) {
    const auto reference = letting.open();
    const auto record = council().show(reference);
    office.set_does([&](const channel::Delivery&) -> Result<Table> {
        EXPECT_TRUE(council().journal.erase({record.stream(), {2}, "Asked for."},
                                            {"system", "", "once/e", "", council().clock.now()}));
        return Table{};
    });

    deliver();

    EXPECT_EQ(letting.count(reference, "case.delivered"), 1) << "it left, and nothing says so";
}

TEST_P(DeliveriesContract, OfAClosedCaseLeaveAllTheSame) {
    const auto reference = letting.open();
    ASSERT_TRUE(council().act(reference, "refuse"));

    EXPECT_EQ(deliver(), 1U);
}

TEST_P(DeliveriesContract, StopBetweenTwoWhenTheyAreTold) {
    std::stop_source stop;
    office.set_does([&](const channel::Delivery&) -> Result<Table> {
        stop.request_stop();
        return Table{};
    });
    letting.open();
    letting.open();

    EXPECT_EQ(council().deliveries.deliver_due(stop.get_token()), 1U);

    EXPECT_THAT(office.all(), SizeIs(1));
}

INSTANTIATE_TEST_SUITE_P(Backends, DeliveriesContract,
                         ::testing::Values(Backend::sqlite, Backend::postgres),
                         [](const auto& backend) {
                             return backend.param == Backend::sqlite ? "sqlite" : "postgres";
                         });

}  // namespace
}  // namespace moothall::deliveries
