#include "registers/row_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "csv/utf8.h"
#include "words/nearest_name.h"
#include "words/snake_case.h"

namespace moothall::registers {
namespace {

constexpr std::size_t text_bytes_max = 65'536;
constexpr std::size_t key_bytes_max = 400;
constexpr std::size_t uprn_digits_max = 12;
constexpr std::string_view source_field = "source";

const std::vector<std::string>& kinds() {
    static const std::vector<std::string> all = {"text", "integer", "money", "number",
                                                 "date", "yes_no",  "place"};
    return all;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_name(std::string_view text) {
    return words::is_snake_case(text) && text.front() >= 'a' && text.front() <= 'z';
}

bool is_register_name(std::string_view name) {
    const std::size_t point = name.find('.');
    return point != std::string_view::npos && is_name(name.substr(0, point)) &&
           is_name(name.substr(point + 1));
}

Refusal wrong(const RegisterDeclaration& declaration, const std::string& sentence) {
    return {RefusalKind::invalid_input, "The register " + declaration.name + " " + sentence + "."};
}

const RegisterField* find(const RegisterDeclaration& declaration, std::string_view name) {
    const auto found = std::find_if(declaration.fields.begin(), declaration.fields.end(),
                                    [&](const RegisterField& field) { return field.name == name; });
    return found == declaration.fields.end() ? nullptr : &*found;
}

bool is_key_field(const RegisterDeclaration& declaration, std::string_view name) {
    const auto keys = key_fields(declaration);
    return std::find(keys.begin(), keys.end(), name) != keys.end();
}

std::string kind_in_words(std::string_view kind) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> words = {
        {{"text", "a text of at most 64 KiB in UTF-8"},
         {"integer", "a whole number"},
         {"money", "a whole number of pence"},
         {"number", "an exact number such as 4.5 or 9/2"},
         {"date", "a date such as 2026-05-04"},
         {"yes_no", "yes or no"},
         {"place", "a UPRN, a number of at most twelve digits"}}};
    const auto found = std::find_if(words.begin(), words.end(),
                                    [&](const auto& one) { return one.first == kind; });
    return std::string(found == words.end() ? kind : found->second);
}

/// The kind of a field, declared or not; empty for one that may not stand in a row.
std::string kind_of(const RegisterDeclaration& declaration, std::string_view name) {
    const RegisterField* field = find(declaration, name);
    if (field != nullptr) {
        return field->kind;
    }
    return name == source_field ? "text" : "";
}

bool is_sound_text(const std::string& text) {
    return text.size() <= text_bytes_max && text.find('\0') == std::string::npos &&
           !csv::first_not_utf8(text);
}

bool is_uprn(std::string_view text) {
    return !text.empty() && text.size() <= uprn_digits_max &&
           std::all_of(text.begin(), text.end(), is_digit);
}

bool is_of_kind(std::string_view kind, const Value& value) {
    const std::string* text = value.as_text();
    if (kind == "text") {
        return text != nullptr && is_sound_text(*text);
    }
    if (kind == "integer" || kind == "money") {
        return value.as_integer() != nullptr;
    }
    if (kind == "number") {
        return value.as_number().has_value();
    }
    if (kind == "date") {
        return text != nullptr && parse_date(*text);
    }
    if (kind == "place") {
        return text != nullptr && is_uprn(*text);
    }
    return value.as_yes_no() != nullptr;
}

Refusal unknown_field(const RegisterDeclaration& declaration, const std::string& name) {
    std::vector<std::string> names = {std::string(source_field)};
    for (const RegisterField& field : declaration.fields) {
        names.push_back(field.name);
    }
    const std::string shown = is_sound_text(name) ? name.substr(0, 60) : "…";
    return {RefusalKind::invalid_input, declaration.title + " (" + declaration.name +
                                            ") has no field \"" + shown + "\"." +
                                            words::did_you_mean(name, names)};
}

Refusal not_of_kind(const RegisterDeclaration& declaration, const std::string& name) {
    return {RefusalKind::invalid_input, "\"" + name + "\" of " + declaration.title + " (" +
                                            declaration.name + ") must be " +
                                            kind_in_words(kind_of(declaration, name)) + "."};
}

bool is_empty(const Table& values, const std::string& name) {
    const Value* value = values.find(name);
    return value == nullptr || value->is_nil() ||
           (value->as_text() != nullptr && value->as_text()->empty());
}

/// Nothing if the text does not read as the kind.
std::optional<Value> read_text(std::string_view kind, const std::string& text) {
    if (kind == "integer" || kind == "money") {
        std::int64_t number = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
        const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
        return whole ? std::optional(Value(number)) : std::nullopt;
    }
    if (kind == "number") {
        const auto number = Fraction::parse(text);
        return number ? std::optional(Value(*number)) : std::nullopt;
    }
    if (kind == "yes_no") {
        const bool yes = text == "yes" || text == "true";
        return yes || text == "no" || text == "false" ? std::optional(Value(yes)) : std::nullopt;
    }
    return Value(text);
}

bool has_control_character(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7F; });
}

Result<Done> check_field(const RegisterDeclaration& declaration, const RegisterField& field) {
    if (!is_name(field.name) || field.name == "from" || field.name == "key") {
        return wrong(declaration, "has a field \"" + field.name +
                                      "\": name it in small letters, and not \"from\" or \"key\"");
    }
    if (std::find(kinds().begin(), kinds().end(), field.kind) == kinds().end()) {
        return wrong(declaration, "has the field " + field.name + " of the kind \"" + field.kind +
                                      "\", but the kinds are text, integer, money, number, date, "
                                      "yes_no and place");
    }
    if (field.name == source_field && field.kind != "text") {
        return wrong(declaration, "declares source, which must be of the kind text");
    }
    return Done{};
}

Result<Done> check_key(const RegisterDeclaration& declaration) {
    for (const std::string& name : key_fields(declaration)) {
        const RegisterField* field = find(declaration, name);
        if (field == nullptr) {
            return wrong(declaration, "has the key \"" + name + "\", which is none of its fields");
        }
        if (field->optional) {
            return wrong(declaration, "has the key " + name + ", which must not be optional");
        }
    }
    return Done{};
}

}  // namespace

Result<Done> check_declaration(const RegisterDeclaration& declaration) {
    if (!is_register_name(declaration.name)) {
        return wrong(declaration, "must be named service.register in small letters");
    }
    if (declaration.title.empty()) {
        return wrong(declaration, "has no title");
    }
    if (declaration.revision < 1) {
        return wrong(declaration, "must have a revision of at least 1");
    }
    if (std::ssize(declaration.steps) != declaration.revision - 1) {
        return wrong(declaration, "is at revision " + std::to_string(declaration.revision) +
                                      " and must have " + std::to_string(declaration.revision - 1) +
                                      " steps, one from each revision to the next");
    }
    std::set<std::string> names;
    for (const RegisterField& field : declaration.fields) {
        if (auto checked = check_field(declaration, field); !checked) {
            return checked;
        }
        if (!names.insert(field.name).second) {
            return wrong(declaration, "has the field " + field.name + " twice");
        }
    }
    if (auto checked = check_key(declaration); !checked) {
        return checked;
    }
    const RegisterField* remaining = find(declaration, declaration.remaining);
    const bool can_count_down = remaining != nullptr && remaining->kind == "integer" &&
                                !is_key_field(declaration, declaration.remaining);
    if (!declaration.remaining.empty() && !can_count_down) {
        return wrong(declaration, "counts down \"" + declaration.remaining +
                                      "\", which must be an integer field outside the key");
    }
    return Done{};
}

std::vector<std::string> key_fields(const RegisterDeclaration& declaration) {
    std::vector<std::string> names;
    std::size_t begin = 0;
    while (begin <= declaration.key.size()) {
        const std::size_t end = std::min(declaration.key.find(',', begin), declaration.key.size());
        names.push_back(declaration.key.substr(begin, end - begin));
        begin = end + 1;
    }
    return names;
}

Result<Done> check_values(const RegisterDeclaration& declaration, const Table& values) {
    for (const auto& [name, value] : values.entries()) {
        const std::string kind = kind_of(declaration, name);
        if (kind.empty()) {
            return unknown_field(declaration, name);
        }
        if (!value.is_nil() && !is_of_kind(kind, value)) {
            return not_of_kind(declaration, name);
        }
    }
    for (const RegisterField& field : declaration.fields) {
        const bool is_source = field.name == source_field;
        if ((field.optional && !is_source) || !is_empty(values, field.name)) {
            continue;
        }
        if (is_source) {
            return Refusal{RefusalKind::invalid_input,
                           declaration.title + " (" + declaration.name +
                               ") holds rules: say in \"source\" where these figures are from."};
        }
        return Refusal{RefusalKind::invalid_input, declaration.title + " (" + declaration.name +
                                                       ") needs \"" + field.name +
                                                       "\": " + kind_in_words(field.kind) + "."};
    }
    return Done{};
}

Result<std::string> key_of(const RegisterDeclaration& declaration, const Table& values) {
    const auto names = key_fields(declaration);
    std::string key;
    for (const std::string& name : names) {
        const Value* value = values.find(name);
        std::string part;
        if (const std::string* text = value->as_text()) {
            part = *text;
        } else if (const std::int64_t* number = value->as_integer()) {
            part = std::to_string(*number);
        } else {
            part = *value->as_yes_no() ? "yes" : "no";
        }
        if (has_control_character(part) ||
            (names.size() > 1 && part.find(',') != std::string::npos)) {
            return Refusal{RefusalKind::invalid_input,
                           "\"" + name + "\" of " + declaration.title + " (" + declaration.name +
                               ") is part of the key and must be one line without commas."};
        }
        key += (key.empty() && &name == &names.front() ? "" : ",") + part;
    }
    if (key.size() > key_bytes_max) {
        return Refusal{RefusalKind::invalid_input, "The key of " + declaration.title + " (" +
                                                       declaration.name + ") may have at most " +
                                                       std::to_string(key_bytes_max) + " bytes."};
    }
    return key;
}

bool is_possible_key(std::string_view key) {
    return !key.empty() && key.size() <= key_bytes_max && !has_control_character(key) &&
           !csv::first_not_utf8(key);
}

Result<Table> values_from_texts(const RegisterDeclaration& declaration,
                                const std::vector<TypedField>& fields) {
    Table values;
    for (const auto& [name, text] : fields) {
        const std::string kind = kind_of(declaration, name);
        if (kind.empty()) {
            return unknown_field(declaration, name);
        }
        if (text.empty()) {
            continue;
        }
        auto value = read_text(kind, text);
        if (!value || !is_of_kind(kind, *value)) {
            return not_of_kind(declaration, name);
        }
        values.set(name, *std::move(value));
    }
    return values;
}

}  // namespace moothall::registers
