#pragma once

#include <moothall/service/plugin.h>

#include <vector>

namespace revenues {

/// The registers that the service keeps: its accounts and properties, and the rules that its
/// calculators read. Percentages and amounts are the council's to set, as rows.
std::vector<moothall::RegisterDeclaration> registers();

}  // namespace revenues
