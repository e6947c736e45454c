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
    expect_a_whole_journal();
}

TEST_F(Erasing, LeavesAnOfficerWhoCanDoNothingAndWhoseUsernameNobodyGets) {
    done("officer.add",
         Table{}.set("username", "ben").set("roles", "caseworker").set("teams", "parks"));
    const std::string officer = identity::actor_named(*council.store->read(), "ben").value().id;

    EXPECT_TRUE(erase(officer, "1"));

    EXPECT_EQ(ask("officer.add", Table{}.set("username", "ben")).error().kind,
              RefusalKind::not_available);
    EXPECT_TRUE(ask("officer.add", Table{}.set("username", "bea")));
    EXPECT_EQ(done("officer.list", {}).list("items")[1], Value(Table{}
                                                                   .set("username", officer)
                                                                   .set("name", "")
                                                                   .set("roles", List{"caseworker"})
                                                                   .set("teams", List{"parks"})));
    EXPECT_FALSE(identity::actor_named(*council.store->read(), officer));
    EXPECT_EQ(identity::username_of(*council.store->read(), officer), officer);
    EXPECT_TRUE(erase(officer, "2"));  // The reason.
    EXPECT_FALSE(ask("officer.add", Table{}.set("username", "ben")));
    expect_a_whole_journal();
}

TEST_F(Erasing, OfAnOfficerIsForAnotherAdministrator) {
    done("officer.add", Table{}.set("username", "ben").set("roles", "administrator"));
    const auto ben = identity::actor_named(*council.store->read(), "ben").value();
    const Table arguments =
        Table{}.set("stream", ben.id).set("events", "1").set("reason", "A request.");
    const auto before = council.whole_journal();

    const auto own = call(council.council, {ben, ""}, "journal.erase", arguments);
    const auto others =
        call(council.council, {officer_with({"data_protection"}), ""}, "journal.erase", arguments);

    EXPECT_EQ(own.error().reason,
              "Nobody erases the record of themselves: ask another administrator.");
    EXPECT_EQ(others.error().kind, RefusalKind::not_permitted);
    EXPECT_EQ(council.whole_journal(), before);
}

TEST_F(Erasing, OfARegisterTakesOnlyWhatIsAboutPeople) {
    council.registers
        .add({.name = "parks.tenants",
              .title = "Tenants",
              .key = "plot",
              .fields = {{"plot", "text", "Plot"}, {"tenant", "text", "Tenant"}},
              .personal = true},
             "parks")
        .value();
    council.put_pitch("North", 1250, 3);
    done("register.put", Table{}
                             .set("name", "parks.tenants")
                             .set("values", Table{}.set("plot", "N4").set("tenant", "Iguanodon"))
                             .set("from", "2026-01-01"));

    EXPECT_THAT(refused("register/parks.pitches/North", "1").reason,
                HasSubstr("cases were decided by it"));
    EXPECT_TRUE(erase("register/parks.tenants/N4", "1"));

    EXPECT_FALSE(any_file_holds("Iguanodon"));
    expect_a_whole_journal();
}

TEST_F(Erasing, TakesTheReasonThatAWorkflowGaveToATimer) {
    council.publish(pitch_workflow(R"(
        late = { title = "Close late", from = "asked", to = "done", by = "time" },
        wait = { title = "Wait", from = "asked", stay = true, act = function(case)
            return set_timer { name = "late", after = days(3), take = "late",
                               reason = "Velociraptor" .. " is late." } end },)"));
    const std::string waiting = council.open("parks.pitch", {}).reference;
    council.act(waiting, "wait").value();
    const auto set = council.event(waiting, "case.timer_set");
    EXPECT_FALSE(set.facts.table("timer").has("reason"));
    EXPECT_EQ(set.body.text("reason"), "Velociraptor is late.");

    EXPECT_TRUE(erase(waiting, "2," + std::to_string(set.number)));

    EXPECT_FALSE(any_file_holds("Velociraptor is late."));
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

TEST_F(Erasing, SaysWhichFactsHoldTheSameWordsAndKeepThem) {
    note("diplodocus");
    const std::string other = council.open("parks.pitch", {}).reference;
    done("case.link",
         Table{}.set("reference", reference).set("to", other).set("as", "diplodocus_too"));

    const Table answer = *erase(reference, "3").value().as_table();

    EXPECT_EQ(answer.list("same_words_in"), List{});
    EXPECT_EQ(answer.list("same_words_stay_in"), List{4});
}

TEST_F(Erasing, KeepsTheDocumentWhereTheCommandHasDoneSomethingElse) {
    done("case.document",
         Table{}.set("reference", reference).set("file", "a.txt").set("bytes", "Stays here."));
    const Caller caller{identity::system_administrator(), "the-same"};
    ASSERT_TRUE(call(council.council, caller, "case.note",
                     Table{}.set("reference", reference).set("text", "Hello")));
    const auto before = council.whole_journal();

    const auto answer =
        call(council.council, caller, "journal.erase",
             Table{}.set("stream", reference).set("events", "3").set("reason", "Asked."));

    EXPECT_THAT(answer.error().reason, HasSubstr("has done something else already"));
    EXPECT_EQ(council.whole_journal(), before);
    EXPECT_TRUE(any_file_holds("Stays here."));
}

TEST_F(Erasing, NeedsAReason) {
    for (const char* blank : {"", " ", "\t \n"}) {
        EXPECT_EQ(ask("journal.erase",
                      Table{}.set("stream", reference).set("events", "1").set("reason", blank))
                      .error()
                      .kind,
                  RefusalKind::invalid_input);
    }
}

/// Counts how often the files of a store are cleared.
class PurgesCounted final : public store::Store {
public:
    explicit PurgesCounted(store::Store& store) : store_(store) {}

    std::unique_ptr<store::Reader> read() override { return store_.read(); }
    store::Verdict write(const store::Work& work) override { return store_.write(work); }
    void purge() override {
        ++purges;
        store_.purge();
    }
    bool is_idle() const override { return store_.is_idle(); }
    bool needs_rebuild() override { return store_.needs_rebuild(); }

    int purges = 0;

private:
    store::Store& store_;
};

TEST_F(Erasing, ClearsTheFilesOnlyWhereSomethingIsErased) {
    PurgesCounted counted(*council.store);
    Council on_counted = on_store(council.council, counted);
    note("x");
    const auto erase_event = [&](const std::string& stream, const std::string& events) {
        return call(on_counted, {identity::system_administrator(), ""}, "journal.erase",
                    Table{}.set("stream", stream).set("events", events).set("reason", "Asked."));
    };

    EXPECT_FALSE(erase_event(reference, "99"));
    EXPECT_FALSE(erase_event("workflow/parks.pitch", "1"));
    EXPECT_EQ(counted.purges, 0);
    EXPECT_TRUE(erase_event(reference, "3"));
    EXPECT_EQ(counted.purges, 1);
    EXPECT_FALSE(erase_event(reference, "3"));  // The clearing may not have been done then.
    EXPECT_EQ(counted.purges, 2);
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

TEST_F(Erasing, WhatWasErasedIsListedSoThatItCanBeRepeated) {
    note("words that go");
    const auto before = council.store->read()->last_seal()->last_position;
    EXPECT_TRUE(erase(reference, "3"));

    const Table all = done("journal.erasures", {});
    const Table later = done("journal.erasures", Table{}.set("after", before));
    const Table none = done("journal.erasures", Table{}.set("after", before + 1));

    ASSERT_THAT(all.list("items"), SizeIs(1));
    const Table& one = *all.list("items").front().as_table();
    EXPECT_EQ(one.text("stream"), council.show(reference).stream());
    EXPECT_EQ(one.list("events"), List{Value(3)});
    EXPECT_EQ(one.text("reason"), "Asked for on 1 May.");
    EXPECT_EQ(later, all);
    EXPECT_THAT(none.list("items"), SizeIs(0));
}

}  // namespace
}  // namespace moothall::operations
