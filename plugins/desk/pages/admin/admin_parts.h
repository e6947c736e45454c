#pragma once

#include <string>

#include "html/html.h"

namespace desk {

/// The parts of administration, with the one that is shown.
Html admin_parts(const std::string& shown);

}  // namespace desk
