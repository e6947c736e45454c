#include "deliveries/carriers.h"

#include <gmock/gmock.h>

#include "host/deliveries/letting_council.h"

namespace moothall::deliveries {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class CarriersAtTheDoor : public ::testing::Test {
protected:
    CarriersAtTheDoor() { carriers.add("letter", office.carrier(), "post").value(); }

    Result<Table> deliver() const {
        channel::Delivery delivery;
        delivery.kind = "letter";
        delivery.reference = "PA-26-000001-X";
        return carriers.deliver(delivery);
    }

    PostOffice office;
    std::vector<std::string> noted;
    Carriers carriers{
        [this](std::string_view plugin, std::string_view call, std::string_view reference) {
            noted.push_back(std::string(plugin) + "|" + std::string(call) + "|" +
                            std::string(reference));
        }};
};

TEST_F(CarriersAtTheDoor, NoteEachCallForAsLongAsItLasts) {
    EXPECT_EQ(deliver().value().text("id"), "post/");

    EXPECT_THAT(noted, ElementsAre("post|deliver letter|PA-26-000001-X", "||"));
}

TEST_F(CarriersAtTheDoor, TurnWhatIsThrownIntoARefusalThatTimeMayHeal) {
    office.set_does(
        [](const channel::Delivery&) -> Result<Table> { throw std::runtime_error("no paper"); });

    const auto answer = deliver();

    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().kind, RefusalKind::not_available);
    EXPECT_EQ(answer.error().reason,
              "The plugin post is at fault in delivering the letter: no paper");
    EXPECT_THAT(noted, ElementsAre("post|deliver letter|PA-26-000001-X", "||"));
}

TEST_F(CarriersAtTheDoor, TakeAThrownRefusalForARefusal) {
    office.set_does([](const channel::Delivery&) -> Result<Table> {
        throw RefusedError({RefusalKind::invalid_input, "There is no such street."});
    });

    EXPECT_EQ(deliver().error(), (Refusal{RefusalKind::invalid_input, "There is no such street."}));
}

TEST_F(CarriersAtTheDoor, KeepOfAnAnswerWhatIsPlainAndShort) {
    office.set_does([](const channel::Delivery&) -> Result<Table> {
        return Table{}
            .set("id", "17")
            .set("pages", 2)
            .set("first_class", true)
            .set("deep", Table{}.set("deeper", List{}))
            .set("broken", "\xff")
            .set("\xff", "broken")
            .set("long", std::string(5'000, 'x'));
    });

    EXPECT_EQ(deliver().value(), Table{}.set("id", "17").set("pages", 2).set("first_class", true));
}

TEST_F(CarriersAtTheDoor, GiveEveryRefusalASentenceInWholeCharacters) {
    office.set_does(refuses(RefusalKind::not_found, " "));
    EXPECT_EQ(deliver().error().reason, "The plugin post refused it without a word.");

    office.set_does(refuses(RefusalKind::not_found, "So\xff"));
    EXPECT_EQ(deliver().error().reason, "So?");
}

TEST_F(CarriersAtTheDoor, HaveOneForEachKindThatWorkflowsAskFor) {
    const auto again = carriers.add("letter", office.carrier(), "van");

    ASSERT_FALSE(again);
    EXPECT_THAT(again.error().reason, HasSubstr("The plugin post delivers the kind letter"));
    EXPECT_EQ(carriers.plugin_of("letter"), "post");
    EXPECT_TRUE(check_kind("letter"));
    EXPECT_THAT(check_kind("pigeon").error().reason, HasSubstr("'pigeon'"));
}

}  // namespace
}  // namespace moothall::deliveries
