#include "workflows/definitions/markers.h"

#include "workflows/definitions/finding.h"
#include "workflows/language/vocabulary.h"

namespace moothall::workflows {
namespace {

constexpr std::string_view word_key = "$word";
constexpr std::string_view text_key = "name";
constexpr std::string_view count_key = "1";
constexpr std::string_view function_key = "$function";
constexpr std::string_view line_key = "line";
constexpr std::string_view file_key = "file";
constexpr std::string_view module_key = "$module";
constexpr std::string_view own_name_key = "$name";

const Value* entry(const Value& value, std::string_view key) {
    const Table* table = value.as_table();
    return table == nullptr ? nullptr : table->find(key);
}

bool takes_text(const Word* word) {
    return word != nullptr && (word->shape == Shape::text || word->shape == Shape::text_table ||
                               word->shape == Shape::text_or_table);
}

}  // namespace

std::optional<std::string_view> word_of(const Value& value) {
    const Value* name = entry(value, word_key);
    const std::string* text = name == nullptr ? nullptr : name->as_text();
    return text == nullptr ? std::nullopt : std::optional<std::string_view>(*text);
}

const std::string* text_of(const Value& word) {
    const auto name = word_of(word);
    const Value* text = name && takes_text(find_word(*name)) ? entry(word, text_key) : nullptr;
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
    const Value* file = entry(value, file_key);
    return FunctionPlace{*path->as_text(), number == nullptr ? 0 : static_cast<int>(*number),
                         file == nullptr ? std::string() : *file->as_text()};
}

std::optional<BehaviourName> behaviour_of(const Value& value) {
    const Value* module = entry(value, module_key);
    const Value* name = entry(value, own_name_key);
    if (module == nullptr || name == nullptr) {
        return std::nullopt;
    }
    return BehaviourName{*module->as_text(), *name->as_text()};
}

bool is_marker_key(const Table& table, std::string_view key) {
    const Value* name = table.find(word_key);
    const bool of_text = key == text_key && name != nullptr && name->as_text() != nullptr &&
                         takes_text(find_word(*name->as_text()));
    return of_text || key.starts_with('$');
}

std::string described(const Value& value) {
    if (const auto word = word_of(value)) {
        // A longer text may be about a person, and this ends in a message.
        const std::string* text = text_of(value);
        const bool is_name = text != nullptr && is_plain_name(*text);
        return std::string(*word) + (is_name ? " \"" + *text + "\"" : "");
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
