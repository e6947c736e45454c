#pragma once

#include <moothall/service/value.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "workflows/definitions/definition.h"

namespace moothall::workflows {

/// How the sandbox writes down what is more than plain values. Only here are those forms known.
///
/// A word is a table with its name under `$word`; its options stand beside it, a leading text under
/// `name`, a count under `1`. A function is a table with its path under `$function`, its line under
/// `line` and, where a module wrote it, its file under `file`. A behaviour that a module gave has
/// the module's name under `$module` and its own under `$name`. No script can make a key that
/// begins with `$`.

/// The name of the word, or nothing for a plain value.
std::optional<std::string_view> word_of(const Value& value);

/// The text that was written behind a word that takes one: `letter "discount_form"`; else null.
const std::string* text_of(const Value& word);

/// The number in `working_days(10)`.
std::optional<std::int64_t> count_of(const Value& word);

/// The place of a function, or nothing for any other value.
std::optional<FunctionPlace> function_of(const Value& value);

/// Whose behaviour it is: "lib.common@1", and what it is called there.
struct BehaviourName {
    std::string module;
    std::string name;
};

/// Nothing for a behaviour that the workflow wrote itself.
std::optional<BehaviourName> behaviour_of(const Value& value);

/// True for the keys of `table` that belong to these forms and are no options of the author's.
bool is_marker_key(const Table& table, std::string_view key);

/// "letter \"discount_form\"", "a function", "a text": what a value is, for a message.
std::string described(const Value& value);

/// A word as the sandbox would give it, for tests and for what the host itself writes.
Value make_word(std::string_view name, Table options);
Value make_word(std::string_view name, std::string_view text, Table options);
Value make_count(std::string_view name, std::int64_t count);
Value make_function(std::string_view path, int line);

}  // namespace moothall::workflows
