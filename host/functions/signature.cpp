#include "functions/signature.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "words/nearest_name.h"

namespace moothall::functions {
namespace {

constexpr std::array<std::string_view, 10> simple_types = {
    "integer", "money", "number", "text", "yes_no", "date", "instant", "place", "line", "any"};

/// Records and lists inside each other.
constexpr int depth_max = 8;

bool is_small_letter(char c) {
    return c >= 'a' && c <= 'z';
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_name_character(char c) {
    return is_small_letter(c) || is_digit(c) || c == '_';
}

bool is_word_character(char c) {
    return is_name_character(c) || (c >= 'A' && c <= 'Z') || c == '-';
}

bool has_range(TypeKind kind) {
    return kind == TypeKind::integer || kind == TypeKind::money || kind == TypeKind::number;
}

/// Reads a signature from left to right. Each function leaves what it did not take.
class Parser {
public:
    explicit Parser(std::string_view text) : text_(text) {}
    /// Of what an operation takes and answers.
    Parser(std::string_view text, const Shapes& shapes) : text_(text), shapes_(&shapes) {}

    Result<Signature> signature();
    Result<Type> whole_type();

private:
    Result<std::string> function_name();
    Result<std::vector<Field>> fields();
    Result<Field> field();
    Result<Type> type();
    Result<Type> one_type();
    Result<Type> list();
    Result<Type> record();
    Result<Type> map();
    Result<Type> page();
    std::optional<Type> of_operations(const std::string& word) const;
    Result<Done> about(Type& type);
    Result<Type> word_type();
    Result<Type> choice(std::string first);
    Result<Done> range(Type& type);
    std::optional<std::int64_t> whole_number();

    std::string name();
    std::string word();
    void pass_blanks();
    bool take(std::string_view sign);
    Refusal refuse(const std::string& wanted) const { return refuse_at(at_, wanted); }
    Refusal refuse_at(std::size_t place, const std::string& wanted) const;

    std::string_view text_;
    const Shapes* shapes_ = nullptr;  ///< Null in a signature of a function.
    std::size_t at_ = 0;
    int depth_ = 0;
};

Result<Signature> Parser::signature() {
    auto named = function_name();
    if (!named) {
        return named.error();
    }
    auto arguments = fields();
    if (!arguments) {
        return arguments.error();
    }
    if (!take("->")) {
        return refuse("\"->\" and the answers must follow the arguments");
    }
    const std::size_t answers_at = at_;
    auto answers = fields();
    if (!answers) {
        return answers.error();
    }
    if (std::any_of(answers->begin(), answers->end(),
                    [](const Field& one) { return one.name == "rules"; })) {
        return refuse_at(answers_at, "\"rules\" is added by the host and must not be declared");
    }
    pass_blanks();
    if (at_ != text_.size()) {
        return refuse("nothing may follow the answers");
    }
    return Signature{*std::move(named), *std::move(arguments), *std::move(answers)};
}

Result<Type> Parser::whole_type() {
    auto read = type();
    pass_blanks();
    if (read && at_ != text_.size()) {
        return refuse("nothing may follow the type");
    }
    return read;
}

Result<std::string> Parser::function_name() {
    pass_blanks();
    const std::size_t begin = at_;
    std::string service = name();
    if (service.empty() || !take(".")) {
        return refuse_at(begin, "a function is named service.function in small letters");
    }
    std::string function = name();
    if (function.empty()) {
        return refuse("the name of the function must follow the point");
    }
    return service + "." + function;
}

Result<std::vector<Field>> Parser::fields() {
    if (!take("{")) {
        return refuse("\"{\" must open the named values");
    }
    std::vector<Field> read;
    while (!take("}")) {
        if (!read.empty() && !take(",")) {
            return refuse("a comma or \"}\" must follow");
        }
        if (!read.empty() && take("}")) {
            break;
        }
        pass_blanks();
        const std::size_t begin = at_;
        auto one = field();
        if (!one) {
            return one.error();
        }
        if (std::any_of(read.begin(), read.end(),
                        [&](const Field& other) { return other.name == one->name; })) {
            return refuse_at(begin, "\"" + one->name + "\" stands twice");
        }
        read.push_back(*std::move(one));
    }
    return read;
}

Result<Field> Parser::field() {
    Field read;
    read.name = name();
    if (read.name.empty()) {
        return refuse("a name in small letters is wanted");
    }
    read.optional = take("?");
    if (!take(":")) {
        return refuse("\":\" and a type must follow \"" + read.name + "\"");
    }
    auto of_type = type();
    if (!of_type) {
        return of_type.error();
    }
    read.type = *std::move(of_type);
    return read;
}

Result<Type> Parser::type() {
    auto read = one_type();
    if (!read || shapes_ == nullptr) {
        return read;
    }
    if (take("or ")) {
        Type either;
        either.kind = TypeKind::either;
        either.element.push_back(*std::move(read));
        do {
            auto other = one_type();
            if (!other) {
                return other;
            }
            either.element.push_back(*std::move(other));
        } while (take("or "));
        read = std::move(either);
    }
    Type described = *std::move(read);
    if (const auto taken = about(described); !taken) {
        return taken.error();
    }
    return described;
}

Result<Type> Parser::one_type() {
    if (++depth_ > depth_max) {
        return refuse("lists and records go too deep");
    }
    pass_blanks();
    const char first = at_ < text_.size() ? text_[at_] : '\0';
    auto read = first == '[' ? list() : first == '{' ? record() : word_type();
    --depth_;
    return read;
}

/// "(What it is.)", or nothing.
Result<Done> Parser::about(Type& type) {
    if (!take("(")) {
        return Done{};
    }
    const std::size_t end = text_.find(')', at_);
    if (end == std::string_view::npos) {
        return refuse("\")\" must close what is said of it");
    }
    type.about = std::string(text_.substr(at_, end - at_));
    at_ = end + 1;
    return Done{};
}

Result<Type> Parser::list() {
    take("[");
    auto of = type();
    if (!of) {
        return of;
    }
    if (!take("]")) {
        return refuse("\"]\" must close the list");
    }
    Type read;
    read.kind = TypeKind::list;
    read.element.push_back(*std::move(of));
    return read;
}

/// "{ *: type }", of which the beginning was taken.
Result<Type> Parser::map() {
    Type read;
    read.kind = TypeKind::map;
    auto of = type();
    if (!of) {
        return of;
    }
    read.element.push_back(*std::move(of));
    if (!take("}")) {
        return refuse("\"}\" must close the table");
    }
    return read;
}

/// What every list is that goes on, page by page.
Result<Type> Parser::page() {
    auto of = type();
    if (!of) {
        return of;
    }
    Type items;
    items.kind = TypeKind::list;
    Type cursor;
    cursor.kind = TypeKind::text;
    cursor.about = "Where the next page begins; absent on the last.";
    Type read;
    read.kind = TypeKind::record;
    read.shape = of->shape.empty() ? "" : "page of " + of->shape;
    items.element.push_back(*std::move(of));
    read.fields = {{"items", false, std::move(items)}, {"next_cursor", true, std::move(cursor)}};
    return read;
}

/// A type of which only operations speak.
std::optional<Type> Parser::of_operations(const std::string& word) const {
    if (shapes_ == nullptr) {
        return std::nullopt;
    }
    if (word == name_of(TypeKind::bytes)) {
        Type bytes;
        bytes.kind = TypeKind::bytes;
        return bytes;
    }
    const auto found = std::find_if(shapes_->begin(), shapes_->end(),
                                    [&](const Type& shape) { return shape.shape == word; });
    return found == shapes_->end() ? std::nullopt : std::optional(*found);
}

Result<Type> Parser::record() {
    const std::size_t begin = at_;
    if (shapes_ != nullptr && take("{") && take("*") && take(":")) {
        return map();
    }
    at_ = begin;
    auto of = fields();
    if (!of) {
        return of.error();
    }
    Type read;
    read.kind = TypeKind::record;
    read.fields = *std::move(of);
    return read;
}

Result<Type> Parser::word_type() {
    const std::size_t begin = at_;
    std::string first = word();
    if (first.empty()) {
        return refuse("a type is wanted");
    }
    if (take("|")) {
        return choice(std::move(first));
    }
    if (shapes_ != nullptr && first == "page" && take("of ")) {
        return page();
    }
    if (auto known = of_operations(first)) {
        return *std::move(known);
    }
    const auto found = std::find(simple_types.begin(), simple_types.end(), first);
    if (found == simple_types.end()) {
        return refuse_at(
            begin, "\"" + first + "\" is no type." +
                       words::did_you_mean(first, {simple_types.begin(), simple_types.end()}) +
                       " A choice has at least two words, a|b");
    }
    Type read;
    read.kind = static_cast<TypeKind>(found - simple_types.begin());
    if (has_range(read.kind)) {
        if (const auto taken = range(read); !taken) {
            return taken.error();
        }
    }
    return read;
}

Result<Type> Parser::choice(std::string first) {
    Type read;
    read.kind = TypeKind::choice;
    read.choices.push_back(std::move(first));
    do {
        pass_blanks();
        const std::size_t begin = at_;
        std::string next = word();
        if (next.empty()) {
            return refuse("a word must follow \"|\"");
        }
        if (std::find(read.choices.begin(), read.choices.end(), next) != read.choices.end()) {
            return refuse_at(begin, "\"" + next + "\" stands twice in the choice");
        }
        read.choices.push_back(std::move(next));
    } while (take("|"));
    return read;
}

/// "1..20", "1.." or nothing.
Result<Done> Parser::range(Type& type) {
    pass_blanks();
    const std::size_t begin = at_;
    type.least = whole_number();
    if (!type.least) {
        return Done{};
    }
    if (!take("..")) {
        return refuse("a range is written least..most");
    }
    pass_blanks();
    type.most = whole_number();
    if (type.most && *type.most < *type.least) {
        return refuse_at(begin, "the range ends before it begins");
    }
    return Done{};
}

std::optional<std::int64_t> Parser::whole_number() {
    std::int64_t number = 0;
    const char* const begin = text_.data() + at_;
    const auto read = std::from_chars(begin, text_.data() + text_.size(), number);
    if (read.ec != std::errc()) {
        return std::nullopt;
    }
    at_ += static_cast<std::size_t>(read.ptr - begin);
    return number;
}

std::string Parser::name() {
    const std::size_t begin = at_;
    if (at_ < text_.size() && is_small_letter(text_[at_])) {
        while (at_ < text_.size() && is_name_character(text_[at_])) {
            ++at_;
        }
    }
    return std::string(text_.substr(begin, at_ - begin));
}

std::string Parser::word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_word_character(text_[at_])) {
        ++at_;
    }
    return std::string(text_.substr(begin, at_ - begin));
}

void Parser::pass_blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) {
        ++at_;
    }
}

bool Parser::take(std::string_view sign) {
    pass_blanks();
    if (!text_.substr(at_).starts_with(sign)) {
        return false;
    }
    at_ += sign.size();
    return true;
}

Refusal Parser::refuse_at(std::size_t place, const std::string& wanted) const {
    return {RefusalKind::invalid_input, "The signature \"" + std::string(text_) +
                                            "\" cannot be read at column " +
                                            std::to_string(place + 1) + ": " + wanted + "."};
}

std::string joined(const std::vector<std::string>& texts, const std::string& between) {
    std::string all;
    for (const std::string& text : texts) {
        all += (all.empty() ? "" : between) + text;
    }
    return all;
}

}  // namespace

Result<Signature> parse_signature(std::string_view text) {
    return Parser(text).signature();
}

Result<Type> parse_type(std::string_view text, const Shapes& shapes) {
    return Parser(text, shapes).whole_type();
}

std::string_view name_of(TypeKind kind) {
    switch (kind) {
        case TypeKind::choice:
            return "choice";
        case TypeKind::list:
            return "list";
        case TypeKind::record:
            return "record";
        case TypeKind::bytes:
            return "bytes";
        case TypeKind::map:
            return "map";
        case TypeKind::either:
            return "either";
        default:
            return simple_types[static_cast<std::size_t>(kind)];
    }
}

std::string to_text(const std::vector<Field>& fields) {
    std::string text;
    for (const Field& field : fields) {
        text += (text.empty() ? " " : ", ") + field.name + (field.optional ? "?: " : ": ") +
                to_text(field.type);
    }
    return "{" + text + (text.empty() ? "}" : " }");
}

std::string to_text(const Type& type) {
    if (!type.shape.empty()) {
        return type.shape;
    }
    switch (type.kind) {
        case TypeKind::choice:
            return joined(type.choices, "|");
        case TypeKind::list:
            return "[" + to_text(type.element.front()) + "]";
        case TypeKind::map:
            return "{ *: " + to_text(type.element.front()) + " }";
        case TypeKind::either: {
            std::vector<std::string> texts;
            for (const Type& one : type.element) {
                texts.push_back(to_text(one));
            }
            return joined(texts, " or ");
        }
        case TypeKind::record:
            return to_text(type.fields);
        default:
            break;
    }
    std::string text(name_of(type.kind));
    if (type.least) {
        text += " " + std::to_string(*type.least) + "..";
        text += type.most ? std::to_string(*type.most) : "";
    }
    return text;
}

std::string to_text(const Signature& signature) {
    return signature.name + " " + to_text(signature.arguments) + " -> " +
           to_text(signature.answers);
}

}  // namespace moothall::functions
