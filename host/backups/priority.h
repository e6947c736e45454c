#pragma once

namespace moothall::backups {

/// From now on this thread, and those that it starts, leave processors and disk to whoever works.
/// Where that cannot be had nothing changes.
void give_way_to_others();

}  // namespace moothall::backups
