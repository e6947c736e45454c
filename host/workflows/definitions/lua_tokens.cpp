#include "workflows/definitions/lua_tokens.h"

#include <algorithm>
#include <array>
#include <optional>

namespace moothall::workflows {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_';
}

class Cutter {
public:
    explicit Cutter(std::string_view source) : source_(source) {}

    std::vector<Token> cut() {
        while (at_ < source_.size()) {
            step();
        }
        return std::move(tokens_);
    }

private:
    char peek(std::size_t ahead) const {
        return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0';
    }

    void step() {
        const char c = peek(0);
        if (c == '\n') {
            ++line_;
            ++at_;
        } else if (c == ' ' || c == '\t' || c == '\r') {
            ++at_;
        } else if (c == '-' && peek(1) == '-') {
            skip_comment();
        } else if (c == '"' || c == '\'') {
            take_quoted(c);
        } else if (const auto level = long_bracket()) {
            take_long(*level, TokenKind::text);
        } else if (is_name_character(c)) {
            take_while_name(is_digit(c) ? TokenKind::number : TokenKind::name);
        } else {
            take_symbol();
        }
    }

    /// The number of equals signs of a long bracket that opens here.
    std::optional<std::size_t> long_bracket() const {
        if (peek(0) != '[') {
            return std::nullopt;
        }
        std::size_t level = 0;
        while (peek(1 + level) == '=') {
            ++level;
        }
        return peek(1 + level) == '[' ? std::optional(level) : std::nullopt;
    }

    void skip_comment() {
        at_ += 2;
        if (const auto level = long_bracket()) {
            take_long(*level, TokenKind::text);
            tokens_.pop_back();
            return;
        }
        at_ = std::min(source_.find('\n', at_), source_.size());
    }

    void take_long(std::size_t level, TokenKind kind) {
        const std::string closing = "]" + std::string(level, '=') + "]";
        const std::size_t begin = std::min(at_ + level + 2, source_.size());
        const std::size_t end = std::min(source_.find(closing, begin), source_.size());
        tokens_.push_back({kind, source_.substr(begin, end - begin), line_});
        const auto inside = source_.substr(at_, end - at_);
        line_ += static_cast<int>(std::count(inside.begin(), inside.end(), '\n'));
        at_ = std::min(end + closing.size(), source_.size());
    }

    void take_quoted(char quote) {
        const std::size_t begin = ++at_;
        while (at_ < source_.size() && peek(0) != quote && peek(0) != '\n') {
            at_ += peek(0) == '\\' && peek(1) != '\n' ? 2 : 1;
        }
        at_ = std::min(at_, source_.size());
        tokens_.push_back({TokenKind::text, source_.substr(begin, at_ - begin), line_});
        if (peek(0) == quote) {
            ++at_;
        }
    }

    void take_while_name(TokenKind kind) {
        const std::size_t begin = at_;
        while (at_ < source_.size() && is_name_character(source_[at_])) {
            ++at_;
        }
        tokens_.push_back({kind, source_.substr(begin, at_ - begin), line_});
    }

    void take_symbol() {
        // Only these matter: one of them must not be taken for the `=` of a key.
        constexpr std::array<std::string_view, 4> doubles = {"==", "~=", "<=", ">="};
        const auto two = source_.substr(at_, 2);
        const bool is_double = std::find(doubles.begin(), doubles.end(), two) != doubles.end();
        const std::size_t length = is_double ? 2 : 1;
        tokens_.push_back({TokenKind::symbol, source_.substr(at_, length), line_});
        at_ += length;
    }

    std::string_view source_;
    std::size_t at_ = 0;
    int line_ = 1;
    std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> lua_tokens(std::string_view source) {
    return Cutter(source).cut();
}

}  // namespace moothall::workflows
