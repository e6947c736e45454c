// Officers, how they sign in, and the tokens by which programs act for them.
#include <algorithm>

#include "identity/secret.h"
#include "identity/token.h"
#include "operations/answers.h"
#include "operations/council.h"
#include "operations/operation_groups.h"

namespace moothall::operations {
namespace {

constexpr int days_standard = 365;

List texts(const std::vector<std::string>& all) {
    return {all.begin(), all.end()};
}

Table to_table(const identity::Officer& officer) {
    return Table{}
        .set("username", officer.username)
        .set("name", officer.name)
        .set("roles", texts(officer.roles))
        .set("teams", texts(officer.teams));
}

Result<Value> add_officer(Council& council, const Caller& caller, const Table& arguments) {
    const Instant now = council.clock.now();
    identity::Officer officer{journal::new_id(now, council.randomness),
                              arguments.text_or_empty("name"), arguments.text("username"),
                              names_of(arguments.text_or_empty("roles")),
                              names_of(arguments.text_or_empty("teams"))};
    if (officer.name.empty()) {
        officer.name = officer.username;
    }
    if (officer.roles.empty()) {
        officer.roles = {"caseworker"};
    }
    const auto draft = identity::officer_added(officer, now);
    if (!draft) {
        return draft.error();
    }
    const Refusal taken{
        RefusalKind::not_available,
        "There is or was an officer '" + officer.username + "' already. Choose another username."};
    journal::Decision decision{cause_of(council, caller, now), {}, {}, {*draft}};
    decision.conditions.push_back([&](store::Reader& reader) {
        return identity::is_taken(reader, officer.username) ? std::optional(taken) : std::nullopt;
    });
    const auto committed = council.journal.commit(decision);
    if (!committed) {
        return committed.error();
    }
    return Value(to_table(officer));
}

Result<Value> list_officers(Council& council, const Caller&, const Table& arguments) {
    const std::size_t limit = limit_of(arguments);
    const auto found =
        identity::list_officers(*council.store.read(), arguments.text_or_empty("cursor"), limit);
    List items;
    for (const auto& officer : found) {
        items.emplace_back(to_table(officer));
    }
    return list_answer(std::move(items), found.size() == limit
                                             ? std::string_view(found.back().username)
                                             : std::string_view());
}

/// Refused: not_found.
Result<identity::Officer> officer_named(Council& council, const std::string& username) {
    auto officer = identity::find_officer(*council.store.read(), username);
    if (!officer) {
        return Refusal{
            RefusalKind::not_found,
            "There is no officer '" + username + "'. `moothall officer list` shows who there is."};
    }
    return *std::move(officer);
}

/// Refused: invalid_input for a scope that is none.
Result<std::vector<std::string>> scopes_in(const std::string& text) {
    std::vector<std::string> scopes = names_of(text.empty() ? "read,work" : text);
    std::ranges::sort(scopes);
    scopes.erase(std::ranges::unique(scopes).begin(), scopes.end());
    if (scopes.empty()) {  // Kept so, it would be good for everything.
        return Refusal{RefusalKind::invalid_input,
                       "Give at least one scope: read, work, erase or administer."};
    }
    for (const std::string& scope : scopes) {
        if (!access::is_scope(scope)) {
            return Refusal{RefusalKind::invalid_input,
                           "'" + scope.substr(0, 60) +
                               "' is no scope: give read, work, erase or administer, with commas "
                               "between."};
        }
    }
    return scopes;
}

/// The event comes first: a token of which nobody was told may stay away, but not one that works
/// and of which nothing tells.
Result<Value> issue_token(Council& council, const Caller& caller, const Table& arguments) {
    const auto officer = officer_named(council, arguments.text("username"));
    if (!officer) {
        return officer.error();
    }
    auto scopes = scopes_in(arguments.text_or_empty("scopes"));
    if (!scopes) {
        return scopes.error();
    }
    const Instant now = council.clock.now();
    const auto days = std::chrono::days(arguments.has("days") ? arguments.integer("days")
                                                              : std::int64_t{days_standard});
    const identity::Token token{journal::new_id(now, council.randomness),
                                identity::actor_of(*officer).id, arguments.text_or_empty("label"),
                                *std::move(scopes), now + days};
    const std::string secret = identity::new_secret(council.randomness);
    const auto committed = council.journal.commit(
        {cause_of(council, caller, now), {}, {}, {identity::token_issued(token, now)}});
    if (!committed) {
        return committed.error();
    }
    if (committed->repeated) {
        return Refusal{RefusalKind::not_available,
                       "This command has issued its token already, and a token is shown only "
                       "once: issue another."};
    }
    council.store.write([&](store::Writer& writer) {
        writer.put(identity::token_table(), identity::token_row(secret, token));
        return store::Verdict::keep;
    });
    return Value(Table{}
                     .set("token", secret)
                     .set("id", token.id)
                     .set("username", officer->username)
                     .set("scopes", texts(token.scopes))
                     .set("ends", token.ends));
}

Result<Value> list_tokens(Council& council, const Caller&, const Table& arguments) {
    const auto officer = officer_named(council, arguments.text("username"));
    if (!officer) {
        return officer.error();
    }
    List items;
    for (const auto& token :
         identity::tokens_of(*council.store.read(), identity::actor_of(*officer).id)) {
        items.emplace_back(Table{}
                               .set("id", token.id)
                               .set("label", token.label)
                               .set("scopes", texts(token.scopes))
                               .set("ends", token.ends)
                               .set("is_over", token.ends <= council.clock.now()));
    }
    return list_answer(std::move(items), "");
}

/// The token goes first: from then on nobody is let in by it, whatever becomes of the event.
Result<Value> withdraw_token(Council& council, const Caller& caller, const Table& arguments) {
    const auto officer = officer_named(council, arguments.text("username"));
    if (!officer) {
        return officer.error();
    }
    const std::string stream = identity::actor_of(*officer).id;
    const std::string& id = arguments.text("id");
    bool was_there = false;
    council.store.write([&](store::Writer& writer) {
        was_there = identity::remove_token(writer, stream, id);
        return store::Verdict::keep;
    });
    if (!was_there) {
        return Refusal{RefusalKind::not_found,
                       officer->username +
                           " has no token with this id. `moothall officer tokens` lists them."};
    }
    const Instant now = council.clock.now();
    const identity::Token token{id, stream, {}, {}, {}};
    const auto committed = council.journal.commit(
        {cause_of(council, caller, now), {}, {}, {identity::token_withdrawn(token, now)}});
    if (!committed) {
        return committed.error();
    }
    return Value(Table{}.set("id", id).set("withdrawn", true));
}

Result<Value> set_password(Council& council, const Caller& caller, const Table& arguments) {
    const auto officer = officer_named(council, arguments.text("username"));
    if (!officer) {
        return officer.error();
    }
    const auto set = council.passwords.set(*officer, arguments.text("password"),
                                           cause_of(council, caller, council.clock.now()));
    if (!set) {
        return set.error();
    }
    return Value(Table{}.set("username", officer->username).set("password_set", true));
}

Result<Value> change_password(Council& council, const Caller& caller, const Table& arguments) {
    const auto officer = identity::officer_of_id(*council.store.read(), caller.actor.id);
    if (!officer) {
        return Refusal{RefusalKind::not_permitted,
                       "Only an officer has a password to change: say who you are with --as."};
    }
    const auto changed =
        council.passwords.change(*officer, arguments.text("old"), arguments.text("new"),
                                 cause_of(council, caller, council.clock.now()));
    if (!changed) {
        return changed.error();
    }
    return Value(Table{}.set("username", officer->username).set("password_set", true));
}

Result<Value> list_sessions(Council& council, const Caller&, const Table& arguments) {
    const auto officer = officer_named(council, arguments.text("username"));
    if (!officer) {
        return officer.error();
    }
    auto sessions = identity::sessions_of(*council.store.read(), identity::actor_of(*officer).id,
                                          council.clock.now());
    std::ranges::stable_sort(sessions, std::ranges::greater(), &identity::Session::started);
    List items;
    for (const auto& session : sessions) {
        items.emplace_back(Table{}
                               .set("id", session.id)
                               .set("peer", session.peer)
                               .set("started", session.started)
                               .set("last_used", session.last_used)
                               .set("ends", session.ends()));
    }
    return list_answer(std::move(items), "");
}

/// They go first: from then on nobody is let in by them, whatever becomes of the event.
Result<Value> end_sessions(Council& council, const Caller& caller, const Table& arguments) {
    const auto officer = officer_named(council, arguments.text("username"));
    if (!officer) {
        return officer.error();
    }
    const std::string stream = identity::actor_of(*officer).id;
    const Instant now = council.clock.now();
    std::int64_t ended = 0;
    council.store.write([&](store::Writer& writer) {
        ended = identity::remove_sessions(writer, stream, now);
        return store::Verdict::keep;
    });
    if (ended > 0) {
        const auto committed =
            council.journal.commit({cause_of(council, caller, now),
                                    {},
                                    {},
                                    {identity::sessions_ended(stream, ended, now)}});
        if (!committed) {
            return committed.error();
        }
    }
    return Value(Table{}.set("username", officer->username).set("ended", ended));
}

std::vector<Operation> signing_in_operations() {
    using access::Deed;
    return {
        {"officer.password",
         "officer.password { username: text, password: text } -> { username: text, password_set: "
         "yes_no }",
         "Sets an officer's password, which the command line reads from standard input: at least "
         "12 characters. Their sessions end.",
         Deed::administer,
         {.positional = {"username"}, .secrets = {"password"}},
         set_password},
        {"officer.change-password",
         "officer.change-password { old: text, new: text } -> { username: text, password_set: "
         "yes_no }",
         "Changes one's own password; the command line reads the old one and the new one from "
         "standard input, a line each. One's sessions end.",
         Deed::work,
         {.positional = {}, .secrets = {"old", "new"}},
         change_password},
        {"officer.sessions",
         "officer.sessions { username: text } -> { items: [{ id: text, peer: text, started: "
         "instant, last_used: instant, ends: instant }] }",
         "Lists the sessions in which an officer is signed in, the one begun last first.",
         Deed::administer,
         {{"username"}, "", {"id", "peer", "started", "last_used", "ends"}},
         list_sessions},
        {"officer.end-sessions",
         "officer.end-sessions { username: text } -> { username: text, ended: integer }",
         "Ends all sessions of an officer, who has to sign in again.",
         Deed::administer,
         {{"username"}},
         end_sessions},
    };
}

}  // namespace

std::vector<Operation> officer_operations() {
    using access::Deed;
    std::vector<Operation> all = {
        {"officer.add",
         "officer.add { username: text, name?: text, roles?: text, teams?: text } -> officer",
         "Adds an officer; roles and teams are given with commas between.",
         Deed::administer,
         {{"username"}},
         add_officer},
        {"officer.list",
         "officer.list { limit?: integer 1..1000, cursor?: text } -> page of officer",
         "Lists the officers with their roles and teams.",
         Deed::read,
         {{}, "", {"username", "name", "roles", "teams"}},
         list_officers},
        {"officer.token",
         "officer.token { username: text, label?: text, scopes?: text, days?: integer 1..3660 } "
         "-> { token: text (Shown this once.), id: text, username: text, scopes: [text], ends: "
         "instant }",
         "Issues a token by which a program acts for an officer: shown once, kept as a hash, good "
         "for 365 days and for reading and work unless told.",
         Deed::administer,
         {{"username"}},
         issue_token},
        {"officer.tokens",
         "officer.tokens { username: text } -> { items: [{ id: text, label: text, scopes: [text], "
         "ends: instant, is_over: yes_no }] }",
         "Lists an officer's tokens, without their secrets.",
         Deed::administer,
         {{"username"}, "", {"id", "label", "scopes", "ends"}},
         list_tokens},
        {"officer.withdraw-token",
         "officer.withdraw-token { username: text, id: text } -> { id: text, withdrawn: yes_no }",
         "Takes a token back: nobody is let in by it any more.",
         Deed::administer,
         {{"username", "id"}},
         withdraw_token},
    };
    for (Operation& one : signing_in_operations()) {
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace moothall::operations
