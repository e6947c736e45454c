#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace moothall::workflows {

/// Raised whenever a word or an option is added or changes its meaning. A decision records it.
inline constexpr int vocabulary_revision = 2;

/// How a word is written in Lua.
enum class Shape {
    table,          ///< `integer { label = "…" }`
    text,           ///< `lift "breathing_space"`
    text_table,     ///< `letter "reminder"` or `letter "reminder" { to = "customer" }`
    text_or_table,  ///< `release "waste.places"` or `release { register = "waste.places" }`
    count,          ///< `working_days(10)`
    constant,       ///< `any_open`
    module_name,    ///< `use "lib.common@1"`: the sandbox itself gives what it names.
    entry,          ///< No word of its own: the table that stands at a place, such as a state.
};

enum class Group { workflow, entry, field, read, duration, effect, constant };

/// One key of a word's table.
struct Option {
    std::string_view name;
    std::string_view type;  ///< As the type stubs write it: "string", "moothall.duration".
    bool required;
    std::string_view meaning;
};

struct Word {
    std::string_view name;
    Shape shape;
    Group group;
    std::string_view meaning;  ///< One sentence.
    std::span<const Option> options;
    /// Keys that a later version of Moothall will read; using one is an error that says so.
    std::span<const std::string_view> later;
    bool any_key = false;  ///< The keys are names of the author's own (fields of the case).
};

/// Every word of the vocabulary and every entry, in the order of the reference.
std::span<const Word> vocabulary();

/// Words of later versions: a script that uses one is told that it arrives later.
std::span<const std::string_view> later_words();
bool arrives_later(std::string_view word);

/// The word or entry of this name; null if there is none.
const Word* find_word(std::string_view name);

/// The names of a group, in the order of the reference.
std::vector<std::string> names_of(Group group);

/// The names of a word's options.
std::vector<std::string> option_names(const Word& word);

/// Names that a case has by itself in a guard or an act (`case.today`): no field may take one.
std::span<const std::string_view> reserved_names();

/// Those who act and are no role: time, import, customer, api.
std::span<const std::string_view> acting_besides_roles();

/// Those who will act in later versions: part, run, register.
std::span<const std::string_view> acting_later();

}  // namespace moothall::workflows
