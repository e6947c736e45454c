#include "account_panel.h"

#include <array>

namespace revenues {

using moothall::Panel;
using moothall::Refusal;
using moothall::RefusalKind;
using moothall::Result;

namespace {

struct Shown {
    const char* words;
    const char* field;
};

constexpr std::array texts{Shown{"Who is liable", "liable_party"}, Shown{"Address", "address"},
                           Shown{"Band", "band"}, Shown{"Area", "area"}};
constexpr std::array amounts{Shown{"Yearly charge", "charge_pence"},
                             Shown{"Balance", "balance_pence"}};

}  // namespace

Result<Panel> account_panel(const moothall::Case& shown, moothall::Reading& reading) {
    if (!shown.fields().has("account")) {
        return Refusal{RefusalKind::not_available, "Choose the account to see it here."};
    }
    const auto account =
        reading.rule("revenues.accounts", shown.today(), shown.fields().text("account"));
    if (!account) {
        return account.error();
    }
    Panel panel;
    panel.rows.emplace_back("Account", account->key);
    for (const auto& [words, field] : texts) {
        if (account->values.has(field)) {
            panel.rows.emplace_back(words, account->text(field));
        }
    }
    if (account->values.has("adults")) {
        panel.rows.emplace_back("Adults who count", std::to_string(account->integer("adults")));
    }
    if (account->values.has("liable_from")) {
        panel.rows.emplace_back("Liable from",
                                moothall::in_words(account->values.date("liable_from")));
    }
    for (const auto& [words, field] : amounts) {
        if (account->values.has(field)) {
            panel.rows.emplace_back(words, moothall::pounds(account->pence(field)));
        }
    }
    return panel;
}

}  // namespace revenues
