#pragma once

#include <span>
#include <string_view>

#include "startup/running_council.h"

namespace moothall::demonstration {

/// Somebody who works at the invented council. Everybody may know the password.
struct InventedOfficer {
    std::string_view username;
    std::string_view name;
    std::string_view roles;  ///< With commas between.
    std::string_view teams;
    std::string_view password;
};

std::span<const InventedOfficer> officers();

/// Adds those who are not there, and gives their password to those who have none: a demonstration
/// that an earlier release made knows no passwords.
/// Faults: throws RefusedError for what a council refuses; then the demonstration is wrong.
void add_officers(startup::RunningCouncil& council);

}  // namespace moothall::demonstration
