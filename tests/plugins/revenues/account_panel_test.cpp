#include "account_panel.h"

#include <gtest/gtest.h>

#include "plugins/revenues/shipped_rules.h"

namespace {

using moothall::Table;

class ReviewCase final : public moothall::Case {
public:
    explicit ReviewCase(Table fields) : fields_(std::move(fields)) {}

    const std::string& reference() const override { return reference_; }
    const std::string& type() const override { return type_; }
    const std::string& state() const override { return state_; }
    const Table& fields() const override { return fields_; }
    std::optional<std::string> place() const override { return std::nullopt; }
    moothall::Date today() const override { return moothall::make_date(2026, 5, 4); }

private:
    std::string reference_ = "CT-26-000417-T";
    std::string type_ = "revenues.discount_review";
    std::string state_ = "waiting";
    Table fields_;
};

TEST(AccountPanel, ShowsTheAccountAsItStandsToday) {
    ShippedRules rules;
    rules.add("revenues.accounts", "20014567", "2025-04-01",
              Table{}
                  .set("account", "20014567")
                  .set("liable_party", "Mrs A Osei")
                  .set("band", "D")
                  .set("adults", 1)
                  .set("liable_from", "2025-04-01")
                  .set("balance_pence", 41234));

    const auto panel =
        revenues::account_panel(ReviewCase(Table{}.set("account", "20014567")), rules);

    ASSERT_TRUE(panel);
    const std::vector<std::pair<std::string, std::string>> expected{
        {"Account", "20014567"},   {"Who is liable", "Mrs A Osei"}, {"Band", "D"},
        {"Adults who count", "1"}, {"Liable from", "1 April 2025"}, {"Balance", "£412.34"}};
    EXPECT_EQ(panel->rows, expected);
}

TEST(AccountPanel, SaysWhatToDoWhereNoAccountIsChosen) {
    ShippedRules rules;

    const auto panel = revenues::account_panel(ReviewCase(Table{}), rules);

    EXPECT_EQ(panel.error().reason, "Choose the account to see it here.");
}

TEST(AccountPanel, RefusesAnAccountThatIsNotThere) {
    ShippedRules rules;

    const auto panel = revenues::account_panel(ReviewCase(Table{}.set("account", "1")), rules);

    EXPECT_EQ(panel.error().kind, moothall::RefusalKind::not_found);
}

}  // namespace
