#include "workflows/markers.h"

namespace moothall::workflows {
namespace {

constexpr std::string_view word_key = "$word";
constexpr std::string_view text_key = "$text";
constexpr std::string_view count_key = "$count";
constexpr std::string_view function_key = "$function";
constexpr std::string_view line_key = "$line";

const Value* entry(const Value& value, std::string_view key) {
    const Table* table = value.as_table();
    return table == nullptr ? nullptr : table->find(key);
}

}  // namespace

std::optional<std::string_view> word_of(const Value& value) {
    const Value* name = entry(value, word_key);
    const std::string* text = name == nullptr ? nullptr : name->as_text();
    return text == nullptr ? std::nullopt : std::optional<std::string_view>(*text);
}

const std::string* text_of(const Value& word) {
    const Value* text = entry(word, text_key);
    return text == nullptr ? nullptr : text->as_text();
}

std::optional<std::int64_t> count_of(const Value& word) {
    const Value* count = entry(word, count_key);
    const std::int64_t* number = count == nullptr ? nullptr : count->as_integer();
    return number == nullptr ? std::nullopt : std::optional(*number);
}

std::optional<FunctionPlace> function_of(const Value& value) {
    const Value* path = entry(value, function_key);
    if (path == nullptr || path->as_text() == nullptr) {
        return std::nullopt;
    }
    const Value* line = entry(value, line_key);
    const std::int64_t* number = line == nullptr ? nullptr : line->as_integer();
    return FunctionPlace{*path->as_text(), number == nullptr ? 0 : static_cast<int>(*number)};
}

bool is_marker_key(std::string_view key) {
    return key.starts_with('$');
}

std::string described(const Value& value) {
    if (const auto word = word_of(value)) {
        const std::string* text = text_of(value);
        return std::string(*word) + (text == nullptr ? "" : " \"" + *text + "\"");
    }
    return function_of(value) ? "a function" : std::string(kind_in_words(value));
}

Value make_word(std::string_view name, Table options) {
    options.set(std::string(word_key), name);
    return options;
}

Value make_word(std::string_view name, std::string_view text, Table options) {
    options.set(std::string(word_key), name).set(std::string(text_key), text);
    return options;
}

Value make_count(std::string_view name, std::int64_t count) {
    return Table().set(std::string(word_key), name).set(std::string(count_key), count);
}

Value make_function(std::string_view path, int line) {
    return Table().set(std::string(function_key), path).set(std::string(line_key), line);
}

}  // namespace moothall::workflows
