#include "functions/check.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "words/nearest_name.h"

namespace moothall::functions {
namespace {

constexpr std::size_t shown_max = 60;  ///< Of a name that may be anything.

Refusal wrong(const std::string& sentence) {
    return {RefusalKind::invalid_input, sentence};
}

std::string range_in_words(const Type& type) {
    if (!type.least) {
        return "";
    }
    return type.most ? " from " + std::to_string(*type.least) + " to " + std::to_string(*type.most)
                     : " of at least " + std::to_string(*type.least);
}

std::string in_words(const Type& type) {
    switch (type.kind) {
        case TypeKind::integer:
            return "a whole number" + range_in_words(type);
        case TypeKind::money:
            return "a whole number of pence" + range_in_words(type);
        case TypeKind::number:
            return "an exact number (\"4.5\" or \"9/2\")" + range_in_words(type);
        case TypeKind::text:
            return "a text";
        case TypeKind::yes_no:
            return "true or false";
        case TypeKind::date:
            return "a date (\"2026-05-04\")";
        case TypeKind::instant:
            return "an instant (\"2026-05-04T09:00:00Z\")";
        case TypeKind::place:
            return "the UPRN of a place";
        case TypeKind::line:
            return "a line { text, pence }";
        case TypeKind::any:
            return "a value";
        case TypeKind::choice:
            return "one of " + to_text(type);
        case TypeKind::list:
            return "a list";
        case TypeKind::record:
            return "a table";
        case TypeKind::bytes:
            return "the bytes of a file";
        case TypeKind::map:
            return "a table of named values";
        case TypeKind::either:
            return to_text(type);
    }
    assert(false);
    return "";
}

bool in_range(const Type& type, const Fraction& number) {
    return !(type.least && number < Fraction(*type.least)) &&
           !(type.most && Fraction(*type.most) < number);
}

bool is_empty_table(const Value& value) {
    return (value.as_table() != nullptr && value.as_table()->empty()) ||
           (value.as_list() != nullptr && value.as_list()->empty());
}

/// Whether the value by itself is of the type; what lists and records hold is looked at elsewhere.
bool is_of(const Type& type, const Value& value) {
    const std::string* text = value.as_text();
    switch (type.kind) {
        case TypeKind::integer:
        case TypeKind::money:
            return value.as_integer() != nullptr && in_range(type, Fraction(*value.as_integer()));
        case TypeKind::number: {
            const auto number = value.as_number();
            return number && in_range(type, *number);
        }
        case TypeKind::text:
        case TypeKind::bytes:
            return text != nullptr;
        case TypeKind::yes_no:
            return value.as_yes_no() != nullptr;
        case TypeKind::date:
            return text != nullptr && parse_date(*text);
        case TypeKind::instant:
            return text != nullptr && parse_instant(*text);
        case TypeKind::place:
            return text != nullptr && !text->empty();
        case TypeKind::any:
            return !value.is_nil();
        case TypeKind::choice:
            return text != nullptr &&
                   std::find(type.choices.begin(), type.choices.end(), *text) != type.choices.end();
        case TypeKind::list:
            return value.as_list() != nullptr || is_empty_table(value);
        case TypeKind::line:
        case TypeKind::record:
        case TypeKind::map:
            return value.as_table() != nullptr || is_empty_table(value);
        case TypeKind::either:
            return std::any_of(type.element.begin(), type.element.end(),
                               [&](const Type& one) { return is_of(one, value); });
    }
    assert(false);
    return false;
}

Refusal not_of(const Type& type, const Value& value, const std::string& path) {
    std::string sentence = "\"" + path + "\" must be " + in_words(type);
    // Of the right kind but out of range or no such day: to name the kind again would help nobody.
    Type without_range = type;
    without_range.least.reset();
    without_range.most.reset();
    const bool is_number = type.kind == TypeKind::integer || type.kind == TypeKind::money ||
                           type.kind == TypeKind::number;
    const bool right_kind = is_number ? is_of(without_range, value)
                                      : type.kind != TypeKind::yes_no && value.as_text() != nullptr;
    if (!right_kind || type.kind == TypeKind::list || type.kind == TypeKind::record ||
        type.kind == TypeKind::line || type.kind == TypeKind::map) {
        sentence += ", but is " + std::string(kind_in_words(value));
    }
    sentence += ".";
    if (type.kind == TypeKind::choice && value.as_text() != nullptr) {
        sentence += words::did_you_mean(*value.as_text(), type.choices);
    }
    return wrong(sentence);
}

std::vector<Field> fields_of_line() {
    Field text{"text", false, {}};
    text.type.kind = TypeKind::text;
    Field pence{"pence", false, {}};
    pence.type.kind = TypeKind::money;
    return {std::move(text), std::move(pence)};
}

std::vector<std::string> names_of(const std::vector<Field>& fields) {
    std::vector<std::string> names;
    for (const Field& field : fields) {
        names.push_back(field.name);
    }
    return names;
}

const Field* find(const std::vector<Field>& fields, const std::string& name) {
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const Field& one) { return one.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

std::string inside(const std::string& path, const std::string& name) {
    return path.empty() ? name : path + "." + name;
}

/// `path` is empty for the arguments themselves.
Result<Done> check_named(const std::vector<Field>& fields, const Table& values,
                         const std::string& whose, const std::string& path) {
    for (const auto& [name, value] : values.entries()) {
        if (find(fields, name) == nullptr) {
            return wrong((path.empty() ? whose : "\"" + path + "\"") + " takes no \"" +
                         name.substr(0, shown_max) + "\"." +
                         words::did_you_mean(name, names_of(fields)));
        }
    }
    for (const Field& field : fields) {
        const Value* value = values.find(field.name);
        if (value != nullptr && !value->is_nil()) {
            if (auto checked = check(field.type, *value, inside(path, field.name)); !checked) {
                return checked;
            }
        } else if (!field.optional) {
            return wrong((path.empty() ? whose : "\"" + path + "\"") + " needs \"" + field.name +
                         "\": " + in_words(field.type) + ".");
        }
    }
    return Done{};
}

Value settled_list(const Type& element, const Value& value) {
    List list;
    if (value.as_list() != nullptr) {
        for (const Value& one : *value.as_list()) {
            list.push_back(settled(element, one));
        }
    }
    return list;
}

Value settled_map(const Type& element, const Value& value) {
    Table table;
    if (value.as_table() != nullptr) {
        for (const auto& [name, one] : value.as_table()->entries()) {
            table.set(name, settled(element, one));
        }
    }
    return table;
}

/// Whatever is wrong with the value as the first of the types that it could be; nothing if it is of
/// one of them.
Result<Done> check_either(const std::vector<Type>& types, const Value& value,
                          const std::string& path) {
    std::optional<Refusal> first;
    for (const Type& one : types) {
        auto checked = check(one, value, path);
        if (checked) {
            return checked;
        }
        if (!first && is_of(one, value)) {
            first = checked.error();
        }
    }
    return *first;
}

}  // namespace

Result<Done> check(const Type& type, const Value& value, const std::string& path) {
    if (!is_of(type, value)) {
        return not_of(type, value, path);
    }
    if (type.kind == TypeKind::list && value.as_list() != nullptr) {
        std::size_t number = 0;
        for (const Value& one : *value.as_list()) {
            const std::string place = path + "[" + std::to_string(++number) + "]";
            if (auto checked = check(type.element.front(), one, place); !checked) {
                return checked;
            }
        }
    }
    if (type.kind == TypeKind::map && value.as_table() != nullptr) {
        for (const auto& [name, one] : value.as_table()->entries()) {
            if (auto checked = check(type.element.front(), one, inside(path, name)); !checked) {
                return checked;
            }
        }
    }
    if (type.kind == TypeKind::either) {
        return check_either(type.element, value, path);
    }
    if (type.kind == TypeKind::record || type.kind == TypeKind::line) {
        const Table empty;
        return check_named(type.kind == TypeKind::line ? fields_of_line() : type.fields,
                           value.as_table() != nullptr ? *value.as_table() : empty, path, path);
    }
    return Done{};
}

Result<Done> check(const std::vector<Field>& fields, const Table& values,
                   const std::string& whose) {
    auto checked = check_named(fields, values, whose, "");
    if (checked || checked.error().reason.starts_with(whose)) {
        return checked;
    }
    return wrong(whose + ": " + checked.error().reason);
}

Result<Done> check(const Signature& signature, const Table& arguments) {
    return check(signature.arguments, arguments, signature.name);
}

Value settled(const Type& type, Value value) {
    if (type.kind == TypeKind::list) {
        return settled_list(type.element.front(), value);
    }
    if (type.kind == TypeKind::map) {
        return settled_map(type.element.front(), value);
    }
    if (type.kind == TypeKind::record) {
        return value.as_table() != nullptr ? settled(type.fields, *value.as_table()) : Table();
    }
    if (type.kind == TypeKind::either) {
        const auto fits = std::find_if(type.element.begin(), type.element.end(),
                                       [&](const Type& one) { return check(one, value, ""); });
        return fits == type.element.end() ? value : settled(*fits, std::move(value));
    }
    return value;
}

Table settled(const std::vector<Field>& fields, Table values) {
    for (const Field& field : fields) {
        const Value* value = values.find(field.name);
        if (value == nullptr) {
            continue;
        }
        if (value->is_nil()) {
            values.remove(field.name);
        } else {
            values.set(field.name, settled(field.type, *value));
        }
    }
    return values;
}

}  // namespace moothall::functions
