#include "workflows/showing/diagram.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/workflows/lua_workflow.h"

namespace moothall::workflows {
namespace {

using testing::HasSubstr;
using testing::Not;

const Definition& review() {
    static const Definition definition = definition_of(fixture("discount_review.lua"));
    return definition;
}

// R-159: process maps are drawn from the live definition.
TEST(Diagram, IsPlainTextForPeople) {
    EXPECT_EQ(plain_text_diagram(review()),
              R"(Single person discount review (revenues.discount_review)
Clock decide: 10 working days, starts with received

[waiting] Waiting for the form (starts here)
    pauses decide
    on entering: letter "discount_form"
    reply -> assess, by caseworker; needs adults
    remove -> removed, by caseworker or time; asks for a reason; effects of a function
    chase, after 14 days; letter "discount_reminder"
    lapse -> removed, after 21 working days; takes remove

[assess] Being assessed
    keep -> kept, by caseworker; 1 condition
    remove -> removed, by caseworker or time; asks for a reason; effects of a function

[kept] Discount kept (ends here, kept as revenues.account)
    on entering: letter "discount_kept"

[removed] Discount removed (ends here, kept as revenues.account)
    on entering: letter "discount_removed"
)");
}

TEST(Diagram, IsGraphvizTextForDrawing) {
    EXPECT_EQ(dot_diagram(review()),
              R"dot(digraph "revenues.discount_review" {
  label="Single person discount review";
  rankdir=LR;
  node [shape=box, style=rounded];
  "waiting" [label="Waiting for the form", style="rounded,bold"];
  "assess" [label="Being assessed"];
  "kept" [label="Discount kept", peripheries=2];
  "removed" [label="Discount removed", peripheries=2];
  "waiting" -> "assess" [label="Reply (caseworker)"];
  "waiting" -> "removed" [label="Remove (caseworker or time)"];
  "waiting" -> "removed" [label="Remove after 21 working days", style=dashed];
  "assess" -> "kept" [label="Keep (caseworker)"];
  "assess" -> "removed" [label="Remove (caseworker or time)"];
}
)dot");
}

TEST(Diagram, JoinsWhatMovesNothingInOneLoop) {
    const Definition repair = definition_of(fixture("repair.lua"));

    EXPECT_THAT(dot_diagram(repair),
                HasSubstr("\"visited\" -> \"visited\" [label=\"Stop for now, Argue, Go on\", "
                          "style=dotted];"));
}

TEST(Diagram, KeepsWhatIsWrittenFromBreakingOutOfALabel) {
    Definition odd = review();
    odd.states[0].title = {{"en", "a\"]; b -> c\n\\"}};

    EXPECT_THAT(dot_diagram(odd), HasSubstr(R"dot([label="a\"]; b -> c \\",)dot"));
}

TEST(Diagram, ListsEveryWayInColumns) {
    EXPECT_EQ(transition_table(review()),
              R"(from     action or timer  to       by or when             besides
waiting  reply            assess   caseworker             needs adults
waiting  remove           removed  caseworker or time     asks for a reason; effects of a function
waiting  chase            (stays)  after 14 days          letter "discount_reminder"
waiting  lapse            removed  after 21 working days  takes remove
assess   keep             kept     caseworker             1 condition
assess   remove           removed  caseworker or time     asks for a reason; effects of a function
)");
}

TEST(Diagram, CallsByNameWhatHasNoTitle) {
    EXPECT_EQ(title_of({}, "asked_for_review"), "Asked for review");
    EXPECT_EQ(title_of({{"cy", "Adolygiad"}}, "review"), "Adolygiad");
}

}  // namespace
}  // namespace moothall::workflows
