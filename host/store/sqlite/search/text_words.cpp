#include "store/sqlite/search/text_words.h"

namespace moothall::store::sqlite {
namespace {

/// Letters and digits of ASCII, and all of what lies beyond it.
bool is_of_a_word(char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z');
}

}  // namespace

std::string match_for(std::string_view words) {
    std::string match;
    bool within = false;
    for (const char letter : words) {
        if (is_of_a_word(letter)) {
            match += within ? "" : (match.empty() ? "\"" : " \"");
            match += letter;
        } else if (within) {
            match += '"';
        }
        within = is_of_a_word(letter);
    }
    if (match.empty()) {
        return match;
    }
    match += within ? "\"*" : "*";
    return match;
}

}  // namespace moothall::store::sqlite
