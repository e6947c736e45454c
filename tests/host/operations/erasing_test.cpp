#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"
#include "operations/operation.h"

namespace moothall::operations {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;
using workflows::officer_with;
using workflows::pitch_workflow;

const char* const actions = R"(
    let = { title = "Let", from = "asked", to = "done" },)";

/// A council whose words are taken away.
class Erasing : public ::testing::Test {
protected:
    Erasing() {
        council.publish(pitch_workflow(actions));
        reference = council.open("parks.pitch", {}).reference;
    }

    Result<Value> ask(const std::string& name, const Table& arguments) {
        return call(council.council, {identity::system_administrator(), ""}, name, arguments);
    }
    Table done(const std::string& name, const Table& arguments) {
        return *ask(name, arguments).value().as_table();
    }
    Result<Value> erase(const std::string& stream, const std::string& events) {
        return ask("journal.erase", Table{}
                                        .set("stream", stream)
                                        .set("events", events)
                                        .set("reason", "Asked for on 1 May."));
    }
    Refusal refused(const std::string& stream, const std::string& events) {
        const auto before = council.whole_journal();
        const auto answer = erase(stream, events);
        EXPECT_EQ(council.whole_journal(), before);
        return answer.error();
    }
    void note(const std::string& text) {
        done("case.note", Table{}.set("reference", reference).set("text", text));
    }

    bool any_file_holds(const std::string& word) const {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
            std::ifstream file(entry.path(), std::ios::binary);
            std::ostringstream content;
            content << file.rdbuf();
            if (entry.is_regular_file() && content.str().find(word) != std::string::npos) {
                return true;
            }
        }
        return false;
    }
    void expect_a_whole_journal() {
        EXPECT_TRUE(ask("journal.verify", {}));
        EXPECT_EQ(council.differences_after_rebuild(), 0);
    }

    const store::TemporaryFolder folder;
    workflows::SmallCouncil council{folder.path()};
    std::string reference;
};

TEST_F(Erasing, LeavesNoWordInAnyFileAndAWholeJournal) {  // R-163
    note("Quetzalcoatlus in the cellar");
    note("only water");
    ASSERT_TRUE(any_file_holds("Quetzalcoatlus"));

    const Table answer = *erase(reference, "3").value().as_table();

    EXPECT_FALSE(any_file_holds("Quetzalcoatlus"));
    EXPECT_FALSE(any_file_holds("quetzalcoatlus"));
    EXPECT_TRUE(any_file_holds("only water"));
    EXPECT_EQ(answer.table("event").text("kind"), "case.erased");
    EXPECT_EQ(answer.table("event").table("body").text("reason"), "Asked for on 1 May.");
    EXPECT_GT(answer.table("event").integer("position"), 0);
    EXPECT_FALSE(answer.table("proof").empty());
    EXPECT_TRUE(ask("journal.prove", Table{}.set("reference", reference)));
    expect_a_whole_journal();
}

TEST_F(Erasing, TakesTheFileOfADocumentToo) {
    done("case.document", Table{}
                              .set("reference", reference)
                              .set("file", "a.txt")
                              .set("bytes", "Archaeopteryx was here."));
    done("case.document",
         Table{}.set("reference", reference).set("file", "b.txt").set("bytes", "Of another."));
    ASSERT_TRUE(any_file_holds("Archaeopteryx"));

    const Table answer = *erase(reference, "3").value().as_table();

    EXPECT_FALSE(any_file_holds("Archaeopteryx"));
    EXPECT_TRUE(any_file_holds("Of another."));
    EXPECT_EQ(answer.integer("documents"), 1);
    expect_a_whole_journal();
}

TEST_F(Erasing, TakesACustomerAPlaceAndAnOfficer) {
    const std::string customer =
        done("customer.add", Table{}.set("name", "Brontosaurus")).text("id");
    done("place.add", Table{}.set("uprn", "100").set("address", "1 Stegosaurus Street"));
    done("officer.add", Table{}.set("username", "ben").set("name", "Ben Triceratops"));
    const std::string officer = identity::actor_named(*council.store->read(), "ben").value().id;

    EXPECT_TRUE(erase("customer/" + customer, "1"));
    EXPECT_TRUE(erase("place/100", "1"));
    EXPECT_TRUE(erase(officer, "1"));

    for (const char* word : {"Brontosaurus", "Stegosaurus", "Triceratops"}) {
        EXPECT_FALSE(any_file_holds(word)) << word;
    }
    EXPECT_FALSE(ask("customer.show", Table{}.set("id", customer)));
    EXPECT_FALSE(ask("place.show", Table{}.set("uprn", "100")));
    EXPECT_FALSE(identity::actor_named(*council.store->read(), "ben"));
    EXPECT_TRUE(ask("officer.add", Table{}.set("username", "ben")));
    expect_a_whole_journal();
}

TEST_F(Erasing, APlaceCanBeAddedAgainAfterwards) {
    const Table place = Table{}.set("uprn", "100").set("address", "1 High Street");
    done("place.add", place);
    EXPECT_TRUE(erase("place/100", "1"));

    EXPECT_TRUE(ask("place.add", place));

    EXPECT_EQ(done("place.show", Table{}.set("uprn", "100")).text("address"), "1 High Street");
    EXPECT_FALSE(ask("place.add", place));
    expect_a_whole_journal();
}

TEST_F(Erasing, SaysWhichOtherEventsHoldTheSameWords) {
    note("Diplodocus");
    note("Nothing of the kind");
    note("Again a Diplodocus was seen");

    EXPECT_EQ(erase(reference, "3").value().as_table()->list("same_words_in"), List{5});
}

TEST_F(Erasing, IsRefusedWhereDecisionsNeedTheText) {
    EXPECT_THAT(refused("workflow/parks.pitch", "1").reason,
                HasSubstr("decisions are explained from it"));
}

TEST_F(Erasing, IsRefusedForWhatIsNotThere) {
    note("x");
    EXPECT_EQ(refused("PA-26-999999-A", "1").kind, RefusalKind::not_found);
    EXPECT_EQ(refused("case/nothing", "1").kind, RefusalKind::not_found);
    EXPECT_EQ(refused(reference, "99").kind, RefusalKind::not_found);
    EXPECT_EQ(refused(reference, "1,99").kind, RefusalKind::not_found);
    for (const char* odd : {"", ",", "x", "1;2", "99999999999999999999"}) {
        EXPECT_EQ(refused(reference, odd).kind, RefusalKind::invalid_input) << odd;
    }
    EXPECT_TRUE(erase(reference, "3"));
    EXPECT_EQ(refused(reference, "3").kind, RefusalKind::not_available);
}

TEST_F(Erasing, IsNotForEverybody) {
    const auto answer =
        call(council.council, {officer_with({"caseworker"}), ""}, "journal.erase",
             Table{}.set("stream", reference).set("events", "1").set("reason", "A request."));

    EXPECT_EQ(answer.error().kind, RefusalKind::not_permitted);
}

TEST_F(Erasing, LeavesTheDecisionsOfACaseToBeExplained) {
    council.act(reference, "let").value();
    EXPECT_TRUE(erase(reference, "1"));

    EXPECT_TRUE(ask("workflow.explain", Table{}.set("reference", reference)));
    EXPECT_EQ(done("case.show", Table{}.set("reference", reference)).text("state"), "done");
    expect_a_whole_journal();
}

}  // namespace
}  // namespace moothall::operations
