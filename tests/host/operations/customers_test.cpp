#include <gmock/gmock.h>

#include "host/operations/operations_fixture.h"

namespace moothall::operations {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class Customers : public Operations {
protected:
    std::string added(const Table& known) { return done("customer.add", known).text("id"); }

    /// A text of each item that an operation lists.
    std::vector<std::string> listed(const std::string& operation, const Table& arguments,
                                    const std::string& name) {
        std::vector<std::string> all;
        const Table answer = done(operation, arguments);
        for (const Value& item : answer.list("items")) {
            all.push_back(item.as_table()->text_or_empty(name));
        }
        return all;
    }
    std::string case_of(const std::string& id) {
        return done("case.open", Table{}.set("type", "parks.pitch").set("customer", id))
            .text("reference");
    }
    void merge(const std::string& id, const std::string& into) {
        done("customer.merge", Table{}.set("id", id).set("into", into));
    }
    static Table of(const std::string& id) { return Table{}.set("id", id); }

    const Table kathryn_smith = Table{}.set("name", "Kathryn Smith").set("born", "1981-04-03");
    const std::string kathryn = added(Table{kathryn_smith}.set("phone", "01632 960123"));
    const std::string catherine = added(
        Table{}.set("name", "Catherine Smyth").set("born", "1981-04-03").set("external_id", "N7"));
    const std::string stranger =
        added(Table{}.set("name", "Kathryn Smith").set("born", "1990-01-01"));
};

TEST_F(Customers, ThoseOfOneSoundAndDateOfBirthMayBeTheSame) {
    EXPECT_THAT(listed("customer.duplicates", of(kathryn), "id"), ElementsAre(catherine));
    EXPECT_THAT(listed("customer.duplicates", of(kathryn), "because"),
                ElementsAre(HasSubstr("date of birth")));
    EXPECT_THAT(listed("customer.duplicates", of(stranger), "id"), IsEmpty());
}

TEST_F(Customers, ThoseOfOneTelephoneNumberMayBeTheSame) {
    const std::string other =
        added(Table{}.set("name", "K Jones").set("phone", "+44 1632 960 123"));

    EXPECT_THAT(listed("customer.duplicates", of(other), "id"), ElementsAre(kathryn));
}

TEST_F(Customers, WhoWasMergedIsFoundAsTheirMaster) {
    const std::string theirs = case_of(catherine);
    const std::string own = case_of(kathryn);

    merge(catherine, kathryn);

    EXPECT_THAT(listed("customer.list", Table{}.set("q", "Catherine Smyth 3/4/1981"), "id"),
                ElementsAre(kathryn));
    EXPECT_THAT(listed("customer.list", Table{}.set("q", "N7"), "id"), ElementsAre(kathryn));
    EXPECT_THAT(listed("case.list", Table{}.set("customer", kathryn), "reference"),
                UnorderedElementsAre(theirs, own));
    EXPECT_EQ(done("customer.show", of(catherine)).text("merged_into"), kathryn);
    const Table shown = done("case.show", Table{}.set("reference", theirs).set("names", true));
    EXPECT_EQ(shown.text("customer"), kathryn);
    EXPECT_EQ(shown.text("customer_name"), "Kathryn Smith");
    EXPECT_THAT(listed("customer.duplicates", of(kathryn), "id"), IsEmpty());
    EXPECT_EQ(council.differences_after_rebuild(), 0);
}

TEST_F(Customers, ANewCaseOfSomebodyWhoWasMergedIsTheirMasters) {
    merge(catherine, kathryn);

    const std::string theirs = case_of("N7");

    EXPECT_EQ(done("case.show", Table{}.set("reference", theirs)).text("customer"), kathryn);
}

TEST_F(Customers, MergingIsAnEventOfBothAndIsTakenBack) {
    const std::string theirs = case_of(catherine);
    merge(catherine, kathryn);

    const Table split = done("customer.split", of(catherine));

    EXPECT_FALSE(split.has("merged_into"));
    EXPECT_FALSE(done("customer.show", of(kathryn)).has("merged"));
    EXPECT_THAT(listed("case.list", Table{}.set("customer", catherine), "reference"),
                ElementsAre(theirs));
    EXPECT_THAT(listed("case.list", Table{}.set("customer", kathryn), "reference"), IsEmpty());
    const auto reader = council.store->read();
    EXPECT_EQ(reader->head("customer/" + catherine)->number, 3);
    EXPECT_EQ(reader->head("customer/" + kathryn)->number, 3);
    EXPECT_EQ(council.differences_after_rebuild(), 0);
}

TEST_F(Customers, RefusesToMergeWhatCannotBeOnePerson) {
    const std::string club = added(Table{}.set("name", "The Club").set("kind", "organisation"));
    merge(catherine, kathryn);
    const auto merging = [&](const std::string& id, const std::string& into) {
        return refused("customer.merge", Table{}.set("id", id).set("into", into));
    };

    EXPECT_THAT(merging(kathryn, kathryn).reason, HasSubstr("the same customer"));
    EXPECT_THAT(merging(kathryn, club).reason, HasSubstr("organisation"));
    EXPECT_THAT(merging(catherine, stranger).reason, HasSubstr("was merged already"));
    EXPECT_THAT(merging(stranger, catherine).reason, HasSubstr("was merged already"));
    EXPECT_EQ(merging("nobody", kathryn).kind, RefusalKind::not_found);
    EXPECT_EQ(refused("customer.split", of(stranger)).kind, RefusalKind::not_available);
}

TEST_F(Customers, AMasterMayBeMergedFurther) {
    const std::string theirs = case_of(catherine);
    merge(catherine, kathryn);
    merge(kathryn, stranger);

    EXPECT_THAT(listed("case.list", Table{}.set("customer", stranger), "reference"),
                ElementsAre(theirs));
    EXPECT_THAT(listed("customer.list", Table{}.set("q", "Catherine Smyth 3/4/1981"), "id"),
                ElementsAre(stranger));
}

TEST_F(Customers, ContactIsOfAllCasesTheNewestFirst) {
    const std::string first = case_of(kathryn);
    const std::string second = case_of(catherine);
    merge(catherine, kathryn);
    const auto say = [&](const std::string& which, const char* channel, const char* text) {
        council.clock.advance(std::chrono::minutes(1));
        done("case.message",
             Table{}.set("reference", which).set("channel", channel).set("text", text));
    };
    say(first, "email", "When?");
    say(second, "phone", "Still when?");
    done("case.note", Table{}.set("reference", first).set("text", "A note is no contact."));

    const Table last_two = of(kathryn).set("limit", 2);  // Before them each case sent its letter.
    EXPECT_THAT(listed("customer.contacts", last_two, "text"), ElementsAre("Still when?", "When?"));
    EXPECT_THAT(listed("customer.contacts", last_two, "kind"), ElementsAre("call", "message"));
    EXPECT_THAT(listed("customer.contacts", of(catherine).set("limit", 2), "reference"),
                ElementsAre(second, first));
    EXPECT_TRUE(done("customer.contacts", of(kathryn).set("limit", 1)).yes_no("cut"));
}

}  // namespace
}  // namespace moothall::operations
