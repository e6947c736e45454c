#include "workflows/language/vocabulary.h"

#include <algorithm>
#include <array>

namespace moothall::workflows {
namespace {

using Name = std::string_view;

constexpr std::array<Option, 10> workflow_options = {{
    {"name", "string", true, "The case type: the service, a dot and a name in snake_case."},
    {"title", "moothall.words", true, "What people call this kind of case."},
    {"complexity", "moothall.complexity", true,
     "How hard a case is, which decides who may own it."},
    {"fields", "table<string, moothall.field>", false, "What is recorded, by name."},
    {"reads", "table<string, moothall.read>", false, "What is looked at outside the case."},
    {"clocks", "table<string, moothall.clock>", false, "Durations that end in a deadline."},
    {"holds", "table<string, moothall.hold_kind>", false, "Named reasons why nothing goes on."},
    {"states", "table<string, moothall.state>", true, "Where a case can stand, one at a time."},
    {"actions", "table<string, moothall.action>", true, "What may be done to a case."},
    {"behaviours", "moothall.behaviour[]", false, "Pieces that it takes over, each with a name."},
}};
constexpr std::array<Name, 11> workflow_later = {
    "people",  "parts", "approvals",      "runs",  "documents", "confidential",
    "migrate", "place", "opens_once_per", "price", "settings"};

constexpr std::array<Option, 6> behaviour_options = {{
    {"fields", "table<string, moothall.field>", false, "Fields that it adds."},
    {"reads", "table<string, moothall.read>", false, "Reads that it adds."},
    {"clocks", "table<string, moothall.clock>", false, "Clocks that it adds."},
    {"holds", "table<string, moothall.hold_kind>", false, "Holds that it adds."},
    {"states", "table<string, moothall.state>", false, "States that it adds."},
    {"actions", "table<string, moothall.action>", false, "Actions that it adds."},
}};
constexpr std::array<Name, 4> behaviour_later = {"people", "parts", "approvals", "runs"};

constexpr std::array<Option, 7> state_options = {{
    {"title", "moothall.words", true, "What people call this state."},
    {"initial", "boolean", false, "True for the one state in which a case starts."},
    {"final", "boolean", false, "True where the case ends."},
    {"keep", "string", false, "The retention rule of a final state."},
    {"pauses", "moothall.names", false, "Clocks that stand still while the case is here."},
    {"enter", "moothall.act", false, "Effects of coming into this state."},
    {"timers", "table<string, moothall.timer>", false, "What will happen by itself."},
}};

constexpr std::array<Option, 5> timer_options = {{
    {"after", "moothall.duration", false, "So long after the state was entered."},
    {"at_end_of", "string", false, "At the end of this clock."},
    {"take", "string", false, "The action that time takes."},
    {"act", "moothall.act", false, "The effects it has, where it takes no action."},
    {"reason", "string", false, "The reason recorded with the action."},
}};
constexpr std::array<Name, 3> timer_later = {"every", "on", "task"};

constexpr std::array<Option, 10> action_options = {{
    {"title", "moothall.words", false, "What the button says; the name in words if absent."},
    {"from", "moothall.from", true, "The state or states from which it is possible, or any_open."},
    {"to", "string|moothall.chosen_by_function|table<string, string>", false,
     "The state it leads to; or { field = \"decision\", yes = \"state\", … }: a state for each "
     "value of a field."},
    {"stay", "boolean", false, "True for an action that moves nothing, in place of `to`."},
    {"by", "moothall.names", false, "Roles that may take it, or time, import, customer, api."},
    {"needs", "moothall.names", false, "Fields that must have a value."},
    {"when", "moothall.guard|moothall.guard[]", false, "Conditions, each with its sentence."},
    {"act", "moothall.act", false, "The effects, or a function that gives them."},
    {"reason", "\"required\"", false, "Asks whoever takes it for a reason."},
    {"once", "boolean", false, "True if it can be taken only once on a case."},
}};
constexpr std::array<Option, 2> chosen_by_function_options = {{
    {"choose", "fun(case: moothall.case): string", true, "Gives the name of the state."},
    {"among", "moothall.names", true, "Every state that it may give."},
}};
constexpr std::array<Name, 5> action_later = {"late", "on_change", "needs_approval", "held",
                                              "hint"};

constexpr std::array<Option, 9> clock_options = {{
    {"title", "moothall.words", false, "What people call this clock."},
    {"lasts", "moothall.duration", true, "How long it runs."},
    {"starts", "moothall.names", true, "\"received\", or the action or actions that start it."},
    {"stops", "moothall.names", false, "Actions that stop it; a final state stops every clock."},
    {"counting", "moothall.counting", false, "Whether the day it starts on is day 0 or day 1."},
    {"calendar", "moothall.calendar", false, "The calendar of its working days."},
    {"last_day", "moothall.last_day", false, "Whether a last day that is no working day moves."},
    {"restart", "moothall.restart", false, "Whether it counts afresh when it starts again."},
    {"warns", "moothall.duration|moothall.duration[]", false, "So long before the end."},
}};
constexpr std::array<Name, 4> clock_later = {"shows", "only_when", "missed", "paused_by"};

constexpr std::array<Option, 5> hold_options = {{
    {"title", "moothall.words", true, "What people call this hold."},
    {"pauses", "moothall.names", false, "Clocks that stand still under it."},
    {"silences", "moothall.names", false, "Timers that do not fire under it; \"all\"."},
    {"blocks", "moothall.names", false, "Actions that are not possible under it; \"all\"."},
    {"lasts", "moothall.duration", false, "How long until it lifts itself."},
}};
constexpr std::array<Name, 4> hold_later = {"review_every", "letters", "by", "ends_when"};

constexpr Option label = {"label", "moothall.words", true, "What the form calls it."};
constexpr Option hint = {"hint", "moothall.words", false, "Help beside the field."};
constexpr Option optional = {"optional", "boolean", false, "True if it may stay empty."};
constexpr Option set_by = {"set_by", "\"workflow\"", false, "No officer types it."};
constexpr Option shown_when = {"shown_when", "table<string, any>", false,
                               "Shown while each named field has one of these values."};
constexpr std::array<Name, 2> field_later = {"sensitive", "default"};
constexpr std::array<Name, 3> choice_later = {"sensitive", "default", "options_from"};

constexpr std::array<Option, 7> text_options = {{
    label,
    hint,
    optional,
    set_by,
    shown_when,
    {"min", "integer", false, "The fewest characters."},
    {"max", "integer", false, "The most characters."},
}};
constexpr std::array<Option, 7> integer_options = {{
    label,
    hint,
    optional,
    set_by,
    shown_when,
    {"min", "integer", false, "The least value."},
    {"max", "integer", false, "The greatest value."},
}};
constexpr std::array<Option, 7> money_options = {{
    label,
    hint,
    optional,
    set_by,
    shown_when,
    {"min", "integer", false, "The least amount, in pence."},
    {"max", "integer", false, "The greatest amount, in pence."},
}};
constexpr std::array<Option, 7> number_options = {{
    label,
    hint,
    optional,
    set_by,
    shown_when,
    {"min", "integer|string", false, "The least value: 4, \"4.5\" or \"9/2\"."},
    {"max", "integer|string", false, "The greatest value."},
}};
constexpr std::array<Option, 7> date_options = {{
    label,
    hint,
    optional,
    set_by,
    shown_when,
    {"min", "string", false, "The first day allowed, or \"today\"."},
    {"max", "string", false, "The last day allowed, or \"today\"."},
}};
constexpr std::array<Option, 5> yes_no_options = {{label, hint, optional, set_by, shown_when}};
constexpr std::array<Option, 6> choice_options = {{
    label,
    hint,
    optional,
    set_by,
    shown_when,
    {"options", "table<string, moothall.words>|string[]", true, "Each value with its words."},
}};
constexpr std::array<Option, 6> key_options = {{
    label,
    hint,
    optional,
    set_by,
    shown_when,
    {"of", "string", true, "The register whose key it is."},
}};
constexpr std::array<Option, 8> rows_options = {{
    label,
    hint,
    optional,
    set_by,
    shown_when,
    {"of", "table<string, moothall.field>", true, "The columns, by name."},
    {"min", "integer", false, "The fewest rows."},
    {"max", "integer", false, "The most rows."},
}};

constexpr std::array<Option, 2> one_of_options = {{
    {"register", "string", true, "The register."},
    {"key", "string", true, "The field that holds the key."},
}};
constexpr std::array<Name, 4> one_of_later = {"on", "where", "most", "nation"};

constexpr std::array<Option, 2> add_row_options = {{
    {"field", "string", true, "The field of rows."},
    {"values", "table", true, "The new row, by column."},
}};
constexpr std::array<Option, 3> change_row_options = {{
    {"field", "string", true, "The field of rows."},
    {"row", "integer", true, "The row's own number (`row` of each row)."},
    {"values", "table", true, "The columns that change."},
}};
constexpr std::array<Option, 2> remove_row_options = {{
    {"field", "string", true, "The field of rows."},
    {"row", "integer", true, "The row's own number (`row` of each row)."},
}};
constexpr std::array<Option, 2> letter_options = {{
    {"to", "string", false, "Who gets it; the customer if absent."},
    {"copy", "string", false, "Who gets a copy."},
}};
constexpr std::array<Option, 2> task_options = {{
    {"to", "string", false, "The role that is to do it; whoever owns the case if absent."},
    {"due", "moothall.duration|string", false, "A duration from now, or a date."},
}};
constexpr std::array<Option, 1> hold_effect_options = {{
    {"ends_on", "string", false, "The last day it stands; its own length if absent."},
}};
constexpr std::array<Option, 5> set_timer_options = {{
    {"name", "string", true, "The timer's name; setting it again moves it."},
    {"after", "moothall.duration", false, "So long from now."},
    {"on", "string", false, "Or: at the start of this day."},
    {"take", "string", true, "The action that time takes."},
    {"reason", "string", false, "The reason recorded with the action."},
}};
constexpr std::array<Option, 4> reserve_options = {{
    {"register", "string", true, "The register; it may also stand first, as a text."},
    {"key", "string", true, "The key of the row."},
    {"on", "string", false, "The day on which the row is in force; today if absent."},
    {"amount", "integer", false, "How many; one if absent."},
}};
constexpr std::array<Option, 2> release_options = {{
    {"register", "string", true, "The register; it may also stand first, as a text."},
    {"key", "string", false, "The key of the row; all that the case holds there if absent."},
}};
constexpr std::array<Option, 3> bring_forward_options = {{
    {"on", "string", true, "The day."},
    {"to", "string", false, "The role to which it comes; whoever owns the case if absent."},
    {"what", "string", true, "What is to be done then."},
}};
constexpr std::array<Option, 2> link_options = {{
    {"to", "string", true, "The reference of the other case."},
    {"as", "string", true, "What the other case is to this one, in snake_case."},
}};
constexpr std::array<Name, 1> letter_later = {"rows"};

constexpr std::array<Word, 41> words = {{
    {"workflow", Shape::table, Group::workflow,
     "A case type: what a case holds, where it can stand and what may be done.", workflow_options,
     workflow_later},
    {"behaviour", Shape::table, Group::workflow,
     "A piece of workflow that many workflows take over, its parts as if they had written them.",
     behaviour_options, behaviour_later},
    {"module",
     Shape::table,
     Group::workflow,
     "What a module's file returns: behaviours and functions by name, for those who use it.",
     {},
     {},
     true},
    {"use",
     Shape::module_name,
     Group::workflow,
     "Gives what a module returns: use \"lib.common@1\" is version 1, in lib/common@1.lua.",
     {},
     {}},
    {"state", Shape::entry, Group::entry, "Where a case can stand.", state_options, {}},
    {"timer", Shape::entry, Group::entry, "Something that will be done by itself.", timer_options,
     timer_later},
    {"action", Shape::entry, Group::entry, "What may be done to a case.", action_options,
     action_later},
    {"chosen_by_function",
     Shape::entry,
     Group::entry,
     "Where an action leads, if a function chooses.",
     chosen_by_function_options,
     {}},
    {"clock", Shape::entry, Group::entry, "A duration whose end is a deadline.", clock_options,
     clock_later},
    {"hold_kind", Shape::entry, Group::entry, "A named reason why nothing goes on.", hold_options,
     hold_later},
    {"text", Shape::table, Group::field, "A text.", text_options, field_later},
    {"integer", Shape::table, Group::field, "A whole number.", integer_options, field_later},
    {"money", Shape::table, Group::field, "An amount of money, in pence.", money_options,
     field_later},
    {"number", Shape::table, Group::field, "An exact number: 4, \"4.5\" or \"9/2\".",
     number_options, field_later},
    {"date", Shape::table, Group::field, "A day, \"2026-05-04\".", date_options, field_later},
    {"yes_no", Shape::table, Group::field, "Yes or no.", yes_no_options, field_later},
    {"choice", Shape::table, Group::field, "One value out of a list.", choice_options,
     choice_later},
    {"key", Shape::table, Group::field, "The key of a row in a register.", key_options,
     field_later},
    {"rows", Shape::table, Group::field, "A table of rows, each with a number of its own.",
     rows_options, field_later},
    {"one_of", Shape::table, Group::read, "The row of a register whose key stands in a field.",
     one_of_options, one_of_later},
    {"working_days", Shape::count, Group::duration, "So many working days.", {}, {}},
    {"days", Shape::count, Group::duration, "So many days.", {}, {}},
    {"weeks", Shape::count, Group::duration, "So many weeks.", {}, {}},
    {"months", Shape::count, Group::duration, "So many months.", {}, {}},
    {"hours", Shape::count, Group::duration, "So many hours.", {}, {}},
    {"record", Shape::table, Group::effect, "Sets fields of the case.", {}, {}, true},
    {"add_row", Shape::table, Group::effect, "Adds a row to a field of rows.", add_row_options, {}},
    {"change_row",
     Shape::table,
     Group::effect,
     "Changes columns of one row.",
     change_row_options,
     {}},
    {"remove_row", Shape::table, Group::effect, "Removes one row.", remove_row_options, {}},
    {"letter", Shape::text_table, Group::effect,
     "Sends a letter; further keys are values for its text.", letter_options, letter_later, true},
    {"task", Shape::text_table, Group::effect, "Gives somebody a task.", task_options, {}},
    {"hold", Shape::text_table, Group::effect, "Puts a hold on the case.", hold_effect_options, {}},
    {"lift", Shape::text, Group::effect, "Lifts a hold.", {}, {}},
    {"set_timer",
     Shape::table,
     Group::effect,
     "Sets a timer that takes an action.",
     set_timer_options,
     {}},
    {"drop_timer", Shape::text, Group::effect, "Drops a timer that was set.", {}, {}},
    {"reserve",
     Shape::text_or_table,
     Group::effect,
     "Takes something that runs short, or refuses the action.",
     reserve_options,
     {}},
    {"release",
     Shape::text_or_table,
     Group::effect,
     "Gives back what was reserved.",
     release_options,
     {}},
    {"note", Shape::text, Group::effect, "Adds a note to the timeline.", {}, {}},
    {"bring_forward",
     Shape::table,
     Group::effect,
     "Brings the case back to a desk on a day.",
     bring_forward_options,
     {}},
    {"link", Shape::table, Group::effect, "Links the case to another.", link_options, {}},
    {"any_open", Shape::constant, Group::constant, "Every state that is not final.", {}, {}},
}};

constexpr std::array<Name, 23> later = {
    "one",           "people",    "draft",        "rows_of", "rule_of",   "case_link",
    "send",          "open_part", "open_parts",   "charge",  "refund",    "ask_payment",
    "ask_approval",  "restrict",  "place_marker", "monthly", "yearly",    "earlier_receipt",
    "void_approval", "weekly",    "link_of",      "undo",    "close_part"};

constexpr std::array<Name, 28> reserved = {
    "today",       "now",      "received", "state",  "reference",
    "customer",    "place",    "channel",  "holds",  "version",
    "type",        "title",    "owner",    "team",   "fields",
    "reads",       "clocks",   "timers",   "linked", "parts",
    "people",      "stream",   "id",       "tasks",  "external_reference",
    "received_at", "audience", "notes"};

constexpr std::array<Name, 4> besides_roles = {"time", "import", "customer", "api"};
constexpr std::array<Name, 3> acts_later = {"part", "run", "register"};

}  // namespace

std::span<const Word> vocabulary() {
    return words;
}

std::span<const std::string_view> later_words() {
    return later;
}

bool arrives_later(std::string_view word) {
    return std::find(later.begin(), later.end(), word) != later.end();
}

const Word* find_word(std::string_view name) {
    const auto found = std::find_if(words.begin(), words.end(),
                                    [name](const Word& word) { return word.name == name; });
    return found == words.end() ? nullptr : &*found;
}

std::vector<std::string> names_of(Group group) {
    std::vector<std::string> names;
    for (const Word& word : words) {
        if (word.group == group) {
            names.emplace_back(word.name);
        }
    }
    return names;
}

std::vector<std::string> option_names(const Word& word) {
    std::vector<std::string> names;
    for (const Option& option : word.options) {
        names.emplace_back(option.name);
    }
    return names;
}

std::span<const std::string_view> reserved_names() {
    return reserved;
}

std::span<const std::string_view> acting_besides_roles() {
    return besides_roles;
}

std::span<const std::string_view> acting_later() {
    return acts_later;
}

}  // namespace moothall::workflows
