#pragma once

#include <moothall/channel/measure.h>

#include <optional>

#include "startup/running_council.h"

namespace moothall::startup {

/// How much the files of a store take that lies in the data folder, without documents; nothing for
/// one on a database server, which measures itself.
std::optional<channel::Measure> size_of_store(const Settings& settings);

}  // namespace moothall::startup
