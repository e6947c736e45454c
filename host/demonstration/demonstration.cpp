#include "demonstration/demonstration.h"

#include <algorithm>

#include "calendar/london.h"
#include "demonstration/invented.h"
#include "demonstration/officers.h"
#include "operations/operation.h"

namespace moothall::demonstration {
namespace {

constexpr std::int64_t days_shown = 60;

/// Calls operations as somebody, at a moment.
class Desk {
public:
    explicit Desk(startup::RunningCouncil& council) : council_(council) {}

    void be_at(Instant moment) { council_.fixed_clock()->set(moment); }

    Table call(const std::string& username, std::string_view operation, const Table& arguments) {
        auto& council = council_.council();
        const auto actor = identity::actor_named(*council.store.read(), username).value();
        return *operations::call(council, {actor, ""}, operation, arguments).value().as_table();
    }

private:
    startup::RunningCouncil& council_;
};

struct Account {
    std::string number;
    std::string uprn;
    std::string customer;
};

/// What is known of a person besides name and address. Not everybody gave the council a telephone
/// number or an e-mail address.
Table particulars_of(Invented& invented, const std::string& person) {
    Table known = Table{}.set("born", invented.date_of_birth());
    const std::string phone = invented.phone();
    const std::string email = invented.email(person);
    if (invented.number(0, 7) != 0) {
        known.set("phone", phone);
    }
    if (invented.number(0, 3) != 0) {
        known.set("email", email);
    }
    return known;
}

/// Somebody who rang and was added again: the same name and date of birth, and little else.
void add_again(Desk& desk, const std::string& person, const Table& known) {
    desk.call("priya.shah", "customer.add",
              Table{}.set("name", person).set("born", known.date("born")));
}

Account add_account(Desk& desk, Invented& invented, Invented& of_people, std::int64_t number) {
    const std::string uprn = std::to_string(100'000'000 + number);
    const std::string address = invented.street_address();
    const std::string person = invented.person();
    const std::string band(1, invented.band());
    desk.call(
        "", "place.add",
        Table{}.set("uprn", uprn).set("address", address).set("postcode", invented.postcode()));
    Table known = particulars_of(of_people, person);
    known.set("name", person).set("address", address);
    const Table customer =
        desk.call("", "customer.add", known.set("external_id", "CTX" + std::to_string(number)));
    constexpr std::int64_t one_in = 40;
    if (number % one_in == 1) {
        add_again(desk, person, known);
    }
    const std::string account = std::to_string(20'000'000 + number);
    desk.call("mair.hughes", "register.put",
              Table{}
                  .set("name", "revenues.accounts")
                  .set("from", "2025-04-01")
                  .set("values", Table{}
                                     .set("account", account)
                                     .set("liable_party", person)
                                     .set("address", address)
                                     .set("uprn", uprn)
                                     .set("band", band)
                                     .set("area", "ashcombe")
                                     .set("adults", 1)));
    desk.call("mair.hughes", "register.put",
              Table{}
                  .set("name", "revenues.properties")
                  .set("from", "2025-04-01")
                  .set("values", Table{}
                                     .set("uprn", uprn)
                                     .set("address", address)
                                     .set("band", band)
                                     .set("area", "ashcombe")));
    return {account, uprn, customer.text("id")};
}

const char* caseworker(Invented& invented) {
    return invented.number(0, 1) == 0 ? "priya.shah" : "tom.reed";
}

/// A review as it goes on after it was opened: some wait, some were answered, some are decided.
void work_on(Desk& desk, Invented& invented, const std::string& reference, const char* officer,
             Instant moment) {
    const auto act = [&](const std::string& action, Table fields) {
        moment += std::chrono::hours(invented.number(2, 40));
        desk.be_at(moment);
        desk.call(officer, "case.act",
                  Table{}
                      .set("reference", reference)
                      .set("action", action)
                      .set("fields", std::move(fields)));
    };
    const std::int64_t how_far = invented.number(0, 9);
    if (how_far < 3) {
        return;
    }
    const std::int64_t adults = how_far == 9 ? 2 : 1;
    act("reply", Table{}.set("adults", adults));
    if (how_far == 4) {
        act("ask_visit", {});
    }
    if (how_far > 5 && adults == 1) {
        act("keep", {});
    }
    if (how_far == 8) {
        desk.call(officer, "case.note",
                  Table{}.set("reference", reference).set("text", "Telephoned to say thank you."));
    }
}

}  // namespace

void make(startup::RunningCouncil& council, const Wanted& wanted, const Progress& progress) {
    Desk desk(council);
    Invented invented(wanted.seed);
    Invented of_people(~wanted.seed);  // By itself: the listings of the guides show the others.
    const Instant start = wanted.now - std::chrono::days(days_shown);
    desk.be_at(start);
    add_officers(council);
    const std::int64_t accounts = std::max<std::int64_t>(wanted.cases / 2, 1);
    std::vector<Account> all;
    for (std::int64_t number = 1; number <= accounts; ++number) {
        all.push_back(add_account(desk, invented, of_people, number));
    }
    const auto span = std::chrono::microseconds(std::chrono::days(days_shown - 6));
    for (std::int64_t number = 0; number < wanted.cases; ++number) {
        const Account& account = all[static_cast<std::size_t>(number % accounts)];
        const Instant moment = start + span * number / wanted.cases;
        desk.be_at(moment);
        const char* officer = caseworker(invented);
        const Table opened =
            desk.call(officer, "case.open",
                      Table{}
                          .set("type", "revenues.discount_review")
                          .set("customer", account.customer)
                          .set("place", account.uprn)
                          .set("channel", invented.number(0, 2) == 0 ? "phone" : "web")
                          .set("owner", officer)
                          .set("fields", Table{}.set("account", account.number)));
        work_on(desk, invented, opened.text("reference"), officer, moment);
        progress(number + 1);
    }
    desk.be_at(wanted.now);
    council.council().deciding.take_due_timers(wanted.now);
}

std::string tour(startup::RunningCouncil& council) {
    auto& parts = council.council();
    std::string words;
    const auto call = [&](const std::string& username, std::string_view operation,
                          const Table& arguments) {
        const auto actor = identity::actor_named(*parts.store.read(), username).value();
        return operations::call(parts, {actor, ""}, operation, arguments);
    };
    const auto state_of = [](const Value& shown) { return shown.as_table()->text("state"); };
    const std::string account = "20000001";
    const Value opened = call("priya.shah", "case.open",
                              Table{}
                                  .set("type", "revenues.discount_review")
                                  .set("owner", "priya.shah")
                                  .set("fields", Table{}.set("account", account)))
                             .value();
    const std::string reference = opened.as_table()->text("reference");
    words += "Priya Shah opens " + reference + ", a single person discount review: it is '" +
             state_of(opened) + "'.\n";
    const auto act = [&](const std::string& action, const Table& fields) {
        return call(
            "priya.shah", "case.act",
            Table{}.set("reference", reference).set("action", action).set("fields", fields));
    };
    const auto replied = act("reply", Table{}.set("adults", 2));
    words +=
        "The form comes back with two adults: the case is '" + state_of(replied.value()) + "'.\n";
    const auto refused = act("keep", {});
    words += "She tries to keep the discount and is told: " +
             (refused ? "nothing" : refused.error().reason) + "\n";
    const Value removed = call("priya.shah", "case.act",
                               Table{}
                                   .set("reference", reference)
                                   .set("action", "remove")
                                   .set("reason", "Two adults live at the address."))
                              .value();
    const Table& fields = removed.as_table()->table("fields");
    words += "She removes it with a reason: the case is '" + state_of(removed) +
             "', and the yearly charge is " + pounds(fields.pence("charge_pence")) + ".\n";
    return words;
}

}  // namespace moothall::demonstration
