#include "identity/officer.h"

#include <algorithm>

#include "journal/chains/hash.h"
#include "json/json.h"
#include "words/snake_case.h"

namespace moothall::identity {
namespace {

constexpr std::string_view actor_prefix = "officer/";

bool is_username(std::string_view text) {
    return !text.empty() && text.size() <= 60 && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    });
}

/// Who acts without being a person: no officer may be given what is theirs.
bool is_nobodys_role(std::string_view role) {
    return role == "time" || role == "import" || role == "customer" || role == "api" ||
           role == "part" || role == "run" || role == "register";
}

Value texts(const std::vector<std::string>& all) {
    List list;
    for (const std::string& one : all) {
        list.emplace_back(one);
    }
    return list;
}

std::vector<std::string> strings(const Table& table, std::string_view name) {
    std::vector<std::string> all;
    for (const Value& one : table.list(name)) {
        all.push_back(*one.as_text());
    }
    return all;
}

/// By which a username is known again after its words were erased.
std::string hash_of_username(std::string_view username) {
    return journal::to_hex(journal::sha256({"officer/", username}));
}

Officer officer_of(const store::Row& row) {
    const Value record = json::parse(std::get<std::string>(row.at(2))).value();
    const Table& table = *record.as_table();
    return {std::get<std::string>(row.at(1)), table.text("name"), std::get<std::string>(row.at(0)),
            strings(table, "roles"), strings(table, "teams")};
}

/// Those whose words were erased too, under the name of their stream.
std::optional<Officer> officer_by_id(store::Reader& reader, std::string_view actor_id) {
    if (!is_officer(actor_id)) {
        return std::nullopt;
    }
    const auto rows = reader.list({&officer_table(),
                                   "by_id",
                                   {std::string(actor_id.substr(actor_prefix.size()))},
                                   {},
                                   {},
                                   {},
                                   1});
    return rows.empty() ? std::nullopt : std::optional(officer_of(rows.front()));
}

}  // namespace

bool Officer::has_role(std::string_view role) const {
    return std::ranges::find(roles, role) != roles.end();
}

bool Actor::has_role(std::string_view role) const {
    return std::ranges::find(roles, role) != roles.end();
}

Actor actor_of(const Officer& officer) {
    return {std::string(actor_prefix) + officer.id, officer.name, officer.roles, officer.teams};
}

Actor system_administrator() {
    return {"system", "System administrator", {"system_administrator"}, {}};
}

Actor time_itself() {
    return {"time", "Time", {"time"}, {}};
}

const store::Table& officer_table() {
    static const store::Table table{"officers",
                                    store::TableClass::projection,
                                    {{"username", store::ColumnKind::text},
                                     {"id", store::ColumnKind::text},
                                     {"record", store::ColumnKind::text},
                                     {"username_hash", store::ColumnKind::text}},
                                    1,
                                    {{"by_id", {1}}, {"by_username_hash", {3}}}};
    return table;
}

journal::Fold officer_fold() {
    return [](const journal::Event& event, store::Writer& writer) {
        if (event.kind != "officer.added") {
            return;
        }
        // Erased, the officer stays under the name of the stream, which is no username.
        const std::string username =
            event.body.has("username") ? event.body.text("username") : event.stream;
        Table record = event.facts;
        record.set("name", event.body.text_or_empty("name"));
        record.remove("username_hash");
        writer.put(officer_table(),
                   {username, event.stream.substr(std::string_view("officer/").size()),
                    json::to_json(record), event.facts.text_or_empty("username_hash")});
    };
}

void forget_officer(std::string_view stream, std::int64_t /*last*/, store::Writer& writer) {
    writer.remove(officer_table(), {username_of(writer, stream)});
}

Result<journal::Draft> officer_added(const Officer& officer, Instant now) {
    if (!is_username(officer.username)) {
        return Refusal{
            RefusalKind::invalid_input,
            "A username is made of small letters, digits, dots and hyphens, at most 60."};
    }
    if (officer.name.empty() || officer.name.size() > 200) {
        return Refusal{RefusalKind::invalid_input, "Give the officer's name, at most 200 letters."};
    }
    for (const auto* names : {&officer.roles, &officer.teams}) {
        for (const std::string& name : *names) {
            if (!words::is_snake_case(name)) {
                return Refusal{RefusalKind::invalid_input,
                               "'" + name.substr(0, 60) +
                                   "' is no role or team: use small letters and underscores."};
            }
        }
    }
    if (const auto odd = std::ranges::find_if(officer.roles, is_nobodys_role);
        odd != officer.roles.end()) {
        return Refusal{RefusalKind::invalid_input,
                       "'" + *odd +
                           "' is no role of an officer: it is for what happens by itself or from "
                           "outside."};
    }
    return journal::Draft{"officer/" + officer.id,
                          "officer.added",
                          1,
                          now,
                          Table{}
                              .set("roles", texts(officer.roles))
                              .set("teams", texts(officer.teams))
                              .set("username_hash", hash_of_username(officer.username)),
                          Table{}.set("username", officer.username).set("name", officer.name)};
}

std::optional<Officer> find_officer(store::Reader& reader, std::string_view username) {
    if (!is_username(username)) {
        return std::nullopt;
    }
    const auto row = reader.find(officer_table(), {std::string(username)});
    return row ? std::optional(officer_of(*row)) : std::nullopt;
}

bool is_taken(store::Reader& reader, std::string_view username) {
    return find_officer(reader, username) || !reader
                                                  .list({&officer_table(),
                                                         "by_username_hash",
                                                         {hash_of_username(username)},
                                                         {},
                                                         {},
                                                         {},
                                                         1})
                                                  .empty();
}

std::vector<Officer> list_officers(store::Reader& reader, std::string_view after,
                                   std::size_t limit) {
    store::ListQuery query{&officer_table(), "", {}, {}, {}, {}, limit};
    if (!after.empty()) {
        query.after = {std::string(after)};
    }
    std::vector<Officer> all;
    for (const store::Row& row : reader.list(query)) {
        all.push_back(officer_of(row));
    }
    return all;
}

bool is_officer(std::string_view actor_id) {
    return actor_id.starts_with(actor_prefix);
}

std::optional<Officer> officer_of_id(store::Reader& reader, std::string_view actor_id) {
    auto officer = officer_by_id(reader, actor_id);
    return officer && is_username(officer->username) ? std::move(officer) : std::nullopt;
}

std::string username_of(store::Reader& reader, std::string_view actor_id) {
    const auto officer = officer_by_id(reader, actor_id);
    return officer ? officer->username : std::string(actor_id);
}

Result<Actor> actor_named(store::Reader& reader, std::string_view username) {
    if (username.empty()) {
        return system_administrator();
    }
    const auto officer = find_officer(reader, username);
    if (!officer) {
        return Refusal{RefusalKind::not_found,
                       "There is no officer '" + std::string(username.substr(0, 60)) +
                           "'. `moothall officer list` shows who there is."};
    }
    return actor_of(*officer);
}

}  // namespace moothall::identity
