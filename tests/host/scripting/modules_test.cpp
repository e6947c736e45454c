#include <gtest/gtest.h>

#include "host/scripting/scripting_testing.h"
#include "scripting/session.h"

namespace moothall::scripting {
namespace {

Chunk chunk_of(const std::string& source, const std::map<std::string, std::string>& modules) {
    Chunk::Modules compiled;
    for (const auto& [name, text] : modules) {
        compiled.emplace(name, compile(name + ".lua", text).value());
    }
    return compile("review.lua", source).value().with(std::move(compiled));
}

Library words() {
    Library library;
    library.add(Word{"module", Shape::fields}).value();
    library.add(Word{"behaviour", Shape::fields}).value();
    return library;
}

Outcome outcome_of(const std::string& source, const std::map<std::string, std::string>& modules) {
    const Library library = words();
    return run(chunk_of(source, modules), library, Limits{});
}

std::string error_of(const std::string& source, const std::map<std::string, std::string>& modules) {
    const Outcome outcome = outcome_of(source, modules);
    EXPECT_EQ(outcome.ending, Ending::raised);
    return outcome.error.substr(0, outcome.error.find('\n'));
}

TEST(Modules, GivesWhatAModuleReturns) {
    const auto outcome = outcome_of("return use(\"lib.sums@1\").twice(21)",
                                    {{"lib.sums@1",
                                      "local two = 2\nreturn module { twice = function(x) return x "
                                      "* two end }"}});

    ASSERT_EQ(outcome.ending, Ending::finished) << outcome.error;
    EXPECT_EQ(outcome.values.at(0), Value(std::int64_t{42}));
}

TEST(Modules, RunsAModuleOnceHoweverOftenItIsUsed) {
    const auto outcome = outcome_of(
        "return rawequal(use \"lib.a@1\", use \"lib.b@1\".a)",
        {{"lib.a@1", "return module {}"}, {"lib.b@1", "return module { a = use \"lib.a@1\" }"}});

    ASSERT_EQ(outcome.ending, Ending::finished) << outcome.error;
    EXPECT_EQ(outcome.values.at(0), Value(true));
}

TEST(Modules, RefusesAModuleThatDoesNotReturnOne) {
    EXPECT_EQ(error_of("return use \"lib.a@1\"", {{"lib.a@1", "local x = 1"}}),
              "review.lua:1: lib.a@1.lua must return module { … }, but returns nothing");
    EXPECT_EQ(error_of("return use \"lib.a@1\"", {{"lib.a@1", "return { a = 1 }"}}),
              "review.lua:1: lib.a@1.lua must return module { … }, but returns a table");
}

TEST(Modules, RefusesAModuleThatIsNotThere) {
    EXPECT_EQ(error_of("return use(\"lib.\" .. \"a@1\")", {}),
              "review.lua:1: there is no module 'lib.a@1' to use here; write its name out, as in "
              "use \"lib.common@1\"");
    EXPECT_EQ(error_of("return use(1)", {}),
              "review.lua:1: 'use' takes the name of a module, as in use \"lib.common@1\"");
}

TEST(Modules, DoesNotLetModulesUseEachOtherForEver) {
    const std::string error =
        error_of("return use \"lib.a@1\"", {{"lib.a@1", "return module { b = use \"lib.b@1\" }"},
                                            {"lib.b@1", "return module { a = use \"lib.a@1\" }"}});

    EXPECT_TRUE(error.starts_with("lib.b@1.lua:1: there is no module 'lib.a@1' to use here"))
        << error;
}

TEST(Modules, NamesTheNearestOfWhatAModuleHas) {
    EXPECT_EQ(error_of("local common = use \"lib.a@1\"\nreturn common.on_hod",
                       {{"lib.a@1", "return module { on_hold = behaviour {}, duplicate = 1 }"}}),
              "review.lua:2: lib.a@1 has no 'on_hod'; did you mean 'on_hold'?");
}

TEST(Modules, LetsABehaviourKnowWhoseItIs) {
    const Library library = words();
    Session session(chunk_of("local a = use \"lib.b@1\".a\nreturn { a.on_hold, behaviour {} }",
                             {{"lib.a@1", "return module { on_hold = behaviour {} }"},
                              {"lib.b@1", "return module { a = use \"lib.a@1\" }"}}),
                    library, Limits{});
    ASSERT_EQ(session.execute().ending, Ending::finished);

    const Value described = session.describe().values.at(0);

    const Table& of_module = *described.as_list()->at(0).as_table();
    EXPECT_EQ(of_module.text("$module"), "lib.a@1");
    EXPECT_EQ(of_module.text("$name"), "on_hold");
    EXPECT_FALSE(described.as_list()->at(1).as_table()->has("$module"));
}

TEST(Modules, TellsInWhichFileAFunctionStands) {
    const Library library = words();
    Session session(
        chunk_of("local a = use \"lib.a@1\"\nreturn { own = function() end, its = a.f }",
                 {{"lib.a@1", "\nreturn module {\n f = function() return 7 end }"}}),
        library, Limits{});
    ASSERT_EQ(session.execute().ending, Ending::finished);

    const Value described = session.describe().values.at(0);

    EXPECT_FALSE(described.as_table()->table("own").has("file"));
    EXPECT_EQ(described.as_table()->table("its").text("file"), "lib.a@1.lua");
    EXPECT_EQ(described.as_table()->table("its").integer("line"), 3);
    EXPECT_EQ(session.call("its", {}).values.at(0), Value(std::int64_t{7}));
}

TEST(Modules, AreThereAgainWhenASessionBeginsAgain) {
    const Library library = words();
    Session session(chunk_of("local a = use \"lib.a@1\"\nreturn { f = function() a.n = a.n + 1; "
                             "return a.n end }",
                             {{"lib.a@1", "return module { n = 1 }"}}),
                    library, Limits{});
    ASSERT_EQ(session.execute().ending, Ending::finished);
    ASSERT_TRUE(session.remember());
    session.call("f", {});

    session.begin_again();

    EXPECT_EQ(session.call("f", {}).values.at(0), Value(std::int64_t{2}));
}

}  // namespace
}  // namespace moothall::scripting
