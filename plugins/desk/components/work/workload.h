#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "html/content.h"
#include "html/writer.h"

namespace desk {

/// How much somebody has to do.
struct Load {
    Content who;  ///< A link to their cases.
    std::int64_t cases = 0;
    std::int64_t overdue = 0;
};

/// Who has how much, as figures and, beside them, as bars: each as long as it is of the largest,
/// the part that is overdue at its beginning.
struct Workload {
    std::string caption;
    std::vector<Load> loads;
};
void write(Writer& out, const Workload& workload);

}  // namespace desk
