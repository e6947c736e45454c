#pragma once

#include "site/page.h"

namespace desk {

/// What was said to a customer and by them, over all their cases, the newest first, as a section of
/// their page: the last ten, or all of it where the address says so.
Html contacts_of(const Visit& visit, const std::string& id);

}  // namespace desk
