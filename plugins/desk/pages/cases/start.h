#pragma once

#include "site/page.h"

namespace desk {

/// Which kind of case to open.
moothall::Result<Outcome> choose_case_type(const Visit& visit);

/// The form of a kind of case.
moothall::Result<Outcome> show_new_case(const Visit& visit);
moothall::Result<Outcome> open_case(const Visit& visit);

}  // namespace desk
