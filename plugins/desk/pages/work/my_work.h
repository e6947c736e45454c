#pragma once

#include "site/page.h"

namespace desk {

/// What is mine to do now, most urgent first.
moothall::Result<Outcome> my_work(const Visit& visit);

/// Takes the case that comes next by rule, and leads to it.
moothall::Result<Outcome> next_case(const Visit& visit);

}  // namespace desk
