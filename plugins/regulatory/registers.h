#pragma once

#include <moothall/service/plugin.h>

#include <vector>

namespace regulatory {

/// The registers that the service keeps. Periods are the council's to set, as rows.
std::vector<moothall::RegisterDeclaration> registers();

}  // namespace regulatory
