#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/workflows/lua_workflow.h"
#include "workflows/modules/module_text.h"
#include "workflows/showing/comparison.h"
#include "workflows/showing/diagram.h"

namespace moothall::workflows {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::string_view common = R"(local function is_ours(case)
  return case.state ~= "sent", "It was sent."
end

return module {
  on_hold = behaviour {
    holds   = { on_hold = { title = "On hold", blocks = { "send" } } },
    actions = {
      put_on_hold   = { title = "Put on hold", from = any_open, stay = true, when = { is_ours },
                        act = { hold "on_hold" } },
  take_off_hold = { from = any_open, stay = true, act = function() return { lift "on_hold" } end },
    },
  },
  duplicate = behaviour {
    fields  = { original = text { label = "The case it repeats" } },
    states  = { duplicate = { title = "A duplicate", final = true, keep = "as_original" } },
    actions = {
      close_as_duplicate = { from = any_open, to = "duplicate", needs = { "original" } },
    },
  },
}
)";

constexpr std::string_view letter = R"(local common = use "lib.common@1"

return workflow {
  name = "office.letter", title = "Letter", complexity = "straightforward",
  states = {
    draft = { title = "Draft", initial = true },
    sent  = { title = "Sent", final = true, keep = "office.letter" },
  },
  actions = { send = { from = "draft", to = "sent" } },
  behaviours = { common.on_hold, common.duplicate },
}
)";

std::string whole(const std::string& own, const std::string& module) {
    return with_modules(own, [&](const std::string&) { return std::optional(module); });
}

std::string whole() {
    return whole(std::string(letter), std::string(common));
}

TEST(Behaviours, StandInTheWorkflowAsIfItHadWrittenThem) {
    const Definition definition = definition_of(whole());

    EXPECT_EQ(definition.actions.size(), 4U);
    EXPECT_EQ(definition.action("put_on_hold")->from, std::vector<std::string>{"draft"});
    EXPECT_EQ(definition.hold("on_hold")->blocks, std::vector<std::string>{"send"});
    EXPECT_TRUE(definition.state("duplicate")->final);
    EXPECT_NE(definition.field("original"), nullptr);
    EXPECT_EQ(definition.action("put_on_hold")->guards.at(0).path,
              "behaviours.1.actions.put_on_hold.when.1");
    EXPECT_EQ(definition.action("put_on_hold")->guards.at(0).file, "lib/common@1.lua");
    EXPECT_THAT(found_in(whole()), IsEmpty());
}

TEST(Behaviours, AreKnownByTheModuleTheyCameFrom) {
    const Definition definition = definition_of(whole());

    EXPECT_EQ(definition.origin("actions", "put_on_hold"), "on_hold of lib.common@1");
    EXPECT_EQ(definition.origin("states", "duplicate"), "duplicate of lib.common@1");
    EXPECT_EQ(definition.origin("actions", "send"), "");
}

TEST(Behaviours, MayBeWrittenInTheWorkflowItself) {
    const Definition definition = definition_of(
        with(std::string(letter).substr(letter.find("return")), "common.on_hold, common.duplicate",
             "behaviour { actions = { shred = { from = \"draft\", to = \"sent\" } } }"));

    EXPECT_EQ(definition.origin("actions", "shred"), "behaviour 1");
}

TEST(Behaviours, AreCheckedWithTheFileAndLineOfTheModule) {
    EXPECT_THAT(found_in(whole(std::string(letter), with(std::string(common), "to = \"duplicate\"",
                                                         "to = \"duplicat\""))),
                ElementsAre(HasSubstr("lib/common@1.lua:16: state 'duplicate' cannot be reached"),
                            "lib/common@1.lua:18: state 'duplicat' is not known; did you mean "
                            "'duplicate'?"));
    EXPECT_THAT(found_in(whole(std::string(letter),
                               with(std::string(common), "stay = true, act", "stay = 1, act"))),
                Contains("lib/common@1.lua:11: action 'take_off_hold': 'stay' must be true or "
                         "false, but is a whole number."));
}

TEST(Behaviours, AreCheckedWithTheEffectsTheirFunctionsMention) {
    EXPECT_THAT(found_in(whole(std::string(letter),
                               with(std::string(common), "lift \"on_hold\"", "lift \"on_hol\""))),
                ElementsAre("lib/common@1.lua:11: hold 'on_hol' is not known; did you mean "
                            "'on_hold'?"));
    EXPECT_THAT(found_in(whole(with(std::string(letter), "common.on_hold, ", ""),
                               with(std::string(common), "lift \"on_hold\"", "lift \"on_hol\""))),
                IsEmpty())
        << "What is not taken over is not looked at";
}

TEST(Behaviours, ThatBringANameWhichIsThereAlreadyAreRefused) {
    EXPECT_THAT(
        found_in(whole(with(std::string(letter), "actions = { send",
                            "actions = { put_on_hold = { "
                            "from = \"draft\", stay = "
                            "true },\n    send"),
                       std::string(common))),
        ElementsAre("lib/common@1.lua:9: action 'put_on_hold' stands both in the workflow itself "
                    "(line 9) and in behaviour 'on_hold' of lib.common@1 (lib/common@1.lua:9); "
                    "give one of them another name, or leave the behaviour out."));
    EXPECT_THAT(found_in(whole(std::string(letter),
                               with(std::string(common), "close_as_duplicate =", "put_on_hold =")))
                    .at(0),
                HasSubstr("action 'put_on_hold' stands both in behaviour 'on_hold' of lib.common@1 "
                          "(lib/common@1.lua:9) and in behaviour 'duplicate' of lib.common@1 "
                          "(lib/common@1.lua:18)"));
}

TEST(Behaviours, AreAListOfBehavioursEachOnce) {
    EXPECT_THAT(found_in(whole(with(std::string(letter), "common.duplicate }", "common.on_hold }"),
                               std::string(common))),
                ElementsAre("review.lua:10: behaviours: 'on_hold of lib.common@1' stands there "
                            "twice."));
    EXPECT_THAT(found_in(whole(with(std::string(letter), "common.duplicate }", "\"on_hold\" }"),
                               std::string(common))),
                ElementsAre("review.lua:10: behaviours: each must be a behaviour, as "
                            "common.on_hold is, but one is a text."));
    EXPECT_THAT(found_in(whole(with(std::string(letter), "{ common.on_hold, common.duplicate }",
                                    "common.on_hold"),
                               std::string(common))),
                ElementsAre("review.lua:10: workflow: 'behaviours' must be a list of behaviours, "
                            "as in { common.on_hold, common.duplicate }, but is behaviour."));
}

TEST(Behaviours, ThatHaveWhatABehaviourCannotHaveAreRefused) {
    EXPECT_THAT(
        found_in(whole(std::string(letter), with(std::string(common), "  on_hold = behaviour {",
                                                 "  on_hold = behaviour { title = 1,"))),
        ElementsAre(HasSubstr("behaviour 'on_hold' of lib.common@1: 'title' is not known")));
}

TEST(Behaviours, AreNoWorkflowOfTheirOwn) {
    EXPECT_THAT(found_in(std::string(common)),
                ElementsAre(HasSubstr("this is a module, which is checked with the workflows that "
                                      "use it")));
}

TEST(Behaviours, AreShownWhereAWorkflowIsDrawn) {
    const Definition definition = definition_of(whole());

    const std::string words = plain_text_diagram(definition);

    EXPECT_THAT(words, HasSubstr("put_on_hold, by caseworker; 1 condition; hold \"on_hold\"; "
                                 "behaviour on_hold of lib.common@1"));
    EXPECT_THAT(words, HasSubstr("kept as as_original); behaviour duplicate of lib.common@1"));
}

TEST(Behaviours, AreComparedLikeAllElse) {
    const Definition before = definition_of(whole());
    const Definition after = definition_of(
        with_modules(with(std::string(letter), "lib.common@1", "lib.common@2"),
                     [](const std::string&) { return std::optional(std::string(common)); }));

    const auto differences = compare(before, after);

    ASSERT_FALSE(differences.empty());
    EXPECT_EQ(differences.front().sentence,
              "action 'close_as_duplicate': behaviour was duplicate of lib.common@1, is now "
              "duplicate of lib.common@2.");
}

}  // namespace
}  // namespace moothall::workflows
