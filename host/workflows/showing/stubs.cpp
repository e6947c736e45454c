#include "workflows/showing/stubs.h"

#include <string_view>

#include "workflows/language/vocabulary.h"

namespace moothall::workflows {
namespace {

constexpr std::string_view head = R"(---@meta
-- Made by `moothall workflow stubs`: whatever is changed here is lost.
)";

constexpr std::string_view types = R"(
---@alias moothall.words string|table<string, string> A text, or one for each language.
---@alias moothall.names string|string[]
---@alias moothall.pence integer Whole pence.
---@alias moothall.number integer|string|moothall.fraction Exact: 4, "4.5" or fraction(9, 2).
---@alias moothall.date string "2026-05-04"
---@alias moothall.instant string RFC 3339 in UTC: "2026-05-04T09:00:00Z"
---@alias moothall.complexity
---| "straightforward"
---| "less straightforward"
---| "moderately complex"
---| "complex"
---@alias moothall.counting "after_that_day"|"from_that_day"
---@alias moothall.calendar "england_and_wales"|"any_part_of_uk"|"election"
---@alias moothall.last_day "as_counted"|"next_working_day"
---@alias moothall.restart "afresh"|"adds_up"
---@alias moothall.guard fun(case: moothall.case): boolean, string?
---@alias moothall.act moothall.effect|moothall.effect[]|fun(case: moothall.case): moothall.effect[]
---@alias moothall.behaviour moothall.behaviour_options
---@alias moothall.from moothall.names|moothall.any_open
---@class moothall.duration
---@class moothall.effect
---@class moothall.field
---@class moothall.read
---@class moothall.any_open
---@class moothall.fraction
---@class moothall.line
---@field text string
---@field pence moothall.pence

---What a guard or an act is given: the fields of the case and what it reads, by name, and these.
---@class moothall.case
---@field today moothall.date
---@field received moothall.date
---@field reference string
---@field state string
---@field type string
---@field channel string?
---@field customer table?
---@field place table?
---@field holds string[]
---@field version integer
---@field [string] any
)";

constexpr std::string_view built_in = R"(
---@class calendar
calendar = {}
---@param date moothall.date
---@param days integer
---@param name? moothall.calendar
---@return moothall.date
function calendar.add_working_days(date, days, name) end
---@param date moothall.date
---@param days integer
---@param name? moothall.calendar
---@return moothall.date
function calendar.subtract_working_days(date, days, name) end
---@param date moothall.date
---@param name? moothall.calendar
---@return boolean
function calendar.is_working_day(date, name) end
---Working days after `from`, up to and including `to`.
---@param from moothall.date
---@param to moothall.date
---@param name? moothall.calendar
---@return integer
function calendar.working_days_between(from, to, name) end
---@param date moothall.date
---@param days integer
---@return moothall.date
function calendar.add_days(date, days) end
---@param date moothall.date
---@param months integer
---@return moothall.date
function calendar.add_months(date, months) end
---@param instant moothall.instant
---@param hours integer
---@return moothall.instant
function calendar.add_hours(instant, hours) end
---The last of so many days, counted in the law's words.
---@param period { from: moothall.date, days: integer, counting: moothall.counting }
---@return moothall.date
function calendar.last_day(period) end
---An amount in words: "£1,234.50".
---@param pence moothall.pence
---@return string
function pounds(pence) end
---The sum of one column of rows.
---@param rows table[]
---@param name string
---@return integer
function sum(rows, name) end
---@param born moothall.date
---@param date moothall.date
---@return integer
function age_on(born, date) end
---An exact number.
---@param numerator integer
---@param denominator integer
---@return moothall.fraction
function fraction(numerator, denominator) end
)";

std::string_view given_by(Group group) {
    switch (group) {
        case Group::field:
            return "moothall.field";
        case Group::read:
            return "moothall.read";
        case Group::duration:
            return "moothall.duration";
        case Group::effect:
            return "moothall.effect";
        default:
            return "table";
    }
}

std::string options_class(const Word& word) {
    const std::string name = "moothall." + std::string(word.name);
    return word.shape == Shape::entry ? name : name + "_options";
}

std::string class_of(const Word& word) {
    std::string text = "\n---@class " + options_class(word) + "\n";
    for (const Option& option : word.options) {
        text += "---@field " + std::string(option.name) + (option.required ? " " : "? ") +
                std::string(option.type) + " " + std::string(option.meaning) + "\n";
    }
    return text + (word.any_key ? "---@field [string] any\n" : "");
}

std::string function_of_word(const Word& word, std::string_view parameter, const std::string& type,
                             const std::string& gives) {
    const std::string name(word.name);
    return "\n---" + std::string(word.meaning) + "\n---@param " + std::string(parameter) + " " +
           type + "\n---@return " + gives + "\nfunction " + name + "(" + std::string(parameter) +
           ") end\n";
}

std::string stub_of(const Word& word) {
    const bool has_class = !word.options.empty() || word.any_key;
    std::string text = has_class ? class_of(word) : std::string();
    const std::string gives(given_by(word.group));
    switch (word.shape) {
        case Shape::entry:
            return text;
        case Shape::table:
            return text + function_of_word(word, "options", options_class(word), gives);
        case Shape::text:
            return text + function_of_word(word, "text", "string", gives);
        case Shape::text_table:
            return text +
                   function_of_word(word, "text", "string",
                                    gives + "|fun(options: " + options_class(word) + "): " + gives);
        case Shape::text_or_table:
            return text + function_of_word(word, "options", "string|" + options_class(word), gives);
        case Shape::module_name:
            return text + function_of_word(word, "name", "string", "any");
        case Shape::count:
            return text + function_of_word(word, "count", "integer", gives);
        case Shape::constant:
            return "\n---" + std::string(word.meaning) + "\n---@type moothall." +
                   std::string(word.name) + "\n" + std::string(word.name) + " = nil\n";
    }
    return text;
}

std::string lua_type(const functions::Type& type);

std::string record_type(const std::vector<functions::Field>& fields) {
    std::string text = "{ ";
    for (const functions::Field& field : fields) {
        text += (text.size() > 2 ? ", " : "") + field.name + (field.optional ? "?: " : ": ") +
                lua_type(field.type);
    }
    return text + " }";
}

std::string choice_type(const functions::Type& type) {
    std::string text;
    for (const std::string& choice : type.choices) {
        text += (text.empty() ? "\"" : "|\"") + choice + "\"";
    }
    return "(" + text + ")";
}

std::string lua_type(const functions::Type& type) {
    using functions::TypeKind;
    switch (type.kind) {
        case TypeKind::integer:
            return "integer";
        case TypeKind::money:
            return "moothall.pence";
        case TypeKind::number:
            return "moothall.number";
        case TypeKind::yes_no:
            return "boolean";
        case TypeKind::date:
            return "moothall.date";
        case TypeKind::instant:
            return "moothall.instant";
        case TypeKind::line:
            return "moothall.line";
        case TypeKind::choice:
            return choice_type(type);
        case TypeKind::list:
            return type.element.empty() ? "any[]" : lua_type(type.element[0]) + "[]";
        case TypeKind::record:
            return record_type(type.fields);
        case TypeKind::any:
            return "any";
        default:  // Texts, and what only operations take.
            break;
    }
    return "string";
}

/// The unit and range that the type alone does not show: "money 0..100000".
std::string fields_of(const std::vector<functions::Field>& fields) {
    std::string text;
    for (const functions::Field& field : fields) {
        text += "---@field " + field.name + (field.optional ? "? " : " ") + lua_type(field.type) +
                " " + functions::to_text(field.type) + "\n";
    }
    return text;
}

std::string reference_of(const Word& word) {
    std::string text =
        "\n### `" + std::string(word.name) + "`\n\n" + std::string(word.meaning) + "\n";
    if (word.options.empty()) {
        return text;
    }
    text += "\n| key | | means |\n|---|---|---|\n";
    for (const Option& option : word.options) {
        text += "| `" + std::string(option.name) + "` | " +
                (option.required ? "required" : "optional") + " | " + std::string(option.meaning) +
                " |\n";
    }
    return text;
}

}  // namespace

std::string vocabulary_stub() {
    std::string text(head);
    text += "-- Vocabulary revision " + std::to_string(vocabulary_revision) + ".\n";
    text += types;
    for (const Word& word : vocabulary()) {
        text += stub_of(word);
    }
    return text + std::string(built_in);
}

std::string module_stub(const std::string& module, const std::vector<StubbedFunction>& functions) {
    std::string text(head);
    text += "\n---@class " + module + "\n" + module + " = {}\n";
    for (const StubbedFunction& function : functions) {
        const std::string& name = function.signature.name;
        text += "\n---@class " + name + "_arguments\n" + fields_of(function.signature.arguments);
        text += "\n---@class " + name + "_answer\n" + fields_of(function.signature.answers);
        text += "---@field rules string[] the rows of registers that were used\n";
        text += "\n---" + function.about + "\n---@param arguments " + name +
                "_arguments\n---@return " + name + "_answer\nfunction " + name +
                "(arguments) end\n";
    }
    return text;
}

std::string vocabulary_reference() {
    struct Heading {
        Group group;
        std::string_view text;
    };
    constexpr Heading headings[] = {
        {Group::workflow, "The workflow"}, {Group::entry, "What stands in its tables"},
        {Group::field, "Kinds of fields"}, {Group::read, "Reads"},
        {Group::duration, "Durations"},    {Group::effect, "Effects"},
        {Group::constant, "Constants"}};
    std::string text =
        "# The vocabulary of workflows\n\nRevision " + std::to_string(vocabulary_revision) + ".\n";
    for (const Heading& heading : headings) {
        text += "\n## " + std::string(heading.text) + "\n";
        for (const Word& word : vocabulary()) {
            if (word.group == heading.group) {
                text += reference_of(word);
            }
        }
    }
    return text;
}

}  // namespace moothall::workflows
