#include "event_logs/shown_text.h"

namespace moothall::event_logs {

std::string shown(const std::string& text) {
    constexpr std::size_t shown_max = 40;
    if (text.size() <= shown_max) {
        return text;
    }
    std::size_t length = shown_max;
    while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) {
        --length;
    }
    return text.substr(0, length) + "…";
}

}  // namespace moothall::event_logs
