#pragma once

#include <string>
#include <string_view>

namespace moothall::scripting {

/// What `string.find`, `match`, `gmatch` or `gsub` gives, as one text: all results, or "error: …"
/// in Lua's words. `init` is the third argument; for gsub the replacements put captures in <…> and
/// `init` is the greatest number of them. Once by Lua's own library, once by ours, which gives
/// answer_was_stopped after two million steps.
inline constexpr std::string_view answer_was_stopped = "error: no text";

std::string stock_answer(std::string_view function, const std::string& subject,
                         const std::string& pattern, int init);
std::string own_answer(std::string_view function, const std::string& subject,
                       const std::string& pattern, int init);

/// gsub with a text in place of each match.
std::string stock_replaced(const std::string& subject, const std::string& pattern,
                           const std::string& replacement);
std::string own_replaced(const std::string& subject, const std::string& pattern,
                         const std::string& replacement);

}  // namespace moothall::scripting
