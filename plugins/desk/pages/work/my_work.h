#pragma once

#include "site/page.h"

namespace desk {

/// What is mine: to do now, most urgent first; waiting; brought forward; done recently.
moothall::Result<Outcome> my_work(const Visit& visit);

}  // namespace desk
