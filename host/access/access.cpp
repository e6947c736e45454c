#include "access/access.h"

#include <algorithm>
#include <array>

namespace moothall::access {
namespace {

bool is_administrator(const identity::Actor& actor) {
    return actor.has_role("system_administrator") || actor.has_role("administrator");
}

/// A token that may only read does not write, whoever it belongs to.
bool is_in_scope(const identity::Actor& actor, Deed deed) {
    return actor.scopes.empty() ||
           std::ranges::find(actor.scopes, name_of(deed)) != actor.scopes.end();
}

}  // namespace

std::string_view name_of(Deed deed) {
    switch (deed) {
        case Deed::read:
            return "read";
        case Deed::work:
            return "work";
        case Deed::erase:
            return "erase";
        case Deed::administer:
            return "administer";
    }
    return "";
}

bool is_scope(std::string_view name) {
    constexpr std::array all = {Deed::read, Deed::work, Deed::erase, Deed::administer};
    return std::ranges::any_of(all, [&](Deed deed) { return name_of(deed) == name; });
}

Result<Done> may(const identity::Actor& actor, Deed deed) {
    if (!is_in_scope(actor, deed)) {
        return Refusal{RefusalKind::not_permitted,
                       "This token is not good for that: it takes one "
                       "with the scope " +
                           std::string(name_of(deed)) + "."};
    }
    if (is_administrator(actor) || deed == Deed::read || actor.id == "time") {
        return Done{};
    }
    if (deed == Deed::work) {
        if (!actor.roles.empty()) {
            return Done{};
        }
        return Refusal{RefusalKind::not_permitted,
                       actor.name + " has no role yet and may only read. Ask an administrator."};
    }
    if (deed == Deed::erase) {
        if (actor.has_role("data_protection")) {
            return Done{};
        }
        return Refusal{RefusalKind::not_permitted,
                       "Erasing takes the role administrator or data_protection, which " +
                           actor.name + " does not have."};
    }
    return Refusal{RefusalKind::not_permitted,
                   "This takes the role administrator, which " + actor.name + " does not have."};
}

Result<Done> may_take(const identity::Actor& actor, std::string_view action_title,
                      const std::vector<std::string>& roles) {
    const bool person = actor.id != "time" && actor.id != "import";
    const auto has = [&](const std::string& role) { return actor.has_role(role); };
    if (std::ranges::any_of(roles, has)) {
        return Done{};
    }
    const auto is_person = [](const std::string& role) {
        return role != "time" && role != "part" && role != "run" && role != "register" &&
               role != "import" && role != "customer" && role != "api";
    };
    if (person && actor.has_role("system_administrator") && std::ranges::any_of(roles, is_person)) {
        return Done{};
    }
    std::string names;
    for (const std::string& role : roles) {
        names += (names.empty() ? "" : " or ") + role;
    }
    std::ranges::replace(names, '_', ' ');
    return Refusal{RefusalKind::not_permitted,
                   "'" + std::string(action_title) + "' is for " + names + "."};
}

}  // namespace moothall::access
