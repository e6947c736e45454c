#include "workflows/definitions/definition_reader_scope.h"

#include <algorithm>
#include <utility>

#include "workflows/definitions/markers.h"

namespace moothall::workflows {
namespace {

constexpr std::int64_t count_max = 36500;

constexpr std::string_view a_duration =
    "a duration: working_days(10), days(14), weeks(2), months(3) or hours(24), from 1 to 36500";

bool is_language(std::string_view name) {
    return name.size() == 2 &&
           std::all_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_empty_collection(const Value& value) {
    const Table* table = value.as_table();
    const List* list = value.as_list();
    return (table != nullptr && table->empty()) || (list != nullptr && list->empty());
}

}  // namespace

void ReadingOfDefinition::error(std::string where, std::string message) {
    const int line = source.line(where);
    std::string file = source.file(where);
    findings.push_back(
        {Severity::error, std::move(where), line, std::move(message), std::move(file)});
}

Scope::Scope(ReadingOfDefinition& reading, const Table& table, std::string where,
             std::string subject, const Word& word)
    : reading_(reading), table_(table), where_(std::move(where)), subject_(std::move(subject)) {
    check_keys(word);
}

std::string Scope::path(std::string_view key) const {
    return where_.empty() ? std::string(key) : where_ + "." + std::string(key);
}

void Scope::error(std::string_view key, std::string_view message) const {
    reading_.error(path(key), subject_ + ": " + std::string(message));
}

void Scope::wrong_kind(std::string_view key, std::string_view wanted) const {
    error(key, "'" + std::string(key) + "' must be " + std::string(wanted) + ", but is " +
                   described(*find(key)) + ".");
}

void Scope::check_keys(const Word& word) const {
    for (const auto& [key, value] : table_.entries()) {
        const bool known = std::any_of(word.options.begin(), word.options.end(),
                                       [&key = key](const Option& o) { return o.name == key; });
        if (!known && !is_marker_key(table_, key)) {
            unknown_key(word, key);
        }
    }
    for (const Option& option : word.options) {
        if (option.required && !has(option.name)) {
            reading_.error(where_, subject_ + ": '" + std::string(option.name) + "' is missing. " +
                                       std::string(option.meaning));
        }
    }
}

void Scope::unknown_key(const Word& word, const std::string& key) const {
    if (std::find(word.later.begin(), word.later.end(), key) != word.later.end()) {
        error(key, "'" + key + "' arrives later; this version of Moothall cannot read it yet.");
        return;
    }
    reading_.error(path(key), unknown_name(subject_ + ":", key, option_names(word)));
}

std::string Scope::text(std::string_view key) const {
    if (!has(key)) {
        return {};
    }
    const std::string* text = find(key)->as_text();
    if (text == nullptr) {
        wrong_kind(key, "a text");
        return {};
    }
    if (text->empty()) {
        error(key, "'" + std::string(key) + "' is empty.");
    }
    return *text;
}

bool Scope::flag(std::string_view key) const {
    if (!has(key)) {
        return false;
    }
    const bool* flag = find(key)->as_yes_no();
    if (flag == nullptr) {
        wrong_kind(key, "true or false");
        return false;
    }
    return *flag;
}

Words Scope::words(std::string_view key) const {
    if (!has(key)) {
        return {};
    }
    auto words = words_of(*find(key));
    if (!words) {
        wrong_kind(key, "a text, or texts by language: { en = \"…\", cy = \"…\" }");
        return {};
    }
    return *words;
}

std::vector<std::string> Scope::names(std::string_view key) const {
    if (!has(key) || is_empty_collection(*find(key))) {
        return {};
    }
    if (const std::string* text = find(key)->as_text()) {
        return {*text};
    }
    const List* list = find(key)->as_list();
    std::vector<std::string> names;
    for (const Value& value : list == nullptr ? List() : *list) {
        if (value.as_text() == nullptr) {
            break;
        }
        names.push_back(*value.as_text());
    }
    if (list == nullptr || names.size() != list->size()) {
        wrong_kind(key, "a name or a list of names");
        return {};
    }
    std::vector<std::string> sorted = names;
    std::sort(sorted.begin(), sorted.end());
    const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
    if (twice != sorted.end()) {
        error(key, "'" + std::string(key) + "' names '" + *twice + "' twice.");
    }
    return names;
}

std::optional<clocks::Duration> Scope::duration(std::string_view key) const {
    if (!has(key)) {
        return std::nullopt;
    }
    const auto duration = duration_of(*find(key));
    if (!duration) {
        wrong_kind(key, a_duration);
    }
    return duration;
}

std::vector<clocks::Duration> Scope::durations(std::string_view key) const {
    if (!has(key)) {
        return {};
    }
    const Value& value = *find(key);
    const List* list = value.as_list();
    std::vector<clocks::Duration> durations;
    for (const Value& one : list == nullptr ? List{value} : *list) {
        const auto duration = duration_of(one);
        if (!duration && !is_empty_collection(value)) {
            wrong_kind(key, a_duration);
            return {};
        }
        if (duration) {
            durations.push_back(*duration);
        }
    }
    return durations;
}

Act Scope::act(std::string_view key) const {
    Act act;
    if (!has(key) || is_empty_collection(*find(key))) {
        return act;
    }
    const Value& value = *find(key);
    act.function = function_of(value);
    if (act.function) {
        return act;
    }
    if (word_of(value)) {
        act.effects.push_back(value);
    } else if (value.as_list() != nullptr) {
        act.effects = *value.as_list();
    } else {
        wrong_kind(key, "an effect, a list of effects or a function that gives them");
    }
    return act;
}

std::vector<FunctionPlace> Scope::functions(std::string_view key) const {
    if (!has(key) || is_empty_collection(*find(key))) {
        return {};
    }
    const Value& value = *find(key);
    const List* list = value.as_list();
    std::vector<FunctionPlace> functions;
    for (const Value& one : list == nullptr ? List{value} : *list) {
        const auto function = function_of(one);
        if (!function) {
            wrong_kind(key, "a function or a list of functions");
            return {};
        }
        functions.push_back(*function);
    }
    return functions;
}

std::vector<std::pair<std::string, const Value*>> Scope::entries(std::string_view key) const {
    std::vector<std::pair<std::string, const Value*>> entries;
    if (!has(key) || is_empty_collection(*find(key))) {
        return entries;
    }
    const Value& value = *find(key);
    if (value.as_table() == nullptr || word_of(value) || function_of(value)) {
        wrong_kind(key, "a table of names: { name = … }");
        return entries;
    }
    for (const auto& [name, entry] : value.as_table()->entries()) {
        if (!is_marker_key(*value.as_table(), name)) {
            entries.emplace_back(name, &entry);
        }
    }
    const auto order = [&](const auto& entry) {
        return reading_.source.order(path(key) + "." + entry.first);
    };
    std::stable_sort(entries.begin(), entries.end(),
                     [&](const auto& a, const auto& b) { return order(a) < order(b); });
    return entries;
}

std::optional<clocks::Duration> duration_of(const Value& value) {
    const auto word = word_of(value);
    const auto count = count_of(value);
    if (!word || !count || *count < 1 || *count > count_max) {
        return std::nullopt;
    }
    const auto unit = clocks::unit_named(*word);
    return unit ? std::optional(clocks::Duration{static_cast<int>(*count), *unit}) : std::nullopt;
}

std::optional<Words> words_of(const Value& value) {
    if (const std::string* text = value.as_text()) {
        return text->empty() ? std::nullopt : std::optional(Words{{"en", *text}});
    }
    const Table* table = value.as_table();
    if (table == nullptr || table->empty()) {
        return std::nullopt;
    }
    Words words;
    for (const auto& [language, text] : table->entries()) {
        if (!is_language(language) || text.as_text() == nullptr || text.as_text()->empty()) {
            return std::nullopt;
        }
        words.emplace(language, *text.as_text());
    }
    return words;
}

void check_plain_name(ReadingOfDefinition& reading, std::string_view what, const std::string& name,
                      const std::string& where) {
    if (!is_plain_name(name)) {
        reading.error(where, std::string(what) + " '" + name +
                                 "': a name is small letters, digits and underscores, begins with "
                                 "a letter and is no word of Lua's own.");
    }
}

}  // namespace moothall::workflows
