#pragma once

#include <moothall/service/plugin.h>

#include <vector>

namespace revenues {

/// The calculators that workflows call as `revenues.name { … }`, with their signatures.
std::vector<moothall::FunctionDeclaration> functions();

}  // namespace revenues
