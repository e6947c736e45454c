#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "html/html.h"

namespace desk::testing {

/// A tag or a stretch of text, as the test reads markup.
struct Token {
    enum class Kind { open, close, text };
    Kind kind = Kind::text;
    std::string name = {};                               ///< Of a tag.
    std::map<std::string, std::string> attributes = {};  ///< Their order means nothing.
    std::string text = {};                               ///< With entities read.
};

/// Reads markup that is well made: the fixtures' and our own.
std::vector<Token> tokens_of(std::string_view markup);

/// Markup with one line for each tag and text. Blanks that a reader would not see are left out:
/// those at the edge of a block and of an element's text, unless the text is read out behind
/// another (govuk-visually-hidden).
std::string canonical(std::string_view markup);

/// Markup of a fixture, built again by the writer: there is no other way to make Html of it.
Html rebuilt(std::string_view markup);

}  // namespace desk::testing
