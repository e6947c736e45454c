#include "workflows/language/field_values.h"

#include <moothall/service/money.h>

#include <algorithm>
#include <cassert>
#include <set>

#include "workflows/definitions/finding.h"
#include "workflows/language/plain_text.h"

namespace moothall::workflows {
namespace {

constexpr std::size_t bytes_max = 64 * 1024;
constexpr std::int64_t characters_max = 10000;  ///< Where the field sets no `max`.
constexpr std::int64_t rows_max = 1000;         ///< Likewise.
constexpr std::size_t key_bytes_max = 200;

Refusal refused(const Field& field, std::string_view what) {
    return {RefusalKind::invalid_input, field_in_words(field) + " " + std::string(what)};
}

Refusal wrong_kind(const Field& field, std::string_view wanted, const Value& given) {
    return refused(field, "must be " + std::string(wanted) + ", but is " +
                              std::string(kind_in_words(given)) + ".");
}

/// "must be from 1 to 20", with both ends in the words of the field's kind.
std::string between(const std::optional<std::string>& min, const std::optional<std::string>& max) {
    if (min && max) {
        return "must be from " + *min + " to " + *max + ".";
    }
    return min ? "must be " + *min + " or more." : "must be " + *max + " or less.";
}

std::optional<std::string> bound_in_words(const Field& field, const std::optional<Value>& bound) {
    if (!bound) {
        return std::nullopt;
    }
    const Fraction number = *bound->as_number();
    return field.kind == FieldKind::money ? pounds(Pence{number.numerator()}) : number.text();
}

Result<Value> check_number(const Field& field, const Fraction& number, Value kept) {
    const bool low = field.min && number < *field.min->as_number();
    const bool high = field.max && number > *field.max->as_number();
    if (low || high) {
        return refused(field,
                       between(bound_in_words(field, field.min), bound_in_words(field, field.max)));
    }
    return kept;
}

Result<Value> check_whole(const Field& field, const Value& given) {
    const std::int64_t* whole = given.as_integer();
    if (whole == nullptr) {
        return wrong_kind(
            field, field.kind == FieldKind::money ? "a whole number of pence" : "a whole number",
            given);
    }
    return check_number(field, Fraction(*whole), given);
}

Result<Value> check_exact(const Field& field, const Value& given) {
    const auto number = given.as_number();
    if (!number) {
        return refused(field, "must be an exact number, such as 4, \"4.5\" or \"9/2\".");
    }
    return check_number(field, *number, Value(*number));
}

Result<Value> check_text(const Field& field, const Value& given) {
    const std::string* text = given.as_text();
    if (text == nullptr) {
        return wrong_kind(field, "a text", given);
    }
    if (text->size() > bytes_max) {
        return refused(field, "is too long: 64 KiB is the most.");
    }
    const auto characters = characters_of(*text);
    if (!characters) {
        return refused(field, "must be plain text in UTF-8, without control characters.");
    }
    const auto count = static_cast<std::int64_t>(*characters);
    const std::int64_t least = field.min ? *field.min->as_integer() : 0;
    const std::int64_t most = field.max ? *field.max->as_integer() : characters_max;
    if (count < least) {
        return refused(field, "must have at least " + std::to_string(least) + " characters.");
    }
    if (count > most) {
        return refused(field, "must have at most " + std::to_string(most) + " characters.");
    }
    return given;
}

/// The day of a bound; nothing for "today" where no day is known.
std::optional<Date> day_of(const std::optional<Value>& bound, std::optional<Date> today) {
    if (!bound) {
        return std::nullopt;
    }
    const std::string& text = *bound->as_text();
    return text == "today" ? today : parse_date(text);
}

Result<Value> check_date(const Field& field, const Value& given, std::optional<Date> today) {
    const std::string* text = given.as_text();
    const auto date = text == nullptr ? std::nullopt : parse_date(*text);
    if (!date) {
        return refused(field, "must be a date that exists, such as 2026-05-04.");
    }
    const auto first = day_of(field.min, today);
    const auto last = day_of(field.max, today);
    if (first && *date < *first) {
        return refused(field, "must be " + in_words(*first) + " or later.");
    }
    if (last && *date > *last) {
        return refused(field, "must be " + in_words(*last) + " or earlier.");
    }
    return given;
}

Result<Value> check_choice(const Field& field, const Value& given) {
    const std::string* text = given.as_text();
    std::vector<std::string> values;
    for (const Choice& choice : field.options) {
        values.push_back(choice.value);
    }
    if (text == nullptr || std::find(values.begin(), values.end(), *text) == values.end()) {
        return refused(field, "must be one of " + quoted_list(values) + ".");
    }
    return given;
}

Result<Value> check_key(const Field& field, const Value& given) {
    const std::string* text = given.as_text();
    if (text == nullptr) {
        return wrong_kind(field, "a key, as a text", given);
    }
    const bool plain = characters_of(*text) && text->find_first_of("\t\r\n") == std::string::npos;
    if (!plain || text->size() > key_bytes_max) {
        return refused(field, "must be a key: one line of at most 200 bytes.");
    }
    return given;
}

/// Gives every row a number of its own. Refused if two rows bring the same, or one that is below 1.
Result<Value> numbered(const Field& field, std::vector<Table> rows) {
    std::set<std::int64_t> taken;
    for (const Table& row : rows) {
        const Value* number = row.find("row");
        const std::int64_t* whole = number == nullptr ? nullptr : number->as_integer();
        if (number != nullptr && (whole == nullptr || *whole < 1 || !taken.insert(*whole).second)) {
            return refused(field, "has a row whose 'row' is not a number of its own, 1 or more.");
        }
    }
    std::int64_t next = taken.empty() ? 1 : *taken.rbegin() + 1;
    for (Table& row : rows) {
        if (!row.has("row")) {
            row.set("row", next++);
        }
    }
    return Value(std::move(rows));
}

Result<Value> check_rows(const Field& field, const Value& given, std::optional<Date> today) {
    const List* list = given.as_list();
    const Table* table = given.as_table();
    if (list == nullptr && (table == nullptr || !table->empty())) {
        return wrong_kind(field, "a list of rows", given);
    }
    // An empty table may come from Lua, which knows no difference between it and an empty list.
    const List rows = list == nullptr ? List() : *list;
    const auto count = static_cast<std::int64_t>(rows.size());
    if (field.min && count < *field.min->as_integer()) {
        return refused(field,
                       "must have at least " + std::to_string(*field.min->as_integer()) + " rows.");
    }
    const std::int64_t most = field.max ? *field.max->as_integer() : rows_max;
    if (count > most) {
        return refused(field, "must have at most " + std::to_string(most) + " rows.");
    }
    std::vector<Table> kept;
    for (const Value& row : rows) {
        const Table* values = row.as_table();
        if (values == nullptr) {
            return wrong_kind(field, "a list of rows, each a table", row);
        }
        Table columns = *values;
        columns.remove("row");
        auto checked = check_row(field, columns, RowPart::whole, today);
        if (!checked) {
            return Refusal{RefusalKind::invalid_input, "Row " + std::to_string(kept.size() + 1) +
                                                           ": " + checked.error().reason};
        }
        Table numbered_row = *std::move(checked);
        if (values->has("row")) {
            numbered_row.set("row", *values->find("row"));
        }
        kept.push_back(std::move(numbered_row));
    }
    return numbered(field, std::move(kept));
}

bool is_empty(const Value& given) {
    return given.is_nil() || (given.as_text() != nullptr && given.as_text()->empty());
}

}  // namespace

Result<Value> check_value(const Field& field, const Value& given, std::optional<Date> today) {
    if (is_empty(given)) {
        return field.optional ? Result<Value>(Value()) : refused(field, "must be filled in.");
    }
    switch (field.kind) {
        case FieldKind::text:
            return check_text(field, given);
        case FieldKind::integer:
        case FieldKind::money:
            return check_whole(field, given);
        case FieldKind::number:
            return check_exact(field, given);
        case FieldKind::date:
            return check_date(field, given, today);
        case FieldKind::yes_no:
            return given.as_yes_no() == nullptr ? wrong_kind(field, "a yes or no", given)
                                                : Result<Value>(given);
        case FieldKind::choice:
            return check_choice(field, given);
        case FieldKind::key:
            return check_key(field, given);
        case FieldKind::rows:
            return check_rows(field, given, today);
    }
    assert(false);
    return Value();
}

Result<Table> check_row(const Field& rows, const Table& given, RowPart part,
                        std::optional<Date> today) {
    std::vector<std::string> names;
    for (const Field& column : rows.columns) {
        names.push_back(column.name);
    }
    for (const auto& [name, value] : given.entries()) {
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            return Refusal{RefusalKind::invalid_input,
                           unknown_name(field_in_words(rows) + ": column", name, names)};
        }
    }
    Table kept;
    for (const Field& column : rows.columns) {
        const Value* value = given.find(column.name);
        if (value == nullptr && part == RowPart::changes) {
            continue;
        }
        auto checked = check_value(column, value == nullptr ? Value() : *value, today);
        if (!checked) {
            return checked.error();
        }
        if (!checked->is_nil() || part == RowPart::changes) {
            kept.set(column.name, *std::move(checked));
        }
    }
    return kept;
}

std::string field_in_words(const Field& field) {
    const std::string& label = in_english(field.label);
    return "'" + field.name + "'" + (label.empty() ? "" : " (" + label + ")");
}

}  // namespace moothall::workflows
