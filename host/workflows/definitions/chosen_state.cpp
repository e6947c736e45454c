#include "workflows/definitions/chosen_state.h"

#include <algorithm>

#include "workflows/definitions/markers.h"

namespace moothall::workflows {
namespace {

constexpr std::string_view shape =
    "a state, { field = \"decision\", value = \"state\" } or "
    "{ choose = function(case) … end, among = { \"state\", \"another\" } }";

ChosenState chosen_by_function(const Scope& action, const Table& table) {
    const Scope scope(action.reading(), table, action.path("to"), action.subject(),
                      *find_word("chosen_by_function"));
    ChosenState chosen;
    const auto functions = scope.functions("choose");
    if (functions.size() == 1) {
        chosen.function = functions.front();
    }
    for (const std::string& state : scope.names("among")) {
        chosen.ways.emplace_back(state, state);
    }
    return chosen;
}

ChosenState chosen_by_field(const Scope& action, const Table& table) {
    ChosenState chosen;
    for (const auto& [key, value] : table.entries()) {
        const std::string* text = value.as_text();
        if (text == nullptr || text->empty()) {
            action.reading().error(action.path("to") + "." + key,
                                   action.subject() + ": '" + key +
                                       "' in 'to' must be the name of a state, but is " +
                                       described(value) + ".");
        } else if (key == "field") {
            chosen.field = *text;
        } else {
            chosen.ways.emplace_back(key, *text);
        }
    }
    const auto order = [&](const auto& way) {
        return action.reading().source.order(action.path("to") + "." + way.first);
    };
    std::stable_sort(chosen.ways.begin(), chosen.ways.end(),
                     [&](const auto& a, const auto& b) { return order(a) < order(b); });
    return chosen;
}

/// The values that a field can have and by which can be chosen; none if it is of another kind.
std::vector<std::string> values_of(const Field& field) {
    if (field.kind == FieldKind::yes_no) {
        return {"yes", "no"};
    }
    std::vector<std::string> values;
    for (const Choice& option : field.options) {
        values.push_back(option.value);
    }
    return values;
}

void check_field(Checking& checking, const Action& action, const std::string& where) {
    const Field* field = checking.definition.field(action.chosen->field);
    const std::string subject = "action '" + action.name + "': ";
    if (field == nullptr) {
        checking.expect_known(where + ".field", "field", action.chosen->field, checking.fields());
        return;
    }
    const auto values = values_of(*field);
    if (values.empty()) {
        checking.error(where + ".field", subject +
                                             "'to' is chosen by a choice or a yes_no, which '" +
                                             field->name + "' is not.");
        return;
    }
    for (const auto& [value, state] : action.chosen->ways) {
        checking.expect_known(where + "." + value, "value of '" + field->name + "'", value, values);
    }
    for (const std::string& value : values) {
        const bool leads = std::any_of(action.chosen->ways.begin(), action.chosen->ways.end(),
                                       [&value](const auto& way) { return way.first == value; });
        if (!leads) {
            checking.error(where, subject + "'to' does not say where '" + value + "' of field '" +
                                      field->name + "' leads.");
        }
    }
}

}  // namespace

ChosenState read_chosen_state(const Scope& action) {
    const Value& value = *action.find("to");
    const Table& table = *value.as_table();
    if (table.has("choose") || table.has("among")) {
        return chosen_by_function(action, table);
    }
    if (word_of(value) || function_of(value) || !table.has("field")) {
        action.wrong_kind("to", shape);
        return {};
    }
    return chosen_by_field(action, table);
}

void check_chosen_state(Checking& checking, const Action& action) {
    const std::string where = "actions." + action.name + ".to";
    for (const auto& [value, state] : action.chosen->ways) {
        const std::string place = action.chosen->function ? where + ".among" : where + "." + value;
        checking.expect_known(place, "state", state, checking.states());
    }
    if (!action.chosen->field.empty()) {
        check_field(checking, action, where);
    } else if (action.chosen->ways.empty()) {
        checking.error(where,
                       "action '" + action.name + "': 'among' names no state to choose between.");
    }
}

}  // namespace moothall::workflows
