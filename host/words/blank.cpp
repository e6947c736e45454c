#include "words/blank.h"

namespace moothall::words {

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace moothall::words
