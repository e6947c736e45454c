#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace moothall::words {

/// The one of `names` that was probably meant by `wrong`: the fewest letters to change, add, leave
/// out or swap with their neighbour, at most a third of the word. Nothing where none is near. Pure.
std::optional<std::string> nearest_name(std::string_view wrong,
                                        const std::vector<std::string>& names);

/// ` Did you mean "band"?`, with the blank in front, or nothing: for the end of a message.
std::string did_you_mean(std::string_view wrong, const std::vector<std::string>& names);

}  // namespace moothall::words
