#include "workflows/language/effect_arguments.h"

#include <algorithm>

#include "workflows/definitions/definition_reader_scope.h"
#include "workflows/definitions/finding.h"
#include "workflows/definitions/markers.h"
#include "workflows/language/plain_text.h"

namespace moothall::workflows {
namespace {

constexpr std::size_t characters_max = 10000;

std::string subject_of(const Word& word, const std::string* leading) {
    const bool is_name =
        leading != nullptr && (is_plain_name(*leading) || is_dotted_name(*leading));
    return std::string(word.name) + (is_name ? " '" + *leading + "'" : "");
}

}  // namespace

EffectArguments::EffectArguments(const Definition& definition, const Value& value, const Word& word)
    : definition_(definition),
      options_(*value.as_table()),
      leading_(text_of(value)),
      subject_(subject_of(word, leading_)) {
    check_keys(word);
}

void EffectArguments::check_keys(const Word& word) {
    for (const auto& [key, value] : options_.entries()) {
        const bool known = std::any_of(word.options.begin(), word.options.end(),
                                       [&key = key](const Option& o) { return o.name == key; });
        const bool first = key == "1" && word.shape == Shape::text_or_table;
        if (known || first || is_marker_key(options_, key)) {
            continue;
        }
        if (std::find(word.later.begin(), word.later.end(), key) != word.later.end()) {
            refuse("'" + key + "' arrives later; this version of Moothall cannot read it yet.");
        } else if (!word.any_key) {
            refuse(unknown_name("argument", key, option_names(word)));
        }
    }
    for (const Option& option : word.options) {
        const bool leads = option.name == "register" && (leading_ != nullptr || has("1"));
        if (option.required && !has(option.name) && !leads) {
            refuse("'" + std::string(option.name) + "' is missing. " + std::string(option.meaning));
        }
    }
}

std::string EffectArguments::leading_name() {
    if (leading_ == nullptr || !is_plain_name(*leading_)) {
        refuse("its name must be a text in snake_case.");
        return {};
    }
    return *leading_;
}

std::string EffectArguments::leading_text() {
    if (leading_ == nullptr || leading_->empty()) {
        refuse("its text is missing.");
        return {};
    }
    return plain_line("text", *leading_);
}

std::string EffectArguments::plain_line(std::string_view key, const std::string& text) {
    const auto characters = characters_of(text);
    if (!characters || *characters > characters_max) {
        refuse("'" + std::string(key) +
               "' must be plain text in UTF-8, without control characters, of at most 10000 "
               "characters.");
        return {};
    }
    return text;
}

std::string EffectArguments::text(std::string_view key) {
    if (!has(key)) {
        return {};
    }
    const std::string* text = find(key)->as_text();
    if (text == nullptr || text->empty()) {
        refuse("'" + std::string(key) + "' must be a text, but is " +
               (text == nullptr ? described(*find(key)) : "empty") + ".");
        return {};
    }
    return plain_line(key, *text);
}

std::string EffectArguments::name(std::string_view key) {
    std::string name = text(key);
    if (!name.empty() && !is_plain_name(name)) {
        refuse("'" + std::string(key) + "' must be a name in snake_case.");
    }
    return name;
}

std::string EffectArguments::dotted_name(std::string_view key) {
    std::string name = !has(key) && leading_ != nullptr ? *leading_ : text(has(key) ? key : "1");
    if (!name.empty() && !is_dotted_name(name)) {
        refuse("'" + std::string(key) + "' must be a service, a dot and a name.");
    }
    return name;
}

std::optional<Date> EffectArguments::date(std::string_view key) {
    if (!has(key)) {
        return std::nullopt;
    }
    const std::string* text = find(key)->as_text();
    const auto date = text == nullptr ? std::nullopt : parse_date(*text);
    if (!date) {
        refuse("'" + std::string(key) + "' must be a date that exists, such as 2026-05-04.");
    }
    return date;
}

std::optional<clocks::Duration> EffectArguments::duration(std::string_view key) {
    if (!has(key)) {
        return std::nullopt;
    }
    const auto duration = duration_of(*find(key));
    if (!duration) {
        refuse("'" + std::string(key) + "' must be a duration, such as days(14), but is " +
               described(*find(key)) + ".");
    }
    return duration;
}

std::int64_t EffectArguments::whole(std::string_view key, std::int64_t least,
                                    std::int64_t otherwise) {
    if (!has(key)) {
        return otherwise;
    }
    const std::int64_t* whole = find(key)->as_integer();
    if (whole == nullptr || *whole < least) {
        refuse("'" + std::string(key) + "' must be a whole number, " + std::to_string(least) +
               " or more.");
        return otherwise;
    }
    return *whole;
}

const Table& EffectArguments::table(std::string_view key) {
    static const Table empty;
    const Value* value = find(key);
    const bool plain = value != nullptr && value->as_table() != nullptr && !word_of(*value) &&
                       !function_of(*value);
    const bool nothing =
        value != nullptr && value->as_list() != nullptr && value->as_list()->empty();
    if (value != nullptr && !plain && !nothing) {
        refuse("'" + std::string(key) + "' must be a table, but is " + described(*value) + ".");
    }
    return plain ? *value->as_table() : empty;
}

void EffectArguments::refuse(std::string_view sentence) {
    if (!refusal_) {
        refusal_ = Refusal{RefusalKind::invalid_input, subject_ + ": " + std::string(sentence)};
    }
}

}  // namespace moothall::workflows
