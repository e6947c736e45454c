#include "workflows/language/effects.h"

#include <algorithm>
#include <array>
#include <utility>

#include "workflows/definitions/finding.h"
#include "workflows/definitions/markers.h"
#include "workflows/language/effect_arguments.h"
#include "workflows/language/field_values.h"
#include "workflows/language/vocabulary.h"

namespace moothall::workflows {
namespace {

constexpr std::size_t effects_max = 200;

using Today = std::optional<Date>;

template <class Named>
std::vector<std::string> names(const std::vector<Named>& all) {
    std::vector<std::string> names;
    for (const Named& one : all) {
        names.push_back(one.name);
    }
    return names;
}

Effect record(EffectArguments& arguments, const Today& today) {
    const Definition& definition = arguments.definition();
    effects::Record record;
    for (const auto& [name, value] : arguments.options().entries()) {
        if (is_marker_key(arguments.options(), name)) {
            continue;
        }
        const Field* field = definition.field(name);
        if (field == nullptr) {
            arguments.refuse(unknown_name("field", name, names(definition.fields)));
            break;
        }
        auto checked = check_value(*field, value, today);
        if (!checked) {
            arguments.refuse(checked.error().reason);
            break;
        }
        record.fields.set(name, *std::move(checked));
    }
    return record;
}

/// The field of rows that `field` names; null, refused, if there is none of that name.
const Field* rows_field(EffectArguments& arguments) {
    const std::string name = arguments.text("field");
    if (arguments.refusal()) {
        return nullptr;
    }
    const Field* field = arguments.definition().field(name);
    if (field != nullptr && field->kind == FieldKind::rows) {
        return field;
    }
    std::vector<std::string> fields_of_rows;
    for (const Field& one : arguments.definition().fields) {
        if (one.kind == FieldKind::rows) {
            fields_of_rows.push_back(one.name);
        }
    }
    arguments.refuse(unknown_name("field of rows", name, fields_of_rows));
    return nullptr;
}

Table row_values(EffectArguments& arguments, const Field& rows, RowPart part, const Today& today) {
    const Table& values = arguments.table("values");
    if (arguments.refusal()) {
        return {};
    }
    auto checked = check_row(rows, values, part, today);
    if (!checked) {
        arguments.refuse(checked.error().reason);
        return {};
    }
    return *std::move(checked);
}

Effect add_row(EffectArguments& arguments, const Today& today) {
    const Field* rows = rows_field(arguments);
    if (rows == nullptr) {
        return effects::AddRow{};
    }
    return effects::AddRow{rows->name, row_values(arguments, *rows, RowPart::whole, today)};
}

Effect change_row(EffectArguments& arguments, const Today& today) {
    const Field* rows = rows_field(arguments);
    if (rows == nullptr) {
        return effects::ChangeRow{};
    }
    const std::int64_t row = arguments.whole("row", 1, 0);
    return effects::ChangeRow{rows->name, row,
                              row_values(arguments, *rows, RowPart::changes, today)};
}

Effect remove_row(EffectArguments& arguments, const Today&) {
    const Field* rows = rows_field(arguments);
    return effects::RemoveRow{rows == nullptr ? "" : rows->name, arguments.whole("row", 1, 0)};
}

bool is_plain_value(const Value& value) {
    return value.as_text() != nullptr || value.as_integer() != nullptr ||
           value.as_yes_no() != nullptr;
}

Effect letter(EffectArguments& arguments, const Today&) {
    effects::Letter letter;
    letter.name = arguments.leading_name();
    letter.to = arguments.has("to") ? arguments.name("to") : "customer";
    letter.copy = arguments.name("copy");
    for (const auto& [name, value] : arguments.options().entries()) {
        if (name == "to" || name == "copy" || is_marker_key(arguments.options(), name)) {
            continue;
        }
        if (!is_plain_value(value)) {
            arguments.refuse("'" + name +
                             "' must be a text, a whole number, true or false, but "
                             "is " +
                             described(value) + ".");
        }
        letter.values.set(name, value);
    }
    return letter;
}

Effect task(EffectArguments& arguments, const Today&) {
    effects::Task task;
    task.text = arguments.leading_text();
    task.to = arguments.name("to");
    const Value* due = arguments.find("due");
    if (due == nullptr) {
        return task;
    }
    if (due->as_text() != nullptr) {
        task.on = arguments.date("due");
    } else {
        task.after = arguments.duration("due");
    }
    return task;
}

std::string known_hold(EffectArguments& arguments) {
    std::string name = arguments.leading_name();
    if (!arguments.refusal() && arguments.definition().hold(name) == nullptr) {
        arguments.refuse(unknown_name("hold", name, names(arguments.definition().holds)));
    }
    return name;
}

Effect hold(EffectArguments& arguments, const Today&) {
    std::string name = known_hold(arguments);
    return effects::Hold{std::move(name), arguments.date("ends_on")};
}

Effect lift(EffectArguments& arguments, const Today&) {
    return effects::Lift{known_hold(arguments)};
}

Effect set_timer(EffectArguments& arguments, const Today&) {
    effects::SetTimer timer{arguments.name("name"), arguments.duration("after"),
                            arguments.date("on"), arguments.name("take"), arguments.text("reason")};
    if (arguments.has("after") == arguments.has("on")) {
        arguments.refuse("say when with either 'after' or 'on'.");
    }
    if (arguments.refusal()) {
        return timer;
    }
    const Definition& definition = arguments.definition();
    const Action* action = definition.action(timer.take);
    if (action == nullptr) {
        arguments.refuse(unknown_name("action", timer.take, names(definition.actions)));
    } else if (std::find(action->by.begin(), action->by.end(), "time") == action->by.end()) {
        arguments.refuse("time may not take action '" + timer.take +
                         "'; add \"time\" to its 'by'.");
    } else if (action->reason_required && timer.reason.empty()) {
        arguments.refuse("action '" + timer.take + "' asks for a reason; give one with 'reason'.");
    }
    return timer;
}

Effect drop_timer(EffectArguments& arguments, const Today&) {
    return effects::DropTimer{arguments.leading_name()};
}

Effect reserve(EffectArguments& arguments, const Today&) {
    return effects::Reserve{arguments.dotted_name("register"), arguments.text("key"),
                            arguments.date("on"), arguments.whole("amount", 1, 1)};
}

Effect release(EffectArguments& arguments, const Today&) {
    return effects::Release{arguments.dotted_name("register"), arguments.text("key")};
}

Effect note(EffectArguments& arguments, const Today&) {
    return effects::Note{arguments.leading_text()};
}

Effect bring_forward(EffectArguments& arguments, const Today&) {
    return effects::BringForward{arguments.date("on").value_or(Date()), arguments.name("to"),
                                 arguments.text("what")};
}

Effect link(EffectArguments& arguments, const Today&) {
    constexpr std::size_t reference_max = 100;
    effects::Link link{arguments.text("to"), arguments.name("as")};
    if (link.to.size() > reference_max) {
        arguments.refuse("'to' must be the reference of a case.");
    }
    return link;
}

using Read = Effect (*)(EffectArguments&, const Today&);
constexpr std::array<std::pair<std::string_view, Read>, 15> readers = {{
    {"record", record},
    {"add_row", add_row},
    {"change_row", change_row},
    {"remove_row", remove_row},
    {"letter", letter},
    {"task", task},
    {"hold", hold},
    {"lift", lift},
    {"set_timer", set_timer},
    {"drop_timer", drop_timer},
    {"reserve", reserve},
    {"release", release},
    {"note", note},
    {"bring_forward", bring_forward},
    {"link", link},
}};

Refusal no_effect(const Value& value) {
    const auto word = word_of(value);
    if (word && arrives_later(*word)) {
        return {RefusalKind::invalid_input, "effect '" + std::string(*word) + "' arrives later."};
    }
    if (word) {
        return {RefusalKind::invalid_input, unknown_name("effect", *word, names_of(Group::effect))};
    }
    return {
        RefusalKind::invalid_input,
        "an effect, such as letter \"name\" or record { field = value }, was expected, but this "
        "is " +
            described(value) + "."};
}

}  // namespace

Result<Effect> read_effect(const Definition& definition, const Value& value,
                           std::optional<Date> today) {
    const auto word = word_of(value);
    const auto reader = std::find_if(readers.begin(), readers.end(), [&word](const auto& one) {
        return word && one.first == *word;
    });
    if (reader == readers.end()) {
        return no_effect(value);
    }
    EffectArguments arguments(definition, value, *find_word(*word));
    if (arguments.refusal()) {
        return *arguments.refusal();
    }
    Effect effect = reader->second(arguments, today);
    if (arguments.refusal()) {
        return *arguments.refusal();
    }
    return effect;
}

Result<std::vector<Effect>> read_effects(const Definition& definition, const Value& returned,
                                         std::optional<Date> today) {
    const Table* table = returned.as_table();
    const bool nothing = returned.is_nil() || (table != nullptr && table->empty());
    const List* list = returned.as_list();
    const List wanted = nothing ? List() : list == nullptr ? List{returned} : *list;
    if (wanted.size() > effects_max) {
        return Refusal{RefusalKind::invalid_input, "an act has at most 200 effects."};
    }
    std::vector<Effect> effects;
    for (const Value& one : wanted) {
        auto effect = read_effect(definition, one, today);
        if (!effect) {
            return effect.error();
        }
        effects.push_back(*std::move(effect));
    }
    return effects;
}

std::string_view name_of(const Effect& effect) {
    return readers[effect.index()].first;
}

}  // namespace moothall::workflows
