#pragma once

#include <moothall/service/date.h>

#include <string>
#include <string_view>
#include <vector>

namespace moothall::finding {

/// What somebody typed to find a person or a place, taken apart: "smyth 3/4/81 as14qt" asks for the
/// word "smyth", one of two dates of birth, and a postcode.
struct Question {
    std::vector<std::string> words;  ///< As typed_words gives them.
    std::vector<Date> born;          ///< One of them; empty where none was typed.
    std::string postcode;            ///< As postcode_in gives it, or empty.
    std::string phone;               ///< As dialled gives it, or empty.
    std::string email;               ///< In small letters, or empty.
};

/// Never refuses: what is nothing else is a word. Only the first 200 bytes count.
Question question_in(std::string_view typed);

}  // namespace moothall::finding
