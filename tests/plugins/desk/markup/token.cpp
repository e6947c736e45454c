#include "plugins/desk/markup/token.h"

#include <array>
#include <cctype>
#include <set>

#include "html/writer.h"

namespace desk::testing {

namespace {

bool is_blank(char letter) {
    return letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r';
}

std::string entities_read(std::string_view text) {
    struct Entity {
        std::string_view written;
        std::string_view read;
    };
    constexpr std::array<Entity, 9> entities{{{"&amp;", "&"},
                                              {"&lt;", "<"},
                                              {"&gt;", ">"},
                                              {"&quot;", "\""},
                                              {"&#39;", "'"},
                                              {"&#92;", "\\"},
                                              {"&#96;", "`"},
                                              {"&nbsp;", "\u00a0"},
                                              {"&ctdot;", "⋯"}}};
    std::string read;
    while (!text.empty()) {
        std::string_view written = text.substr(0, 1);
        std::string_view as = written;
        for (const auto& entity : entities) {
            if (text.starts_with(entity.written)) {
                written = entity.written;
                as = entity.read;
            }
        }
        read += as;
        text.remove_prefix(written.size());
    }
    return read;
}

class Reader {
public:
    explicit Reader(std::string_view markup) : rest_(markup) {}

    std::vector<Token> read() && {
        while (!rest_.empty()) {
            if (rest_.front() == '<') {
                read_tag();
            } else {
                const auto text = take(rest_.find('<'));
                tokens_.push_back({.kind = Token::Kind::text, .text = entities_read(text)});
            }
        }
        return std::move(tokens_);
    }

private:
    std::string_view take(std::size_t length) {
        const auto taken = rest_.substr(0, length);
        rest_.remove_prefix(taken.size());
        return taken;
    }

    void skip_blanks() {
        while (!rest_.empty() && is_blank(rest_.front())) {
            rest_.remove_prefix(1);
        }
    }

    std::string_view take_name() { return take(rest_.find_first_of(" \n\t=/>")); }

    void read_tag() {
        take(1);
        Token token{.kind = Token::Kind::open};
        if (rest_.starts_with('/')) {
            take(1);
            token.kind = Token::Kind::close;
        }
        token.name = take_name();
        bool closes_itself = false;
        for (skip_blanks(); !rest_.empty() && !rest_.starts_with('>'); skip_blanks()) {
            if (rest_.starts_with('/')) {
                take(1);
                closes_itself = true;
            } else {
                read_attribute(token);
            }
        }
        take(1);
        tokens_.push_back(token);
        if (closes_itself) {
            tokens_.push_back({.kind = Token::Kind::close, .name = token.name});
        }
    }

    void read_attribute(Token& token) {
        const std::string name(take_name());
        std::string value;
        if (rest_.starts_with("=\"")) {
            take(2);
            value = entities_read(take(rest_.find('"')));
            take(1);
        }
        token.attributes.emplace(name, value);
    }

    std::string_view rest_;
    std::vector<Token> tokens_;
};

std::string with_single_blanks(std::string_view text) {
    std::string single;
    for (const char letter : text) {
        const char shown = is_blank(letter) ? ' ' : letter;
        if (shown != ' ' || single.empty() || single.back() != ' ') {
            single += shown;
        }
    }
    return single;
}

bool is_within_a_line(const Token& token) {
    static const std::set<std::string> names{"a", "span", "strong", "em", "code", "b", "abbr"};
    return names.contains(token.name);
}

/// Whether a blank at this edge of a text can be seen, or heard.
bool counts_behind(const Token& before) {
    if (before.kind == Token::Kind::open) {
        const auto classes = before.attributes.find("class");
        return classes != before.attributes.end() && classes->second == "govuk-visually-hidden";
    }
    return is_within_a_line(before);
}

bool counts_in_front_of(const Token& after) {
    return after.kind == Token::Kind::open && is_within_a_line(after);
}

std::string shown_text(const std::vector<Token>& tokens, std::size_t at) {
    std::string text = with_single_blanks(tokens[at].text);
    if (text == " ") {
        return "";
    }
    if (text.starts_with(' ') && (at == 0 || !counts_behind(tokens[at - 1]))) {
        text.erase(0, 1);
    }
    if (text.ends_with(' ') && (at + 1 == tokens.size() || !counts_in_front_of(tokens[at + 1]))) {
        text.pop_back();
    }
    return text;
}

std::string shown_tag(const Token& token) {
    if (token.kind == Token::Kind::close) {
        return "</" + token.name + ">";
    }
    std::string shown = "<" + token.name;
    for (const auto& [name, value] : token.attributes) {
        shown += " " + name + "=\"" + with_single_blanks(value) + "\"";
    }
    return shown + ">";
}

}  // namespace

std::vector<Token> tokens_of(std::string_view markup) {
    return Reader(markup).read();
}

std::string canonical(std::string_view markup) {
    const auto tokens = tokens_of(markup);
    std::string lines;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const bool is_text = tokens[at].kind == Token::Kind::text;
        const auto line = is_text ? shown_text(tokens, at) : shown_tag(tokens[at]);
        lines += line.empty() ? "" : line + "\n";
    }
    return lines;
}

Html rebuilt(std::string_view markup) {
    Writer out;
    for (const Token& token : tokens_of(markup)) {
        if (token.kind == Token::Kind::text) {
            out.text(token.text);
        } else if (token.kind == Token::Kind::close) {
            out.close(ElementName::checked(token.name));
        } else {
            out.open(ElementName::checked(token.name));
            for (const auto& [name, value] : token.attributes) {
                out.attribute(AttributeName::checked(name), value);
            }
            out.markup(">");
        }
    }
    return out.finish();
}

}  // namespace desk::testing
