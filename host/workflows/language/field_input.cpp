#include <algorithm>
#include <charconv>
#include <optional>

#include "workflows/language/field_values.h"
#include "workflows/language/typed_money.h"

namespace moothall::workflows {
namespace {

/// Longer input is refused before it is looked at.
constexpr std::size_t typed_max = 64 * 1024;

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view spaces = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(spaces);
    if (begin == std::string_view::npos) {
        return {};
    }
    return text.substr(begin, text.find_last_not_of(spaces) - begin + 1);
}

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = fault == std::errc() && end == text.data() + text.size();
    return whole ? std::optional(number) : std::nullopt;
}

std::optional<Value> yes_or_no(std::string_view text) {
    std::string small(text);
    std::transform(small.begin(), small.end(), small.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    if (small == "yes" || small == "true") {
        return Value(true);
    }
    return small == "no" || small == "false" ? std::optional(Value(false)) : std::nullopt;
}

template <class T>
std::optional<Value> as_value(const std::optional<T>& read) {
    return read ? std::optional(Value(*read)) : std::nullopt;
}

std::optional<Value> read_pence(std::string_view text) {
    const auto amount = read_pounds(text);
    return amount ? std::optional(Value(amount->count)) : std::nullopt;
}

/// The value that was typed; nothing if it is no value of the field's kind.
std::optional<Value> typed_value(FieldKind kind, std::string_view text) {
    switch (kind) {
        case FieldKind::integer:
            return as_value(whole_number(text));
        case FieldKind::money:
            return read_pence(text);
        case FieldKind::yes_no:
            return yes_or_no(text);
        case FieldKind::rows:
            return std::nullopt;
        default:
            return Value(text);
    }
}

std::string_view wanted(FieldKind kind) {
    switch (kind) {
        case FieldKind::integer:
            return "must be a whole number, such as 2.";
        case FieldKind::money:
            return "must be an amount in pounds, such as 12.50.";
        case FieldKind::yes_no:
            return "must be yes or no.";
        default:
            return "is a table of rows, which cannot be typed as one text.";
    }
}

}  // namespace

Result<Value> read_input(const Field& field, std::string_view typed, Date today) {
    if (typed.size() > typed_max) {
        return Refusal{RefusalKind::invalid_input,
                       field_in_words(field) + " is too long: 64 KiB is the most."};
    }
    const std::string_view text = trimmed(typed);
    if (text.empty()) {
        return check_value(field, Value(), today);
    }
    const auto value = typed_value(field.kind, text);
    if (!value) {
        return Refusal{RefusalKind::invalid_input,
                       field_in_words(field) + " " + std::string(wanted(field.kind))};
    }
    return check_value(field, *value, today);
}

}  // namespace moothall::workflows
