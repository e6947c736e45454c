#include "backups/priority.h"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace moothall::backups {
namespace {

constexpr int lowest = 19;
constexpr int of_a_process = 1;  // For Linux a thread is one too.
constexpr int this_one = 0;
constexpr int idle_class = 3 << 13;  // linux/ioprio.h, which not every system has.

}  // namespace

void give_way_to_others() {
    ::setpriority(PRIO_PROCESS, this_one, lowest);
    ::syscall(SYS_ioprio_set, of_a_process, this_one, idle_class);
}

}  // namespace moothall::backups
