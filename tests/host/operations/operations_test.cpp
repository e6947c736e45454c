#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "csv/utf8.h"
#include "host/operations/operations_fixture.h"

namespace moothall::operations {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;
using workflows::officer_with;
using workflows::pitch_workflow;

TEST_F(Operations, AreDoneWhenTheyAreCalledRightly) {
    const auto arguments = right();
    for (const Operation& operation : table()) {
        ASSERT_TRUE(arguments.contains(operation.name)) << operation.name << " has no test here";
        const auto answer = ask(operation.name, arguments.at(operation.name));
        EXPECT_TRUE(answer) << operation.name << ": " << (answer ? "" : answer.error().reason);
    }
    EXPECT_EQ(council.differences_after_rebuild(), 0);
}

TEST_F(Operations, RefuseAnArgumentThatTheyDoNotTake) {
    for (const auto& [name, arguments] : right()) {
        EXPECT_EQ(refused(name, Table{arguments}.set("nonsense", 1)).kind,
                  RefusalKind::invalid_input);
        refused(name, Table{arguments}.set(std::string(1'000'000, 'x'), 1));
    }
}

TEST_F(Operations, RefuseToBeCalledWithoutWhatTheyNeed) {
    for (const auto& [name, arguments] : right()) {
        for (const auto& argument : signature_of(*find(name)).arguments) {
            if (!argument.optional) {
                Table without = arguments;
                without.remove(argument.name);
                EXPECT_THAT(refused(name, without).reason, HasSubstr(argument.name));
            }
        }
    }
}

TEST_F(Operations, RefuseArgumentsOfAnotherKind) {
    for (const auto& [name, arguments] : right()) {
        for (const auto& argument : signature_of(*find(name)).arguments) {
            for (const Value& odd :
                 {Value(List{1}), Value(std::int64_t{-1}), Value("2026-13-45")}) {
                const bool is_text = argument.type.kind == functions::TypeKind::text ||
                                     argument.type.kind == functions::TypeKind::bytes;
                const bool fits = (is_text && odd.as_text() != nullptr) ||
                                  (argument.name == "version" && odd.as_integer() != nullptr);
                if (!fits) {
                    EXPECT_EQ(refused(name, Table{arguments}.set(argument.name, odd)).kind,
                              RefusalKind::invalid_input)
                        << name << " " << argument.name;
                }
            }
        }
    }
}

/// The same value with every text in it replaced.
Value with_texts(const Value& value, const std::string& text) {
    if (value.as_text() != nullptr) {
        return text;
    }
    if (const List* list = value.as_list()) {
        List made;
        for (const Value& one : *list) {
            made.push_back(with_texts(one, text));
        }
        return made;
    }
    if (const Table* table = value.as_table()) {
        Table made;
        for (const auto& [name, one] : table->entries()) {
            made.set(name, with_texts(one, text));
        }
        return made;
    }
    return value;
}

/// What of an argument can be filled with a text: the text itself, or the texts of a table.
bool takes_text(const functions::Field& argument) {
    return argument.type.kind == functions::TypeKind::text ||
           argument.type.kind == functions::TypeKind::bytes ||
           argument.type.kind == functions::TypeKind::map;
}

TEST_F(Operations, RefuseTextsThatAreNotPlain) {
    for (const auto& [name, arguments] : right()) {
        const Operation& operation = *find(name);
        for (const auto& argument : signature_of(operation).arguments) {
            const bool is_content = argument.name == operation.command_line.content_of_file;
            if (argument.type.kind == functions::TypeKind::text && !is_content) {
                for (const std::string& odd :
                     {std::string("a\xff"), std::string("a\0b", 3), std::string("\x1b[31m")}) {
                    EXPECT_EQ(refused(name, Table{arguments}.set(argument.name, odd)).kind,
                              RefusalKind::invalid_input);
                }
            }
        }
    }
}

TEST_F(Operations, RefuseTenMegabytes) {
    const std::string ten(std::size_t{10} << 20, 'a');
    for (const auto& [name, arguments] : right()) {
        const Operation& operation = *find(name);
        for (const auto& argument : signature_of(operation).arguments) {
            const bool is_content = argument.name == operation.command_line.content_of_file;
            if (argument.type.kind == functions::TypeKind::text && !is_content) {
                EXPECT_THAT(refused(name, Table{arguments}.set(argument.name, ten)).reason,
                            HasSubstr("\"" + argument.name + "\" holds at most"));
            }
        }
    }
}

TEST_F(Operations, AnswerOrRefuseWhateverTextTheyAreGiven) {
    const std::vector<std::string> odd{std::string(std::size_t{10} << 20, 'a'),
                                       std::string("a\0b", 3), "a\xff", "", " "};
    for (const auto& [name, arguments] : right()) {
        for (const auto& argument : signature_of(*find(name)).arguments) {
            const Value* given = arguments.find(argument.name);
            const Value sample = given == nullptr ? Value("x") : *given;
            for (const std::string& text : odd) {
                if (!takes_text(argument)) {
                    continue;
                }
                const Table asked = Table{arguments}.set(argument.name, with_texts(sample, text));
                const auto before = council.whole_journal();
                const auto answer = ask(name, asked);
                if (!answer) {
                    EXPECT_EQ(council.whole_journal(), before) << name << " " << argument.name;
                    EXPECT_FALSE(answer.error().reason.empty()) << name << " " << argument.name;
                    EXPECT_LE(answer.error().reason.size(), 1000U) << name;
                }
            }
        }
    }
    EXPECT_TRUE(ask("journal.verify", {}));
    EXPECT_EQ(council.differences_after_rebuild(), 0);
}

TEST_F(Operations, CutNoCharacterInTwo) {
    std::string many = "a";
    for (int one = 0; one < 100; ++one) {
        many += "ŵ";
    }
    refused("case.show", Table{}.set("reference", many));
    refused("customer.show", Table{}.set("id", many));
    refused("place.show", Table{}.set("uprn", many));
    refused("case.list", Table{}.set("owner", many));
    refused(many, {});
}

TEST_F(Operations, NameWhatIsNotThere) {
    EXPECT_THAT(refused("case.shw", {}).reason, HasSubstr("case.shw"));
    EXPECT_EQ(refused("case.show", Table{}.set("reference", "PA-26-999999-A")).kind,
              RefusalKind::not_found);
    EXPECT_EQ(refused("case.list", Table{}.set("owner", "nobody")).kind, RefusalKind::not_found);
    EXPECT_EQ(refused("case.open", Table{}.set("type", "parks.nothing")).kind,
              RefusalKind::not_found);
    EXPECT_EQ(refused("case.open", Table{}.set("type", "parks.pitch").set("customer", "x")).kind,
              RefusalKind::not_found);
    EXPECT_EQ(refused("register.show", Table{}.set("name", "parks.pitchs")).kind,
              RefusalKind::not_found);
    EXPECT_EQ(refused("workflow.show", Table{}.set("name", "parks.pich")).kind,
              RefusalKind::not_found);
    EXPECT_EQ(refused("case.act", Table{}.set("reference", reference).set("action", "fly")).kind,
              RefusalKind::invalid_input);
}

TEST_F(Operations, AreForThoseWhoMay) {
    const std::map<access::Deed, std::vector<std::string>> roles{
        {access::Deed::read, {}},
        {access::Deed::work, {"caseworker"}},
        {access::Deed::erase, {"data_protection"}},
        {access::Deed::administer, {"administrator"}}};
    for (const auto& [name, arguments] : right()) {
        const auto deed = find(name)->deed;
        for (const auto& [most, some] : roles) {
            const auto before = council.whole_journal();
            const auto answer = as(officer_with(some), name, Table{arguments}.set("nonsense", 1));
            ASSERT_FALSE(answer);
            EXPECT_EQ(answer.error().kind,
                      deed <= most ? RefusalKind::invalid_input : RefusalKind::not_permitted)
                << name;
            EXPECT_EQ(council.whole_journal(), before);
        }
    }
    EXPECT_EQ(find("workflow.publish")->deed, access::Deed::administer);
    EXPECT_EQ(find("case.open")->deed, access::Deed::work);
}

TEST_F(Operations, ARepeatedCommandIsAnsweredAsBefore) {
    const Caller caller{identity::system_administrator(), "key-1"};
    const Caller other{identity::system_administrator(), "key-2"};
    const Caller third{identity::system_administrator(), "key-3"};
    done("setting.switch", right().at("setting.switch"));
    const Table newer = right().at("workflow.publish");
    const Table place = right().at("place.add");
    const auto ann = call(council.council, caller, "customer.add", Table{}.set("name", "Ann"));
    const auto there = call(council.council, other, "place.add", place);
    const auto published = call(council.council, third, "workflow.publish", newer);
    const auto before = council.whole_journal();

    EXPECT_EQ(call(council.council, caller, "customer.add", Table{}.set("name", "Ann")).value(),
              ann.value());
    EXPECT_EQ(call(council.council, other, "place.add", place).value(), there.value());
    EXPECT_EQ(call(council.council, third, "workflow.publish", newer).value(), published.value());
    EXPECT_FALSE(call(council.council, caller, "place.add", right().at("place.add")));
    EXPECT_FALSE(
        call(council.council, {identity::system_administrator(), "once/1"}, "place.add", place));
    EXPECT_EQ(council.whole_journal(), before);
}

TEST_F(Operations, AWriterTakesTheTimersThatAreDueAndAReaderDoesNot) {
    council.clock.advance(std::chrono::hours(24 * 8));
    EXPECT_EQ(done("case.show", Table{}.set("reference", reference)).text("state"), "asked");

    done("case.note", Table{}.set("reference", reference).set("text", "a"));

    EXPECT_EQ(done("case.show", Table{}.set("reference", reference)).text("state"), "refused");
}

TEST_F(Operations, ACaseIsShownInTheShapeOfTheContract) {
    const Table shown = done("case.show", Table{}.set("reference", reference));

    for (const char* name : {"reference", "type", "state", "version", "team", "received_at",
                             "fields", "clocks", "holds"}) {
        EXPECT_TRUE(shown.has(name)) << name;
    }
    const Table& clock = *shown.list("clocks").at(0).as_table();
    EXPECT_EQ(clock.text("name"), "answer");
    EXPECT_EQ(clock.text("due_on"), "2026-05-11");
    EXPECT_EQ(clock.text("status"), "running");
}

TEST_F(Operations, AnEventListGoesOnFromItsCursor) {
    const Table first = done("case.events", Table{}.set("reference", reference).set("limit", 1));
    const Table next = done(
        "case.events",
        Table{}.set("reference", reference).set("after", std::stoi(first.text("next_cursor"))));

    EXPECT_THAT(first.list("items"), SizeIs(1));
    EXPECT_THAT(next.list("items"), SizeIs(1));
    EXPECT_FALSE(next.has("next_cursor"));
}

TEST_F(Operations, ADocumentsSecretIsShownToNobody) {
    const Table of_case = Table{}.set("reference", reference);
    done("case.document", Table{of_case}.set("file", "a.txt").set("bytes", "A letter."));

    const Table events = done("case.events", of_case);

    const Table& last = *events.list("items").back().as_table();
    EXPECT_EQ(last.text("kind"), "case.document_added");
    EXPECT_TRUE(last.table("body").has("address"));
    EXPECT_FALSE(last.table("body").has("secret"));
}

TEST_F(Operations, AnAmountThatIsTypedIsInPoundsAndANumberIsPence) {
    const auto price_of = [this](const Value& price) {
        const Table values =
            Table{}.set("pitch", "West").set("price_pence", price).set("free", "2");
        const auto put =
            ask("register.put", Table{}.set("name", "parks.pitches").set("values", values));
        if (!put) {
            return put.error().reason;
        }
        const Table row =
            done("register.show", Table{}.set("name", "parks.pitches").set("key", "West"));
        return std::to_string(row.table("values").integer("price_pence"));
    };

    EXPECT_EQ(price_of("12.50"), "1250");
    EXPECT_EQ(price_of("£1,234.50"), "123450");
    EXPECT_EQ(price_of("7"), "700");
    EXPECT_EQ(price_of(Value(std::int64_t{7})), "7");
    for (const char* odd : {"12.5", "1,2345", "12p", "£", "99999999999999999999"}) {
        EXPECT_THAT(price_of(odd), HasSubstr("must be an amount in pounds, such as 12.50")) << odd;
    }
}

TEST_F(Operations, ADocumentThatIsRefusedLeavesNoFile) {
    const Table of_case = Table{}.set("reference", reference).set("file", "a.txt");
    const Caller caller{identity::system_administrator(), "key-1"};
    call(council.council, caller, "customer.add", Table{}.set("name", "Ann")).value();
    const auto before = council.documents.addresses();

    // The command has done something else, so that the event is refused after the file was put.
    EXPECT_FALSE(
        call(council.council, caller, "case.document", Table{of_case}.set("bytes", "A letter.")));
    EXPECT_EQ(council.documents.addresses(), before);

    const Caller again{identity::system_administrator(), "key-2"};
    for (int time = 0; time < 2; ++time) {
        call(council.council, again, "case.document", Table{of_case}.set("bytes", "A letter."))
            .value();
    }
    EXPECT_THAT(council.documents.addresses(), SizeIs(before.size() + 1));
}

TEST_F(Operations, VerifyingTellsOfDocumentsThatAreMissingOrUnnamed) {
    const Table of_case = Table{}.set("reference", reference).set("file", "a.txt");
    done("case.document", Table{of_case}.set("bytes", "A letter."));
    const Table documents = done("case.documents", Table{}.set("reference", reference));
    const std::string named = documents.list("items").at(0).as_table()->text("id");
    council.documents.put("secret", "Left by a crash.");

    const Table found = done("journal.verify", {});
    EXPECT_EQ(found.integer("documents"), 2);
    EXPECT_EQ(found.integer("unnamed_documents"), 1);

    council.documents.remove(named);
    EXPECT_THAT(
        ask("journal.verify", {}).error().reason,
        ::testing::AllOf(HasSubstr("The document of event 3 of case/"), HasSubstr("is missing.")));
}

TEST_F(Operations, MasterRecordsAreValidatedAndFound) {
    for (const Table& odd :
         {Table{}.set("name", ""), Table{}.set("name", "A").set("email", "nowhere"),
          Table{}.set("name", "A").set("phone", "ring me"),
          Table{}.set("name", "A").set("born", "2090-01-01")}) {
        refused("customer.add", odd);
    }
    for (const Table& odd : {Table{}.set("uprn", "x").set("address", "a"),
                             Table{}.set("uprn", "1234567890123").set("address", "a"),
                             Table{}.set("uprn", "1").set("address", "")}) {
        refused("place.add", odd);
    }
    EXPECT_EQ(refused("place.add", Table{}.set("uprn", "100").set("address", "a")).kind,
              RefusalKind::not_available);
    done("customer.add", Table{}.set("name", "Ŵyn Ó Siadhail").set("external_id", "old/9"));
    EXPECT_THAT(done("customer.list", Table{}.set("q", "wyn siadhail")).list("items"), SizeIs(1));
    EXPECT_EQ(done("customer.show", Table{}.set("id", "old/9")).text("name"), "Ŵyn Ó Siadhail");
    EXPECT_THAT(
        refused("customer.add", Table{}.set("name", "Another").set("external_id", "old/9")).reason,
        HasSubstr("has the external id 'old/9' already"));
    EXPECT_THAT(done("place.list", Table{}.set("q", "high")).list("items"), SizeIs(1));
}

TEST_F(Operations, OfManyWhoAddOneExternalIdAtOnceExactlyOneDoes) {
    std::atomic<int> added = 0;
    std::vector<std::thread> threads;
    for (int one = 0; one < 8; ++one) {
        threads.emplace_back([&] {
            added +=
                ask("customer.add", Table{}.set("name", "Ann").set("external_id", "ct/1")) ? 1 : 0;
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }

    EXPECT_EQ(added, 1);
}

TEST_F(Operations, OfficersHaveRolesOfPeople) {
    for (const char* odd : {"time", "import", "Caseworker", "a b"}) {
        refused("officer.add", Table{}.set("username", "dan").set("roles", odd));
    }
    for (const char* odd : {"", "Dan", "a/b", "dan "}) {
        refused("officer.add", Table{}.set("username", odd));
    }
    EXPECT_EQ(refused("officer.add", Table{}.set("username", "ben")).kind,
              RefusalKind::not_available);
    const auto ben = identity::actor_named(*council.store->read(), "ben").value();
    EXPECT_EQ(ben.roles, std::vector<std::string>{"caseworker"});
    EXPECT_TRUE(as(ben, "case.act", right().at("case.act")));
    EXPECT_TRUE(as(ben, "case.list", Table{}.set("mine", true)));
}

TEST_F(Operations, WhatIsKeptForGoodIsNoFreeText) {
    const Table task = Table{}.set("reference", reference).set("text", "Ring");
    const Table brought = Table{task}.set("on", "2026-06-01");
    const Table link = Table{}.set("reference", reference).set("to", reference);
    const Table opening = Table{}.set("type", "parks.pitch");
    done("officer.add", Table{}.set("username", "ann.lee"));
    for (const char* odd : {"", "Mrs Smith of the High Street", "ann.smith"}) {
        refused("case.task", Table{task}.set("for", odd));
        refused("case.bring-forward", Table{brought}.set("for", odd));
        refused("case.link", Table{link}.set("as", odd));
    }
    for (const char* odd : {"By post", "post\n"}) {
        refused("case.open", Table{opening}.set("channel", odd));
        refused("case.open", Table{opening}.set("team", odd));
    }

    for (const char* whom : {"ann.lee", "council_tax"}) {
        done("case.task", Table{task}.set("for", whom));
        done("case.bring-forward", Table{brought}.set("for", whom));
    }
    done("case.link", Table{link}.set("as", "appeal_of"));
    EXPECT_EQ(done("case.open", Table{opening}.set("channel", "post").set("team", "council_tax"))
                  .text("channel"),
              "post");
}

TEST_F(Operations, AnOfficersPagesGoOn) {
    for (const char* name : {"u1", "u2", "u3"}) {
        done("officer.add", Table{}.set("username", name));
    }
    std::vector<std::string> names;
    std::string cursor;
    do {
        const Table page = done("officer.list", Table{}.set("limit", 2).set("cursor", cursor));
        for (const Value& one : page.list("items")) {
            names.push_back(one.as_table()->text("username"));
        }
        cursor = page.has("next_cursor") ? page.text("next_cursor") : "";
    } while (!cursor.empty());
    EXPECT_THAT(names, ::testing::ElementsAre("ben", "dot", "u1", "u2", "u3"));
}

}  // namespace
}  // namespace moothall::operations
