#pragma once

#include <string>
#include <string_view>

namespace desk {

/// Two lists of words (classes, ids) as one, with a blank between; either may be empty.
std::string words_and(std::string_view first, std::string_view further);

}  // namespace desk
