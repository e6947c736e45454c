#include <gmock/gmock.h>

#include "host/operations/operations_fixture.h"
#include "unsent/unsent_forms.h"

namespace moothall::operations {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class Unsent : public Operations {
protected:
    Result<Value> keep(const std::string& page, const Value& fields) {
        return as(ann, "unsent.keep", Table{}.set("page", page).set("fields", fields));
    }
    Result<Value> show(const identity::Actor& who, const std::string& page) {
        return as(who, "unsent.show", Table{}.set("page", page));
    }

    const identity::Actor ann{"officer/ann", "Ann", {"caseworker"}, {}};
    const identity::Actor eve{"officer/eve", "Eve", {"caseworker", "administrator"}, {}};
    const Table typed = Table{}.set("reason", "Half a sen");
};

TEST_F(Unsent, WhatWasTypedIsThereAgain) {
    keep("cases/1", Table{}.set("reason", "Half")).value();
    const auto before = council.whole_journal();

    keep("cases/1", typed).value();

    EXPECT_EQ(show(ann, "cases/1").value().as_table()->table("fields"), typed);
    EXPECT_EQ(council.whole_journal(), before);
}

TEST_F(Unsent, NobodyElseReadsIt) {
    keep("cases/1", typed).value();

    EXPECT_EQ(show(eve, "cases/1").error().kind, RefusalKind::not_found);
    EXPECT_EQ(show(identity::system_administrator(), "cases/1").error().kind,
              RefusalKind::not_found);
    EXPECT_THAT(as(eve, "unsent.list", {}).value().as_table()->list("items"), IsEmpty());
    as(eve, "unsent.drop", Table{}.set("page", "cases/1")).value();
    EXPECT_TRUE(show(ann, "cases/1"));
}

TEST_F(Unsent, IsForgottenWhenItIsDropped) {
    keep("cases/1", typed).value();

    as(ann, "unsent.drop", Table{}.set("page", "cases/1")).value();

    EXPECT_FALSE(show(ann, "cases/1"));
}

TEST_F(Unsent, IsGoneAfterThirtyDays) {
    keep("cases/1", typed).value();
    council.clock.advance(std::chrono::hours(24 * 30 - 1));
    EXPECT_TRUE(show(ann, "cases/1"));

    council.clock.advance(std::chrono::hours(2));
    keep("cases/2", typed).value();

    EXPECT_FALSE(show(ann, "cases/1"));
    EXPECT_THAT(as(ann, "unsent.list", {}).value().as_table()->list("items"), SizeIs(1));
    EXPECT_FALSE(council.store->read()->find(unsent::unsent_table(), {"officer/ann", "cases/1"}));
}

TEST_F(Unsent, IsNoStoreForOtherThings) {
    const Table long_one = Table{}.set("text", std::string(65 * 1024, 'a'));
    EXPECT_EQ(keep("cases/1", long_one).error().kind, RefusalKind::invalid_input);
    EXPECT_EQ(keep("", typed).error().kind, RefusalKind::invalid_input);
    for (int page = 0; page < 200; ++page) {
        keep("cases/" + std::to_string(page), typed).value();
    }

    EXPECT_THAT(keep("cases/200", typed).error().reason, HasSubstr("200 forms"));
    EXPECT_TRUE(keep("cases/199", typed));
}

}  // namespace
}  // namespace moothall::operations
