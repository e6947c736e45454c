#pragma once

#include <moothall/service/value.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "clocks/clock_rule.h"

namespace moothall::workflows {

/// A text that a person reads, by language ("en", "cy"). A plain string in Lua is English.
using Words = std::map<std::string, std::string, std::less<>>;

/// Where a Lua function stands in the workflow's table: "actions.keep.when.1".
struct FunctionPlace {
    std::string path;
    int line = 0;
    std::string file = {};  ///< Of the module that wrote it; empty for the workflow's own.
};

enum class FieldKind { text, integer, money, number, date, yes_no, choice, key, rows };

struct Choice {
    std::string value;
    Words label;
};

/// A field of a case, or a column of a field of rows.
struct Field {
    std::string name;
    FieldKind kind = FieldKind::text;
    Words label;
    Words hint;
    bool optional = false;
    bool set_by_workflow = false;  ///< `set_by = "workflow"`: no officer types it.
    std::optional<Value> min,
        max;  ///< Of the field's kind; "today" for dates; length of a text; rows.
    std::vector<Choice> options;  ///< For a choice.
    std::string of_register;      ///< For a key.
    std::vector<Field> columns;   ///< For rows.
    std::map<std::string, List>
        shown_when;  ///< Shown when each named field has one of these values.
};

/// `one_of { register = "revenues.accounts", key = "account" }`: a register's row, by a field's
/// value.
struct Read {
    std::string name;
    std::string of_register;
    std::string key_field;
};

struct Clock {
    clocks::ClockRule rule;
    Words title;
    std::vector<std::string> starts;  ///< "received", or names of actions.
    std::vector<std::string> stops;   ///< Names of actions; a final state stops every clock.
};

/// What happens besides moving: effects written down, or a function that gives them.
struct Act {
    List effects;
    std::optional<FunctionPlace> function;

    bool empty() const { return effects.empty() && !function; }
};

struct Timer {
    std::string name;
    std::optional<clocks::Duration> after;  ///< After the state was entered.
    std::string at_end_of;                  ///< Or: the end of this clock.
    std::string take;                       ///< The action it takes, or empty:
    Act act;                                ///< the effects it has.
    std::string reason;
};

struct State {
    std::string name;
    Words title;
    bool initial = false;
    bool final = false;
    std::string keep;                 ///< The retention rule of a final state.
    std::vector<std::string> pauses;  ///< Clocks that stand still while the case is here.
    Act enter;
    std::vector<Timer> timers;
    int line = 0;
};

struct Hold {
    std::string name;
    Words title;
    std::vector<std::string> pauses;    ///< Clocks.
    std::vector<std::string> silences;  ///< Timers; "all".
    std::vector<std::string> blocks;    ///< Actions; "all".
    std::optional<clocks::Duration> lasts;
};

/// Where an action leads, if that is chosen when it is taken.
struct ChosenState {
    std::string field;                      ///< By the value of this field; or, if empty,
    std::optional<FunctionPlace> function;  ///< by the name that this gives.
    /// What is chosen and where that leads: for a field its value ("yes" or "no" of a yes_no), for
    /// a function the state itself.
    std::vector<std::pair<std::string, std::string>> ways;
};

struct Action {
    std::string name;
    Words title;
    std::vector<std::string> from;  ///< `any_open` is written out.
    std::string to;                 ///< Empty: the case stays where it is, or `chosen` says where.
    std::vector<std::string> by;    ///< Roles, or time, import …; caseworker if nothing was said.
    std::vector<std::string> needs;  ///< Fields that must have a value.
    std::vector<FunctionPlace> guards;
    Act act;
    bool reason_required = false;
    bool once = false;
    int line = 0;
    std::optional<ChosenState> chosen = {};

    /// Every state that it may lead to, each once; none if it moves nothing.
    std::vector<std::string> targets() const;
};

/// A workflow as its author wrote it: a case type. Immutable once published.
struct Definition {
    std::string name;  ///< "revenues.discount_review".
    Words title;
    std::string complexity;
    std::vector<Field> fields;
    std::vector<Read> reads;
    std::vector<Clock> clocks;
    std::vector<Hold> holds;
    std::vector<State> states;
    std::vector<Action> actions;
    /// What came with a behaviour: "actions.put_on_hold" → "on_hold of lib.common@1".
    std::map<std::string, std::string, std::less<>> origins;

    /// Where a part came from; empty for the workflow's own. `section` is "actions" and so on.
    std::string origin(std::string_view section, std::string_view part) const;

    const Field* field(std::string_view field_name) const;
    const Clock* clock(std::string_view clock_name) const;
    const Hold* hold(std::string_view hold_name) const;
    const State* state(std::string_view state_name) const;
    const Action* action(std::string_view action_name) const;
    const State& initial_state() const;
    std::string service() const;  ///< What stands before the dot of the name.
};

/// The text in English, or in whatever language there is.
const std::string& in_english(const Words& words);

}  // namespace moothall::workflows
