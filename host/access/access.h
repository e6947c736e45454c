#pragma once

#include <moothall/service/result.h>

#include <string>
#include <string_view>
#include <vector>

#include "identity/officer.h"

namespace moothall::access {

/// What somebody wants to do.
enum class Deed {
    read,        ///< Look at cases, master records and reference data.
    work,        ///< Open cases, take actions, add notes.
    erase,       ///< Take words away for good, for those whom the law gives a right to it.
    administer,  ///< Publish workflows, change registers, add officers, import.
};

/// "read", "work", "erase" or "administer": how a token's scopes name it.
std::string_view name_of(Deed deed);

/// Whether a token can have this scope.
bool is_scope(std::string_view name);

/// The one function that decides whether somebody may do a thing at all.
/// Refused: not_permitted, naming what it takes.
Result<Done> may(const identity::Actor& actor, Deed deed);

/// Whether somebody may take an action that is open to `roles`.
/// Refused: not_permitted, naming the roles that may.
Result<Done> may_take(const identity::Actor& actor, std::string_view action_title,
                      const std::vector<std::string>& roles);

}  // namespace moothall::access
