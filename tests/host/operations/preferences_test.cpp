#include "settings/preferences.h"

#include <gmock/gmock.h>

#include "host/operations/operations_fixture.h"

namespace moothall::operations {
namespace {

class Preferences : public Operations {
protected:
    Result<Value> keep(const std::string& front_end, const Table& values) {
        return as(ann, "preferences.keep", Table{}.set("of", front_end).set("values", values));
    }
    Table shown(const identity::Actor& who, const std::string& front_end) {
        return as(who, "preferences.show", Table{}.set("of", front_end))
            .value()
            .as_table()
            ->table("values");
    }

    const identity::Actor ann{"officer/ann", "Ann", {"caseworker"}, {}};
    const identity::Actor ben{"officer/ben", "Ben", {"caseworker"}, {}};
};

TEST_F(Preferences, AreThereAgainAndNoEvents) {
    const auto before = council.whole_journal();

    keep("desk", Table{}.set("theme", "dark")).value();
    keep("desk", Table{}.set("density", "compact")).value();

    EXPECT_EQ(shown(ann, "desk"), Table{}.set("density", "compact"));
    EXPECT_EQ(council.whole_journal(), before);
}

TEST_F(Preferences, AreOnesOwnAndOfOneFrontEnd) {
    keep("desk", Table{}.set("theme", "dark")).value();

    EXPECT_EQ(shown(ben, "desk"), Table{});
    EXPECT_EQ(shown(ann, "kiosk"), Table{});
}

TEST_F(Preferences, RefusesWhatIsTooLongAndAFrontEndWithoutAName) {
    const std::string long_text(settings::preferences_bytes_max, 'x');

    EXPECT_EQ(keep("desk", Table{}.set("theme", long_text)).error().kind,
              RefusalKind::invalid_input);
    EXPECT_EQ(keep("The desk", {}).error().kind, RefusalKind::invalid_input);
    EXPECT_EQ(shown(ann, "desk"), Table{});
}

}  // namespace
}  // namespace moothall::operations
