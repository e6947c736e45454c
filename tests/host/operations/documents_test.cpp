#include <gmock/gmock.h>

#include "host/operations/operations_fixture.h"

namespace moothall::operations {
namespace {

using ::testing::SizeIs;

class Documents : public Operations {
protected:
    Table of_needing() const { return Table{}.set("reference", needing); }
};

TEST_F(Documents, OfACaseAreListedWithWhatTheyAre) {
    const List items = done("case.documents", of_needing()).list("items");

    ASSERT_THAT(items, SizeIs(1));
    const Table& item = *items.front().as_table();
    EXPECT_EQ(item.text("file"), "a b.pdf");
    EXPECT_EQ(item.text("title"), "plans/a b.pdf");
    EXPECT_EQ(item.text("media_type"), "application/pdf");
    EXPECT_EQ(item.integer("size"), 4);
    EXPECT_EQ(item.text("added_by"), "system");
}

TEST_F(Documents, AreShownWithTheirBytesToWhoAsksForThem) {
    const Table asked = Table{}.set("id", document);

    const Table shown = done("document.show", asked);
    const Table whole = done("document.show", Table{asked}.set("content", true));

    EXPECT_FALSE(shown.has("content"));
    EXPECT_EQ(shown.text("reference"), needing);
    EXPECT_EQ(whole.text("content"), "%PDF");
}

TEST_F(Documents, ThatAreErasedOrUnknownAreNotFound) {
    const std::int64_t number =
        done("case.documents", of_needing()).list("items").front().as_table()->integer("number");
    done("journal.erase", Table{}
                              .set("stream", needing)
                              .set("events", std::to_string(number))
                              .set("reason", "Asked."));

    EXPECT_EQ(refused("document.show", Table{}.set("id", document)).kind, RefusalKind::not_found);
    EXPECT_EQ(refused("document.show", Table{}.set("id", "../x").set("content", true)).kind,
              RefusalKind::not_found);
    EXPECT_THAT(done("case.documents", of_needing()).list("items"), SizeIs(0));
}

TEST_F(Operations, ALinkIsSeenFromBothCases) {
    done("case.link",
         Table{}.set("reference", needing).set("to", reference).set("as", "appeal_of"));

    const List there = done("case.linked", Table{}.set("reference", needing)).list("items");
    const List back = done("case.linked", Table{}.set("reference", reference)).list("items");

    ASSERT_THAT(there, SizeIs(1));
    ASSERT_THAT(back, SizeIs(1));
    EXPECT_EQ(there.front().as_table()->text("reference"), reference);
    EXPECT_EQ(there.front().as_table()->text("as"), "appeal_of");
    EXPECT_EQ(there.front().as_table()->text("direction"), "to");
    EXPECT_EQ(there.front().as_table()->text("title"), "Pitch");
    EXPECT_EQ(there.front().as_table()->text("state_title"), "Asked for");
    EXPECT_EQ(back.front().as_table()->text("reference"), needing);
    EXPECT_EQ(back.front().as_table()->text("direction"), "from");
    EXPECT_EQ(council.differences_after_rebuild(), 0);
}

}  // namespace
}  // namespace moothall::operations
