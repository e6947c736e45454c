#include "access/access.h"

#include <algorithm>

namespace moothall::access {
namespace {

bool is_administrator(const identity::Actor& actor) {
    return actor.has_role("system_administrator") || actor.has_role("administrator");
}

}  // namespace

Result<Done> may(const identity::Actor& actor, Deed deed) {
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
