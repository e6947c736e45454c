#include "store/postgres/session/address.h"

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>

namespace moothall::store::postgres {
namespace {

constexpr auto beginnings = std::to_array<std::string_view>({"postgresql://", "postgres://"});

struct FreeOptions {
    void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

/// What a URL says, by libpq's names; empty if libpq does not understand it. libpq's own sentence
/// would repeat the URL with the password in it.
std::map<std::string, std::string> parts_of(const std::string& url) {
    char* complaint = nullptr;
    const std::unique_ptr<PQconninfoOption, FreeOptions> options(
        PQconninfoParse(url.c_str(), &complaint));
    PQfreemem(complaint);
    std::map<std::string, std::string> parts;
    for (const PQconninfoOption* option = options.get();
         option != nullptr && option->keyword != nullptr; ++option) {
        parts[option->keyword] = option->val == nullptr ? "" : option->val;
    }
    return parts;
}

void replace_all(std::string& text, const std::string& what) {
    for (auto at = what.empty() ? std::string::npos : text.find(what); at != std::string::npos;
         at = text.find(what, at)) {
        text.replace(at, what.size(), "***");
        at += 3;
    }
}

}  // namespace

bool is_address(std::string_view text) {
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::string_view each) { return text.starts_with(each); });
}

std::string reason_against_address(const std::string& url) {
    const std::string authority = url.substr(0, url.find('/', url.find("://") + 3));
    if (std::count(authority.begin(), authority.end(), '@') > 1) {
        return "The database's URL holds more than one \"@\". Write those of the password as %40.";
    }
    if (!is_address(url) || parts_of(url).empty()) {
        return "The database's URL is not one that PostgreSQL understands. Write it as "
               "postgresql://user@host:5432/database, and the signs of a password that are no "
               "letters or digits as %40 and the like.";
    }
    return {};
}

std::string shown_address(const std::string& url) {
    auto parts = parts_of(url);
    const auto between = [&](const char* before, const char* part, const char* after) {
        return parts[part].empty() ? std::string() : before + parts[part] + after;
    };
    return "postgresql://" + between("", "user", "@") + between("", "host", "") +
           between(":", "port", "") + "/" + between("", "dbname", "");
}

std::string settings_without_password(const std::string& url) {
    std::string settings;
    for (const auto& [name, value] : parts_of(url)) {
        if (value.empty() || name == "password" || name == "sslpassword") {
            continue;
        }
        settings += (settings.empty() ? "" : " ") + name + "='";
        for (const char letter : value) {
            settings += letter == '\'' || letter == '\\' ? "\\" : "";
            settings += letter;
        }
        settings += '\'';
    }
    return settings;
}

std::string password_of(const std::string& url) {
    return parts_of(url)["password"];
}

std::string with_database(const std::string& url, std::string_view database) {
    const std::size_t authority = url.find("://") + 3;
    const std::size_t question = std::min(url.find('?', authority), url.size());
    const std::size_t path = std::min(url.find('/', authority), question);
    std::string rest = url.substr(question);
    // A name among the parameters would count for more than the path.
    const std::string_view parameter = "dbname=";
    for (auto at = rest.find(parameter); at != std::string::npos; at = rest.find(parameter)) {
        rest.erase(at, std::min(rest.find('&', at), rest.size() - 1) + 1 - at);
    }
    return url.substr(0, path) + "/" + std::string(database) + rest;
}

std::string sentence_for_no_connection(const std::string& url, std::string_view message) {
    auto parts = parts_of(url);
    std::string first(message.substr(0, message.find('\n')));
    replace_all(first, url);
    replace_all(first, parts["password"]);
    replace_all(first, parts["sslpassword"]);
    return "The database server did not answer or refused: " + first +
           ". Check the URL and that the server runs, then try again.";
}

}  // namespace moothall::store::postgres
