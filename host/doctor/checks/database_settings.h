#pragma once

#include <string>
#include <vector>

#include "doctor/outcome.h"
#include "store/inspection.h"

namespace moothall::doctor {

const Check& database_settings_check();
/// `backend` as in store::Inspection.
Outcome check_database_settings(const std::string& backend,
                                const std::vector<store::SettingInForce>& settings);

const Check& database_sessions_check();
Outcome check_database_sessions(const store::Sessions& sessions);

}  // namespace moothall::doctor
