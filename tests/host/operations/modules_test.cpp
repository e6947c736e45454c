#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"
#include "operations/operation.h"
#include "workflows/modules/module_text.h"

namespace moothall::operations {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view common = R"(local function has_a_ball(case)
  return case.ball == true, "Bring a ball."
end

return module {
  on_hold = behaviour {
    holds   = { on_hold = { title = "On hold" } },
    actions = { wait = { from = any_open, stay = true, when = { has_a_ball },
                         act = function() return { hold "on_hold" } end } },
  },
}
)";

constexpr std::string_view match = R"(local common = use "lib.common@1"
return workflow {
  name = "parks.match", title = "Match", complexity = "straightforward",
  fields = { ball = yes_no { label = "Is there a ball?", optional = true } },
  states = { waiting = { title = "Waiting", initial = true },
             played  = { title = "Played", final = true, keep = "parks.match" } },
  actions = { play = { from = "waiting", to = "played" } },
  behaviours = { common.on_hold },
}
)";

std::string replaced(std::string_view in, std::string_view from, std::string_view to) {
    std::string text(in);
    return text.replace(text.find(from), from.size(), to);
}

class ModuleOperations : public ::testing::Test {
protected:
    Result<Value> ask(const std::string& name, const Table& arguments) {
        return call(council.council,
                    {{"officer/ann", "ann", {"administrator", "caseworker"}, {}}, ""}, name,
                    arguments);
    }
    Table done(const std::string& name, const Table& arguments) {
        return *ask(name, arguments).value().as_table();
    }
    static Table file(std::string_view own, std::string_view module) {
        return Table{}
            .set("file", "match.lua")
            .set("source", workflows::with_modules(
                               own, [&](const std::string&) { return std::string(module); }))
            .set("reason", "Needed");
    }
    static Table file_alone(std::string_view own) {
        return Table{}
            .set("file", "match.lua")
            .set("source", std::string(own))
            .set("reason", "Needed");
    }
    std::string error_of(const std::string& name, const Table& arguments) {
        const auto answer = ask(name, arguments);
        return answer ? "" : answer.error().reason;
    }
    std::vector<std::string> findings_of(const Table& its_file) {
        Table arguments;
        arguments.set("file", its_file.text("file")).set("source", its_file.text("source"));
        std::vector<std::string> texts;
        const Table checked = done("workflow.check", arguments);
        for (const Value& one : checked.list("findings")) {
            texts.push_back(one.as_table()->text("text"));
        }
        return texts;
    }

    const store::TemporaryFolder folder;
    workflows::SmallCouncil council{folder.path()};
};

// R-190
TEST_F(ModuleOperations, AModuleIsPublishedWithTheFirstWorkflowThatUsesIt) {
    done("workflow.publish", file(match, common));

    const List modules = done("module.list", {}).list("items");

    ASSERT_THAT(modules, SizeIs(1));
    EXPECT_EQ(modules[0].as_table()->text("name"), "lib.common@1");
    EXPECT_EQ(modules[0].as_table()->list("used_by"), List{Value("parks.match")});
    EXPECT_EQ(done("module.show", Table{}.set("name", "lib.common@1")).text("source"), common);
}

TEST_F(ModuleOperations, AWorkflowTakesFromTheStoreWhatItDoesNotBring) {
    done("workflow.publish", file(match, common));

    done("workflow.publish", file_alone(replaced(match, "parks.match", "parks.rematch")));

    EXPECT_EQ(done("workflow.show", Table{}.set("name", "parks.rematch")).list("modules"),
              List{Value(Table{}.set("name", "lib.common@1").set("source", std::string(common)))});
}

TEST_F(ModuleOperations, ACaseIsDecidedByTheModuleThatWasPublished) {
    done("workflow.publish", file(match, common));
    const std::string reference =
        done("case.open", Table{}.set("type", "parks.match")).text("reference");
    const Table wait = Table{}.set("reference", reference).set("action", "wait");
    EXPECT_EQ(error_of("case.act", wait), "Bring a ball.");

    done("workflow.publish", file(replaced(match, "common@1", "common@2"),
                                  replaced(common, "Bring a ball.", "Bring two balls.")));

    EXPECT_EQ(error_of("case.act", wait), "Bring a ball.");
    done("case.act", Table(wait).set("fields", Table{}.set("ball", true)));
    const Table explained = done("workflow.explain", Table{}.set("reference", reference));
    const Table& decision = *explained.list("decisions").back().as_table();
    EXPECT_EQ(decision.list("guards"), List{Value("has a ball (lib/common@1.lua, line 1)")});
    EXPECT_TRUE(decision.yes_no("same_again"));
}

TEST_F(ModuleOperations, WhatIsPublishedNeverChanges) {
    done("workflow.publish", file(match, common));

    const Table changed = file(replaced(match, "parks.match", "parks.rematch"),
                               replaced(common, "a ball", "two balls"));

    EXPECT_THAT(findings_of(changed),
                ElementsAre(HasSubstr("match.lua:1: module 'lib.common@1' was published on ")));
    EXPECT_THAT(error_of("workflow.publish", changed),
                HasSubstr("with another text, and what is published never changes: put the change "
                          "into lib/common@2.lua and use that."));
}

TEST_F(ModuleOperations, ADraftPublishesNoModule) {
    done("workflow.submit", file(match, common));
    EXPECT_THAT(done("module.list", {}).list("items"), IsEmpty());

    done("workflow.publish-draft", Table{}.set("name", "parks.match").set("draft", 1));

    EXPECT_THAT(done("module.list", {}).list("items"), SizeIs(1));
}

TEST_F(ModuleOperations, ADraftIsRefusedWhoseModuleWasPublishedOtherwiseMeanwhile) {
    done("workflow.submit", file(match, common));
    done("workflow.publish", file(replaced(match, "parks.match", "parks.rematch"),
                                  replaced(common, "a ball", "two balls")));

    EXPECT_THAT(
        error_of("workflow.publish-draft", Table{}.set("name", "parks.match").set("draft", 1)),
        HasSubstr("with another text"));
}

TEST_F(ModuleOperations, ARetiredModuleIsUsedByNothingNewAndWhatUsesItRunsOn) {
    done("workflow.publish", file(match, common));
    const Table retiring = Table{}.set("name", "lib.common@1").set("reason", "See 2");

    EXPECT_EQ(done("module.retire", retiring).text("retired_because"), "See 2");

    EXPECT_THAT(findings_of(file_alone(match)),
                ElementsAre(HasSubstr("(See 2); use another version of it.")));
    EXPECT_THAT(error_of("module.retire", retiring), HasSubstr("was retired already, on "));
    const std::string reference =
        done("case.open", Table{}.set("type", "parks.match")).text("reference");
    done("case.act", Table{}
                         .set("reference", reference)
                         .set("action", "wait")
                         .set("fields", Table{}.set("ball", true)));
}

TEST_F(ModuleOperations, ANameThatIsNotThereIsAnsweredWithTheNearest) {
    done("workflow.publish", file(match, common));

    EXPECT_EQ(error_of("module.show", Table{}.set("name", "lib.common@2")),
              "module 'lib.common@2' is not known; did you mean 'lib.common@1'? `moothall module "
              "list` shows what is published.");
    EXPECT_THAT(findings_of(file_alone(replaced(match, "common@1", "comon@1"))),
                ElementsAre(HasSubstr("match.lua:1: module 'lib.comon@1' is not known; did you "
                                      "mean 'lib.common@1'?")));
}

TEST_F(ModuleOperations, AModuleThatReturnsNothingIsNamed) {
    EXPECT_THAT(findings_of(file(match, "local x = 1")),
                ElementsAre(HasSubstr("match.lua:1: lib/common@1.lua must return module { … }, "
                                      "but returns nothing")));
}

TEST_F(ModuleOperations, AComparisonShowsTheLinesOfModulesToo) {
    done("workflow.publish", file(match, common));
    done("workflow.submit",
         file(replaced(match, "common@1", "common@2"), replaced(common, "a ball", "two balls")));

    const Table comparison = done("workflow.compare", Table{}.set("name", "parks.match"));

    std::string lines;
    for (const Value& line : comparison.list("lines")) {
        lines += *line.as_text() + "\n";
    }
    EXPECT_THAT(lines, HasSubstr("Bring two balls."));
    EXPECT_EQ(comparison.list("changes").front().as_table()->text("text"),
              "action 'wait': behaviour was on_hold of lib.common@1, is now on_hold of "
              "lib.common@2.");
}

}  // namespace
}  // namespace moothall::operations
