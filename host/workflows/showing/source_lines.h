#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace moothall::workflows {

/// The lines in which two texts differ, in order: "- 12: as it was" and "+ 12: as it is", each with
/// its line in the text that it stands in. What stands inside functions is seen here alone.
std::vector<std::string> differing_lines(std::string_view before, std::string_view after);

}  // namespace moothall::workflows
