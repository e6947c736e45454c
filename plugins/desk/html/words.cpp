#include "html/words.h"

namespace desk {

std::string words_and(std::string_view first, std::string_view further) {
    std::string words(first);
    if (!words.empty() && !further.empty()) {
        words += ' ';
    }
    return words.append(further);
}

}  // namespace desk
