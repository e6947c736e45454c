#pragma once

#include <moothall/service/plugin.h>

namespace allotments {

/// What a plot costs for a year: by its size, with the water.
moothall::Result<moothall::Table> rent(const moothall::Table& asked, moothall::Reading& reading);

}  // namespace allotments
