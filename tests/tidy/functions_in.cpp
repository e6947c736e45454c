#include "tidy/functions_in.h"

#include <algorithm>
#include <string>

#include "tidy/source_tree.h"

namespace moothall::tidy {

namespace {

enum class Brace { scope, function, other };

/// What a brace opens, by the text between the statement before it and itself.
bool begins_with_a(std::string_view word, std::string_view head) {
    return head.starts_with(word) &&
           (head.size() == word.size() || head[word.size()] == ' ' || head[word.size()] == '\n');
}

Brace kind_of(std::string_view head) {
    if (head.starts_with("template")) {
        // What is declared stands behind the parameters; only what it begins with matters.
        const auto declared = head.find_first_not_of("> \n", head.rfind('>', head.find('(')));
        head = declared == std::string_view::npos ? head : head.substr(declared);
    }
    if (begins_with_a("namespace", head) || head == "inline namespace" ||
        begins_with_a("extern", head)) {
        return Brace::scope;
    }
    const bool has_parentheses = head.find('(') != std::string_view::npos;
    for (const auto word : {"class", "struct", "union", "enum"}) {
        if (begins_with_a(word, head) && !has_parentheses) {
            return Brace::scope;
        }
    }
    return has_parentheses ? Brace::function : Brace::other;
}

/// Preprocessor lines carry no statement: their continuations neither.
std::string without_directives(std::string text) {
    bool in_directive = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        const auto begins = text.find_first_not_of(" \t", at);
        in_directive = in_directive || (begins < end && text[begins] == '#');
        const bool goes_on = end > at && text[end - 1] == '\\';
        if (in_directive) {
            std::fill(text.begin() + static_cast<std::ptrdiff_t>(at),
                      text.begin() + static_cast<std::ptrdiff_t>(end), ' ');
        }
        in_directive = in_directive && goes_on;
        at = end + 1;
    }
    return text;
}

class Scanner {
public:
    std::vector<FunctionFound> scan(const std::string& text) {
        for (const char letter : text) {
            take(letter);
            line_ += letter == '\n' ? 1 : 0;
        }
        return std::move(found_);
    }

private:
    void take(char letter) {
        if (letter == '{') {
            open();
        } else if (letter == '}') {
            close();
        } else if (letter == ';') {
            begin_statement();
        } else if (!head_.empty() || (letter != ' ' && letter != '\n')) {
            if (head_.empty()) {
                head_line_ = line_;
            }
            head_ += letter;
        }
        if (head_ == "public:" || head_ == "private:" || head_ == "protected:") {
            begin_statement();
        }
    }

    void open() {
        const bool outside =
            std::ranges::all_of(open_, [](Brace brace) { return brace == Brace::scope; });
        const Brace kind = outside ? kind_of(head_) : Brace::other;
        if (kind == Brace::function) {
            function_line_ = head_line_;
        }
        open_.push_back(kind);
        // A member initialised in braces belongs to the head of its constructor.
        if (outside && kind == Brace::other) {
            return;
        }
        begin_statement();
    }

    void close() {
        if (open_.empty()) {
            return;
        }
        const Brace kind = open_.back();
        open_.pop_back();
        if (kind == Brace::function) {
            found_.push_back({function_line_, line_});
        }
        begin_statement();
    }

    void begin_statement() { head_.clear(); }

    std::vector<FunctionFound> found_;
    std::vector<Brace> open_;
    std::string head_;
    std::size_t line_ = 1;
    std::size_t head_line_ = 1;
    std::size_t function_line_ = 1;
};

}  // namespace

std::vector<FunctionFound> functions_in(std::string_view text) {
    return Scanner().scan(without_directives(without_comments_and_texts(text)));
}

}  // namespace moothall::tidy
