#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace moothall::workflows {

enum class TokenKind { name, text, number, symbol };

/// A word of Lua source, comments left out. Of a text `text` is what stands between the quotes, as
/// written; of a symbol it is one or two characters.
struct Token {
    TokenKind kind = TokenKind::symbol;
    std::string_view text;
    int line = 1;
};

/// Cuts Lua source into tokens that point into it. Never refuses: what is not Lua comes as symbols.
std::vector<Token> lua_tokens(std::string_view source);

}  // namespace moothall::workflows
