#pragma once

#include <moothall/service/result.h>

#include "doctor/probes/council.h"
#include "doctor/report.h"
#include "startup/running_council.h"

namespace moothall::doctor {

/// Makes every check on the council of these settings. Changes nothing in it but a file of its own
/// in the data folder, which it removes again. Whatever is wrong there becomes an outcome: nothing
/// is refused. Requires that no other thread runs.
Report examine(const startup::Settings& settings, Walk walk);

/// The report where the settings themselves were refused.
Report refused_settings(const Refusal& refusal, Instant now);

}  // namespace moothall::doctor
