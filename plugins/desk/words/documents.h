#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// Files as people here speak of them.
namespace desk {

/// "12 bytes", "340 KB", "1.2 MB", as most systems show it: a KB is 1,000 bytes.
std::string size_in_words(std::int64_t bytes);

/// "PDF" of "application/pdf", "Word document"; "File" of what nobody knows.
std::string kind_in_words(std::string_view media_type);

}  // namespace desk
