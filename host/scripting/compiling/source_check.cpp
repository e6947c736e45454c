#include "scripting/compiling/source_check.h"

#include <algorithm>

#include "scripting/chunk.h"
#include "scripting/errors.h"

namespace moothall::scripting {

namespace {

/// Walks over Lua text and skips what is quoted or commented out. It need not understand the rest.
class Scanner {
public:
    explicit Scanner(std::string_view source) : rest_(source) {}

    /// The next character that is code; NUL at the end. Names and figures come letter by letter.
    char next() {
        while (!rest_.empty()) {
            const char first = rest_.front();
            if (rest_.substr(0, 2) == "--") {
                skip_comment();
            } else if (first == '"' || first == '\'') {
                skip_quoted(first);
            } else if (const std::size_t level = long_bracket(); level != 0) {
                skip_long(level);
            } else {
                take(1);
                return first;
            }
        }
        return '\0';
    }

    int line() const { return line_; }

private:
    void take(std::size_t count) {
        const std::string_view taken = rest_.substr(0, count);
        line_ += static_cast<int>(std::count(taken.begin(), taken.end(), '\n'));
        rest_.remove_prefix(taken.size());
    }

    /// The length of an opening long bracket ("[[", "[==[") at the front; 0 if there is none.
    std::size_t long_bracket() const {
        if (rest_.front() != '[') {
            return 0;
        }
        const std::size_t end = rest_.find_first_not_of('=', 1);
        return end != std::string_view::npos && rest_[end] == '[' ? end + 1 : 0;
    }

    void skip_long(std::size_t level) {
        const std::string closing = "]" + std::string(level - 2, '=') + "]";
        const std::size_t end = rest_.find(closing, level);
        take(end == std::string_view::npos ? rest_.size() : end + closing.size());
    }

    void skip_comment() {
        take(2);
        if (rest_.empty()) {
            return;
        }
        if (const std::size_t level = long_bracket(); level != 0) {
            skip_long(level);
            return;
        }
        take(std::min(rest_.find_first_of("\n\r"), rest_.size()));
    }

    void skip_quoted(char quote) {
        std::size_t at = 1;
        while (at < rest_.size() && rest_[at] != quote && rest_[at] != '\n') {
            if (rest_.substr(at, 2) == "\\z") {
                at = rest_.find_first_not_of(" \n\r\t\f\v", at + 2);
                at = std::min(at, rest_.size());
            } else if (rest_.substr(at, 3) == "\\\r\n") {
                at += 3;
            } else {
                at += rest_[at] == '\\' ? 2 : 1;
            }
        }
        take(at + 1);
    }

    std::string_view rest_;
    int line_ = 1;
};

std::string at_line(std::string_view name, int line, std::string_view what) {
    return std::string(name) + ":" + std::to_string(line) + ": " + std::string(what);
}

}  // namespace

std::optional<std::string> fault_in_source(std::string_view name, std::string_view source) {
    if (source.size() > source_bytes_max) {
        return std::string(name) + ": the source is longer than 256 KiB; split it into modules";
    }
    if (source.substr(0, 1) == "\x1b") {
        return std::string(name) + ": this is compiled Lua; give the source as text";
    }
    if (!is_clean_text(source)) {
        std::size_t good = 0;
        int line = 1;
        while (good < source.size()) {
            const std::size_t end = std::min(source.find('\n', good), source.size() - 1);
            if (!is_clean_text(source.substr(good, end + 1 - good))) {
                break;
            }
            good = end + 1;
            ++line;
        }
        return at_line(name, line, "this is not UTF-8 text; save the file as UTF-8");
    }
    Scanner scanner(source);
    for (char code = scanner.next(); code != '\0'; code = scanner.next()) {
        if (code == '^') {
            return at_line(name, scanner.line(),
                           "'^' gives floating point, which differs between machines; multiply "
                           "whole numbers or fraction(n, d) instead");
        }
    }
    return std::nullopt;
}

}  // namespace moothall::scripting
