#pragma once

#include <moothall/channel/measure.h>

#include <vector>

#include "operations/council.h"

namespace moothall::channels {

/// How a council stands now: its journal, its open cases, what is due and what waits for somebody.
/// Reads what the figures cost and not the cases: it may be asked every few seconds of a council of
/// a million. Faults: StoreFault.
std::vector<channel::Measure> council_measures(operations::Council& council);

}  // namespace moothall::channels
