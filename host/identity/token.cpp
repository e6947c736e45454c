#include "identity/token.h"

#include <algorithm>

#include "identity/secret.h"

namespace moothall::identity {
namespace {

constexpr std::size_t tokens_of_one_most = 1'000;

struct Columns {
    enum : std::size_t { hash, officer, id, label, scopes, ends };
};

Refusal not_signed_in(std::string reason) {
    return {RefusalKind::not_signed_in, std::move(reason)};
}

std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names) {
        all += (all.empty() ? "" : ",") + name;
    }
    return all;
}

std::vector<std::string> split(std::string_view all) {
    std::vector<std::string> names;
    while (!all.empty()) {
        const std::size_t comma = all.find(',');
        names.emplace_back(all.substr(0, comma));
        all = comma == std::string_view::npos ? std::string_view() : all.substr(comma + 1);
    }
    return names;
}

std::string hash_of(std::string_view secret) {
    return hash_of_secret("token", secret);
}

Token token_of(const store::Row& row) {
    return {std::get<std::string>(row.at(Columns::id)),
            std::get<std::string>(row.at(Columns::officer)),
            std::get<std::string>(row.at(Columns::label)),
            split(std::get<std::string>(row.at(Columns::scopes))),
            Instant(std::chrono::microseconds(std::get<std::int64_t>(row.at(Columns::ends))))};
}

std::vector<store::Row> rows_of(store::Reader& reader, std::string_view officer) {
    return reader.list(
        {&token_table(), "by_officer", {std::string(officer)}, {}, {}, {}, tokens_of_one_most});
}

}  // namespace

const store::Table& token_table() {
    static const store::Table table{"tokens",
                                    store::TableClass::working,
                                    {{"hash", store::ColumnKind::text},
                                     {"officer", store::ColumnKind::text},
                                     {"id", store::ColumnKind::text},
                                     {"label", store::ColumnKind::text},
                                     {"scopes", store::ColumnKind::text},
                                     {"ends", store::ColumnKind::number}},
                                    1,
                                    {{"by_officer", {1, 2}}}};
    return table;
}

store::Row token_row(std::string_view secret, const Token& token) {
    return {hash_of(secret), token.officer,        token.id,
            token.label,     joined(token.scopes), token.ends.time_since_epoch().count()};
}

Result<Token> find_token(store::Reader& reader, std::string_view secret, Instant now) {
    const auto row = reader.find(token_table(), {hash_of(secret)});
    if (!row) {
        return not_signed_in("This token is not known here. Ask an administrator for a new one.");
    }
    Token token = token_of(*row);
    if (token.ends <= now) {
        return not_signed_in("This token has come to its end. Ask an administrator for a new one.");
    }
    return token;
}

std::vector<Token> tokens_of(store::Reader& reader, std::string_view officer) {
    std::vector<Token> tokens;
    for (const store::Row& row : rows_of(reader, officer)) {
        tokens.push_back(token_of(row));
    }
    return tokens;
}

bool remove_token(store::Writer& writer, std::string_view officer, std::string_view id) {
    for (const store::Row& row : rows_of(writer, officer)) {
        if (std::get<std::string>(row.at(Columns::id)) == id) {
            writer.remove(token_table(), {row.at(Columns::hash)});
            return true;
        }
    }
    return false;
}

journal::Draft token_issued(const Token& token, Instant now) {
    List scopes;
    for (const std::string& scope : token.scopes) {
        scopes.emplace_back(scope);
    }
    return {token.officer,
            "officer.token_issued",
            1,
            now,
            Table{}.set("token", token.id).set("scopes", std::move(scopes)).set("ends", token.ends),
            Table{}.set("label", token.label)};
}

journal::Draft token_withdrawn(const Token& token, Instant now) {
    return {token.officer, "officer.token_withdrawn", 1, now, Table{}.set("token", token.id), {}};
}

Result<Officer> officer_of(store::Reader& reader, const Token& token) {
    auto officer = officer_of_id(reader, token.officer);
    if (!officer) {
        return not_signed_in("Whoever this token was for does not work here any more.");
    }
    return *std::move(officer);
}

}  // namespace moothall::identity
