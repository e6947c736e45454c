#include "workflows/modules/module_text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

namespace moothall::workflows {
namespace {

using Files = std::map<std::string, std::string>;

FindModule in(const Files& files) {
    return [&files](const std::string& name) -> std::optional<std::string> {
        const auto found = files.find(name);
        return found == files.end() ? std::nullopt : std::optional(found->second);
    };
}

std::vector<std::string> found_in(const std::string& source, const Files& files) {
    std::vector<std::string> texts;
    for (const Finding& finding :
         check_modules(taken_apart(with_modules(source, in(files))), {"lib.common@1"})) {
        texts.push_back(to_text(finding, "review.lua"));
    }
    return texts;
}

using Texts = std::vector<std::string>;

TEST(ModuleText, LeavesATextThatUsesNoneAsItIs) {
    for (const std::string text : {"return workflow {}", "return workflow {}\n", "", "\r\n\n"}) {
        EXPECT_EQ(with_modules(text, in({})), text);
        EXPECT_EQ(put_together(taken_apart(text)), text);
    }
}

TEST(ModuleText, PutsEveryModuleBehindTheWorkflowOnce) {
    const Files files{{"lib.a@1", "return module { b = use \"lib.b@2\" }"},
                      {"lib.b@2", "return module {}\n"},
                      {"lib.unused@1", "return module {}"}};
    const std::string own = "local a, b = use \"lib.a@1\", use('lib.b@2')\nreturn workflow {}";

    const std::string text = with_modules(own, in(files));

    EXPECT_EQ(text, own +
                        "\n--@moothall module lib.a@1\nreturn module { b = use \"lib.b@2\" }\n"
                        "--@moothall module lib.b@2\nreturn module {}\n");
    EXPECT_EQ(put_together(taken_apart(text)), text);
    EXPECT_EQ(taken_apart(text).modules.at(1), (ModuleText{"lib.b@2", "return module {}\n"}));
}

TEST(ModuleText, KeepsTheModulesThatATextBrings) {
    const std::string own = "local a = use \"lib.a@1\"\nreturn workflow {}\n";
    const std::string text = with_modules(own, in({{"lib.a@1", "return module { of_then = 1 }"}}));

    EXPECT_EQ(with_modules(text, in({{"lib.a@1", "return module { of_today = 1 }"}})), text);
    EXPECT_EQ(with_modules("--[[ " + text, in({})), "--[[ " + own)
        << "A module that nothing uses goes";
}

RC_GTEST_PROP(ModuleText, GivesBackWhatWasPutTogether, (const std::vector<std::string>& lines)) {
    WorkflowText parts{"return workflow {}\n", {}};
    for (std::size_t at = 0; at < lines.size(); ++at) {
        std::string source;
        for (const char c : lines[at]) {
            source += c == '\0' ? ' ' : c;
        }
        parts.modules.push_back({"lib.m@" + std::to_string(at + 1), source + "\n"});
    }

    const WorkflowText again = taken_apart(put_together(parts));

    RC_ASSERT(again.own == parts.own);
    RC_ASSERT(again.modules == parts.modules);
}

TEST(ModuleText, FindsUsesByTheWordAndNotInTextsOrComments) {
    const auto uses = modules_used_in(
        "-- use \"lib.a@1\"\nlocal s = 'use \"lib.b@1\"'\nlocal c = use \"lib.c@1\"\n"
        "t.use \"lib.d@1\"\nlocal e = use ( \"lib.e@1\" )");

    ASSERT_EQ(uses.size(), 2U);
    EXPECT_EQ(uses[0].name, "lib.c@1");
    EXPECT_EQ(uses[0].line, 3);
    EXPECT_EQ(uses[1].name, "lib.e@1");
}

TEST(ModuleText, KnowsWhatAModuleIsCalledAndItsFile) {
    EXPECT_TRUE(is_module_name("lib.common@1"));
    EXPECT_TRUE(is_module_name("revenues.notices@120"));
    for (const char* const name :
         {"lib.common", "common@1", "lib.common@", "lib.common@0", "lib.common@01", "lib.common@1a",
          "../x.y@1", "lib.a.b@1", "lib.common@12345", ""}) {
        EXPECT_FALSE(is_module_name(name)) << name;
    }
    EXPECT_EQ(file_of_module("lib.common@1"), "lib/common@1.lua");
}

TEST(ModuleText, SaysWhichModuleIsNotThere) {
    EXPECT_EQ(found_in("\nlocal c = use \"lib.comon@1\"", {}),
              Texts{"review.lua:2: module 'lib.comon@1' is not known; did you mean "
                    "'lib.common@1'? There is no lib/comon@1.lua beside the workflow, and none "
                    "was published."});
    EXPECT_EQ(found_in("local c = use \"lib.common\"", {}),
              Texts{"review.lua:1: use \"lib.common\": name a module with its version, as in use "
                    "\"lib.common@1\"."});
}

TEST(ModuleText, NamesTheFileOfAModuleThatUsesWhatIsNotThere) {
    EXPECT_EQ(found_in("local a = use \"lib.a@1\"", {{"lib.a@1", "\nlocal c = use \"lib.x@7\""}}),
              Texts{"lib/a@1.lua:2: module 'lib.x@7' is not known; known here: 'lib.common@1'. "
                    "There is no lib/x@7.lua beside the workflow, and none was published."});
}

TEST(ModuleText, RefusesTwoVersionsOfOneModule) {
    EXPECT_EQ(
        found_in("local a = use \"lib.a@1\"\nlocal b = use \"lib.b@1\"",
                 {{"lib.a@1", ""}, {"lib.a@2", ""}, {"lib.b@1", "local a = use \"lib.a@2\""}}),
        Texts{"lib/b@1.lua:1: 'lib.a@2' is used here and 'lib.a@1' by the workflow in line "
              "1; one workflow uses one version of a module."});
}

TEST(ModuleText, RefusesModulesThatUseEachOther) {
    EXPECT_EQ(
        found_in("local a = use \"lib.a@1\"", {{"lib.a@1", "local b = use \"lib.b@1\""},
                                               {"lib.b@1", "\nlocal a = use \"lib.a@1\""}}),
        Texts{"lib/b@1.lua:2: modules use each other in a ring: lib.a@1 uses lib.b@1 uses lib.a@1. "
              "Put what they share into a third."});
}

}  // namespace
}  // namespace moothall::workflows
