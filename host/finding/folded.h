#pragma once

#include <string>
#include <string_view>

namespace moothall::finding {

/// `text` as it is compared: Latin letters small and without accents ("Zoë" and "ZOE" are "zoe",
/// "Łukasz" is "lukasz"), one kind of apostrophe, hyphen and blank. Letters of other scripts stay.
///
/// Guarantees: UTF-8 without control characters whatever bytes come in, what is no UTF-8 being
/// left out; at most twice as long; folding again changes nothing.
std::string folded(std::string_view text);

}  // namespace moothall::finding
