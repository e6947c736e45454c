#include <gmock/gmock.h>

#include "host/operations/operations_fixture.h"

namespace moothall::operations {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// Customers whose names sound alike, some with cases.
class Searching : public Operations {
protected:
    Searching() {
        smith = added(Table{}
                          .set("name", "Kathryn Smith")
                          .set("born", "1981-04-03")
                          .set("address", "Flat 3, 12 High Street, Anytown AS1 4QT"));
        smyth = added(Table{}.set("name", "Catherine Smyth").set("phone", "+44 1632 960123"));
        case_of_smith = open(smith);
        case_of_smyth = open(smyth);
    }

    std::string added(const Table& arguments) { return done("customer.add", arguments).text("id"); }
    std::string open(const std::string& customer_id) {
        return done("case.open", Table{}.set("type", "parks.pitch").set("customer", customer_id))
            .text("reference");
    }

    /// That column of every item, those that only sound like it with a ~ before them.
    std::vector<std::string> found(const std::string& operation, const Table& arguments,
                                   const std::string& column) {
        std::vector<std::string> all;
        const Table answer = done(operation, arguments);
        for (const Value& item : answer.list("items")) {
            const Table& one = *item.as_table();
            const bool sounds = one.text("match") == "sounds_like";
            all.push_back((sounds ? "~" : "") + one.text(column));
        }
        return all;
    }
    std::vector<std::string> names(const std::string& typed) {
        return found("customer.list", Table{}.set("q", typed), "name");
    }
    std::vector<std::string> cases(const std::string& typed) {
        return found("case.search", Table{}.set("q", typed), "reference");
    }

    std::string smith;
    std::string smyth;
    std::string case_of_smith;
    std::string case_of_smyth;
};

TEST_F(Searching, CustomersAreFoundByNameAndThenBySound) {
    EXPECT_THAT(names("catherine smyth"), ElementsAre("Catherine Smyth", "~Kathryn Smith"));
    EXPECT_THAT(names("12 as14qt"), ElementsAre("Kathryn Smith"));
    EXPECT_THAT(names("smyth 3 April 1981"), ElementsAre("~Kathryn Smith"));
    EXPECT_THAT(names("01632 960 123"), ElementsAre("Catherine Smyth"));
}

TEST_F(Searching, AListWithoutWordsSaysNothingOfAMatch) {
    const Table answer = done("customer.list", {});
    for (const Value& item : answer.list("items")) {
        EXPECT_FALSE(item.as_table()->has("match"));
    }
}

TEST_F(Searching, CasesAreFoundByTheirReferenceHoweverItIsTyped) {
    std::string typed = reference;
    std::erase(typed, '-');

    EXPECT_THAT(cases(reference), ElementsAre(reference));
    EXPECT_THAT(cases(typed), ElementsAre(reference));
}

TEST_F(Searching, CasesAreFoundThroughTheirCustomer) {
    EXPECT_THAT(cases("Catherine Smyth"), ElementsAre(case_of_smyth, "~" + case_of_smith));
    EXPECT_THAT(cases("3/4/1981"), ElementsAre(case_of_smith));

    const Value first = done("case.search", Table{}.set("q", "3/4/1981")).list("items").front();
    EXPECT_EQ(first.as_table()->text("customer_name"), "Kathryn Smith");
    EXPECT_EQ(first.as_table()->date("customer_born"), make_date(1981, 4, 3));
}

TEST_F(Searching, AFilterHoldsForWhatASearchFindsToo) {
    const Table smyths = Table{}.set("q", "smyth");
    EXPECT_THAT(found("case.list", Table{smyths}.set("type", "parks.pitch"), "reference"),
                ElementsAre(case_of_smyth, "~" + case_of_smith));
    EXPECT_THAT(found("case.list", Table{smyths}.set("type", "parks.other"), "reference"),
                IsEmpty());
    EXPECT_THAT(found("case.list", Table{smyths}.set("customer", smith), "reference"), IsEmpty());
}

TEST_F(Searching, PagesOfASearchAreTheWholeSearchCutUp) {
    std::vector<std::string> wanted{case_of_smyth};
    for (int one = 0; one < 3; ++one) {
        wanted.push_back(open(smyth));
        done("case.note", Table{}.set("reference", wanted.back()).set("text", "Mrs Smyth rang"));
        done("case.note", Table{}.set("reference", reference).set("text", "Not Mr Smyth's"));
    }
    const std::vector<std::string> whole = cases("smyth");
    EXPECT_THAT(whole, SizeIs(6));
    EXPECT_EQ(whole[4], reference);
    EXPECT_EQ(whole[5], "~" + case_of_smith);

    for (const int limit : {1, 2, 3, 4, 5, 6}) {
        std::vector<std::string> paged;
        Table arguments = Table{}.set("q", "smyth").set("limit", limit);
        for (int pages = 0; pages < 8; ++pages) {
            const auto page = found("case.search", arguments, "reference");
            paged.insert(paged.end(), page.begin(), page.end());
            const Table answer = done("case.search", arguments);
            if (!answer.has("next_cursor")) {
                break;
            }
            arguments.set("cursor", answer.text("next_cursor"));
        }
        EXPECT_EQ(paged, whole) << limit;
    }
}

TEST_F(Searching, ACursorOfNothingIsRefused) {
    for (const char* cursor : {"p.", "s.x", "p.1.2", "w.", "x"}) {
        refused("case.search", Table{}.set("q", "smyth").set("cursor", cursor));
    }
}

TEST_F(Searching, PlacesAreFoundByPostcodeAndNumber) {
    done("place.add", Table{}
                          .set("uprn", "200")
                          .set("address", "Flat 3, 12 Church Road")
                          .set("postcode", "AS2 9ZZ"));

    for (const char* typed : {"as29zz", "12 AS2 9ZZ", "flat 3 12 church rd", "200"}) {
        const auto items = done("place.list", Table{}.set("q", typed)).list("items");
        ASSERT_THAT(items, SizeIs(1)) << typed;
        EXPECT_EQ(items.front().as_table()->text("uprn"), "200") << typed;
    }
    EXPECT_THAT(done("place.list", Table{}.set("q", "1 as29zz")).list("items"), IsEmpty());
}

TEST_F(Searching, WhoeverIsErasedIsFoundNoMoreAndARebuildSaysTheSame) {
    done("journal.erase", Table{}
                              .set("stream", "customer/" + smith)
                              .set("events", "1")
                              .set("reason", "Asked for on 1 May."));

    EXPECT_THAT(names("catherine smyth"), ElementsAre("Catherine Smyth"));
    EXPECT_THAT(names("3/4/1981"), IsEmpty());
    EXPECT_THAT(names("12 as14qt"), IsEmpty());
    EXPECT_EQ(council.differences_after_rebuild(), 0);
}

}  // namespace
}  // namespace moothall::operations
