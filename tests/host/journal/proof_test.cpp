#include "journal/chains/proof.h"

#include <gmock/gmock.h>
#include <rapidcheck.h>

#include "host/journal/parish.h"
#include "journal/chains/verify.h"
#include "json/json.h"

namespace moothall::journal {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

void fill_some(Parish& parish) {
    fill(parish, "z", 1);
    for (int each = 0; each < 3; ++each) {
        EXPECT_TRUE(parish.journal.commit(
            {by("officer/1", "key/" + std::to_string(each)),
             {},
             {},
             {filled("x", 1, ""), filled("a", each, "words"), filled("y", 1, "")}}));
    }
    fill(parish, "z", 1);
}

TEST(Proof, ShowsAStreamToSomebodyWhoHasOnlyAHead) {
    Parish parish;
    fill_some(parish);
    const auto reader = parish.store.read();

    const Table proof = prove(*reader, "pot/a").value();
    const Proven proven = check_proof(proof, head(*reader)).value();

    EXPECT_EQ(proven.stream, "pot/a");
    EXPECT_EQ(proven.events, 3);
}

TEST(Proof, TravelsAsJsonAndHoldsNoWords) {
    Parish parish;
    fill_some(parish);
    const auto reader = parish.store.read();

    const std::string text = json::to_pretty_json(prove(*reader, "pot/a").value());

    EXPECT_TRUE(check_proof(*json::parse(text).value().as_table(), head(*reader)));
    EXPECT_THAT(text, Not(HasSubstr("words")));
}

TEST(Proof, StillHoldsWhenItsWordsWereErased) {
    Parish parish;
    fill_some(parish);
    const Table before = prove(*parish.store.read(), "pot/a").value();
    const std::string head_before = head(*parish.store.read());
    const std::vector<std::int64_t> numbers{1, 2};
    EXPECT_TRUE(parish.journal.erase({"pot/a", numbers, ""}, by("officer/1", "key/erase")));

    const Table after = prove(*parish.store.read(), "pot/a").value();

    EXPECT_TRUE(check_proof(before, head_before));
    EXPECT_EQ(check_proof(after, head(*parish.store.read())).value().events, 4);
}

TEST(Proof, LeadsToNoOtherHead) {
    Parish parish;
    fill_some(parish);
    const std::string earlier = head(*parish.store.read());
    fill(parish, "a", 1);

    const Table proof = prove(*parish.store.read(), "pot/a").value();

    EXPECT_EQ(check_proof(proof, earlier).error().reason,
              "The seals of the proof do not lead to this head.");
}

TEST(Proof, FailsWhenAnyByteOfItIsChanged) {
    Parish parish;
    fill_some(parish);
    const auto reader = parish.store.read();
    Table proof = prove(*reader, "pot/a").value();
    proof.remove("head");  // Said for people; the head to check against comes from elsewhere.
    const std::string text = json::to_json(proof);

    EXPECT_TRUE(rc::check([&] {
        std::string changed = text;
        char& byte = changed[*rc::gen::inRange<std::size_t>(0, text.size())];
        byte = static_cast<char>(byte ^ *rc::gen::inRange<int>(1, 256));
        const auto parsed = json::parse(changed);
        const bool holds = parsed && parsed->as_table() != nullptr &&
                           check_proof(*parsed->as_table(), head(*reader));
        RC_ASSERT(!holds);
    }));
}

TEST(Proof, FailsWhenAnEventIsLeftOut) {
    Parish parish;
    fill_some(parish);
    const auto reader = parish.store.read();
    Table proof = prove(*reader, "pot/a").value();
    List events = proof.list("events");
    events.erase(events.begin());
    proof.set("events", events);

    EXPECT_FALSE(check_proof(proof, head(*reader)));
}

TEST(Proof, IsRefusedForAStreamThatIsNotThere) {
    Parish parish;

    EXPECT_EQ(prove(*parish.store.read(), "pot/a").error().kind, RefusalKind::not_found);
}

TEST(Proof, RefusesWhatIsNotAProof) {
    EXPECT_EQ(check_proof(Table(), "00").error().reason,
              "This is not a proof that `moothall journal prove` wrote: \"form\" is missing.");
}

}  // namespace
}  // namespace moothall::journal
