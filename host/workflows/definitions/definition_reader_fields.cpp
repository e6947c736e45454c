#include <algorithm>
#include <array>
#include <utility>

#include "workflows/definitions/definition_reader_scope.h"
#include "workflows/definitions/markers.h"

namespace moothall::workflows {
namespace {

constexpr std::array<std::pair<std::string_view, FieldKind>, 9> kinds = {{
    {"text", FieldKind::text},
    {"integer", FieldKind::integer},
    {"money", FieldKind::money},
    {"number", FieldKind::number},
    {"date", FieldKind::date},
    {"yes_no", FieldKind::yes_no},
    {"choice", FieldKind::choice},
    {"key", FieldKind::key},
    {"rows", FieldKind::rows},
}};

std::optional<FieldKind> kind_of(const Value& value) {
    const auto word = word_of(value);
    const auto found = std::find_if(kinds.begin(), kinds.end(),
                                    [&](const auto& kind) { return word && kind.first == *word; });
    return found == kinds.end() ? std::nullopt : std::optional(found->second);
}

bool counts_something(FieldKind kind) {
    return kind == FieldKind::text || kind == FieldKind::rows;
}

/// What a bound of a field of this kind must be.
std::string_view bound_in_words(FieldKind kind) {
    if (kind == FieldKind::date) {
        return "a date (\"2026-05-04\") or \"today\"";
    }
    if (kind == FieldKind::number) {
        return "an exact number: 4, \"4.5\" or \"9/2\"";
    }
    return counts_something(kind) ? "a whole number, 0 or more" : "a whole number";
}

bool is_bound(FieldKind kind, const Value& value) {
    if (kind == FieldKind::date) {
        const std::string* text = value.as_text();
        return text != nullptr && (*text == "today" || parse_date(*text));
    }
    if (kind == FieldKind::number) {
        return value.as_number().has_value();
    }
    const std::int64_t* whole = value.as_integer();
    return whole != nullptr && (*whole >= 0 || !counts_something(kind));
}

std::optional<Value> read_bound(const Scope& scope, FieldKind kind, std::string_view key) {
    const Word& word = *find_word(kinds[static_cast<std::size_t>(kind)].first);
    const bool has_bounds = std::any_of(word.options.begin(), word.options.end(),
                                        [key](const Option& option) { return option.name == key; });
    if (!has_bounds || !scope.has(key)) {
        return std::nullopt;
    }
    if (!is_bound(kind, *scope.find(key))) {
        scope.wrong_kind(key, bound_in_words(kind));
        return std::nullopt;
    }
    return *scope.find(key);
}

/// True if the bounds leave nothing between them. "today" is no day yet and can be compared with
/// none.
bool excludes_all(FieldKind kind, const Value& min, const Value& max) {
    if (kind == FieldKind::date) {
        const bool moving = *min.as_text() == "today" || *max.as_text() == "today";
        return !moving && *parse_date(*min.as_text()) > *parse_date(*max.as_text());
    }
    return *min.as_number() > *max.as_number();
}

void read_bounds(const Scope& scope, Field& field) {
    field.min = read_bound(scope, field.kind, "min");
    field.max = read_bound(scope, field.kind, "max");
    if (field.min && field.max && excludes_all(field.kind, *field.min, *field.max)) {
        scope.error("min", "'min' is above 'max'.");
    }
}

void read_listed_options(const Scope& scope, const List& list, Field& field) {
    for (const Value& value : list) {
        if (value.as_text() == nullptr) {
            scope.error("options", "'options' must be texts, but one is " + described(value) + ".");
            return;
        }
        field.options.push_back({*value.as_text(), {{"en", *value.as_text()}}});
    }
}

void read_options(const Scope& scope, Field& field) {
    if (!scope.has("options")) {
        return;
    }
    if (const List* list = scope.find("options")->as_list()) {
        read_listed_options(scope, *list, field);
    } else {
        for (const auto& [value, words] : scope.entries("options")) {
            const auto label = words_of(*words);
            if (!label) {
                scope.error(
                    "options." + value,
                    "option '" + value + "' must have a text, but has " + described(*words) + ".");
                continue;
            }
            field.options.push_back({value, *label});
        }
    }
    const auto same = [](const Choice& a, const Choice& b) { return a.value == b.value; };
    std::vector<Choice> sorted = field.options;
    std::sort(sorted.begin(), sorted.end(),
              [](const Choice& a, const Choice& b) { return a.value < b.value; });
    const auto twice = std::adjacent_find(sorted.begin(), sorted.end(), same);
    if (twice != sorted.end()) {
        scope.error("options", "'options' has '" + twice->value + "' twice.");
    }
}

void read_columns(const Scope& scope, Field& field) {
    for (const auto& [name, value] : scope.entries("of")) {
        const std::string where = scope.path("of") + "." + name;
        Field column = read_field(scope.reading(), name, *value, where);
        const std::string subject = "column '" + name + "' of field '" + field.name + "'";
        if (column.kind == FieldKind::rows) {
            scope.reading().error(where, subject +
                                             ": rows inside rows are not known; keep them in "
                                             "a field of their own.");
        }
        if (column.set_by_workflow || !column.shown_when.empty()) {
            scope.reading().error(where,
                                  subject + ": a column has neither 'set_by' nor 'shown_when'.");
        }
        if (name == "row") {
            scope.reading().error(
                where, subject + ": 'row' is the number that each row has; choose another name.");
        }
        field.columns.push_back(std::move(column));
    }
}

void read_shown_when(const Scope& scope, Field& field) {
    for (const auto& [name, value] : scope.entries("shown_when")) {
        const List* list = value->as_list();
        const List wanted = list == nullptr ? List{*value} : *list;
        const bool plain = std::all_of(wanted.begin(), wanted.end(), [](const Value& one) {
            return one.as_text() != nullptr || one.as_integer() != nullptr ||
                   one.as_yes_no() != nullptr;
        });
        if (!plain || wanted.empty()) {
            scope.error("shown_when." + name,
                        "'shown_when' must give a value or a list of values for '" + name +
                            "', but gives " + described(*value) + ".");
            continue;
        }
        field.shown_when.emplace(name, wanted);
    }
}

void read_set_by(const Scope& scope, Field& field) {
    const std::string set_by = scope.text("set_by");
    field.set_by_workflow = set_by == "workflow";
    if (!set_by.empty() && !field.set_by_workflow) {
        scope.reading().error(scope.path("set_by"), unknown_name("set_by", set_by, {"workflow"}));
    }
}

}  // namespace

Field read_field(ReadingOfDefinition& reading, const std::string& name, const Value& value,
                 const std::string& where) {
    Field field;
    field.name = name;
    check_plain_name(reading, "field", name, where);
    const auto kind = kind_of(value);
    if (!kind) {
        const auto word = word_of(value);
        reading.error(where, "field '" + name + "'" +
                                 (word && arrives_later(*word)
                                      ? ": '" + std::string(*word) + "' arrives later."
                                      : " must be one of " + quoted_list(names_of(Group::field)) +
                                            ", but is " + described(value) + "."));
        return field;
    }
    field.kind = *kind;
    const Word& word = *find_word(*word_of(value));
    const Scope scope(reading, *value.as_table(), where, "field '" + name + "'", word);
    field.label = scope.words("label");
    field.hint = scope.words("hint");
    field.optional = scope.flag("optional");
    read_set_by(scope, field);
    read_shown_when(scope, field);
    read_bounds(scope, field);
    if (field.kind == FieldKind::choice) {
        read_options(scope, field);
    }
    if (field.kind == FieldKind::key) {
        field.of_register = scope.text("of");
    }
    if (field.kind == FieldKind::rows) {
        read_columns(scope, field);
    }
    return field;
}

}  // namespace moothall::workflows
