#include "workflows/showing/case_type.h"

#include <map>

#include "workflows/language/vocabulary.h"
#include "workflows/showing/diagram.h"

namespace moothall::workflows {
namespace {

List texts_of(const std::vector<std::string>& texts) {
    return {texts.begin(), texts.end()};
}

Table named(const std::string& name, const Words& title) {
    return Table{}.set("name", name).set("title", title_of(title, name));
}

Table state_of(const State& state) {
    return named(state.name, state.title).set("initial", state.initial).set("final", state.final);
}

Table action_of(const Action& action) {
    Table table = named(action.name, action.title);
    table.set("from", texts_of(action.from))
        .set("to", action.to)
        .set("needs", texts_of(action.needs))
        .set("reason_required", action.reason_required);
    if (action.chosen) {
        table.set("to_one_of", texts_of(action.targets()));
    }
    return table;
}

/// One group of texts in each language that it is written in: "states", "asked" → title.
using Texts = std::map<std::string, std::map<std::string, Table>>;

void add(Texts& texts, const std::string& group, const std::string& name, const Words& words) {
    for (const auto& [language, text] : words) {
        texts[language][group].set(name, text);
    }
}

void add_field(Texts& texts, const Field& field, const std::string& before) {
    add(texts, "fields", before + field.name, field.label);
    add(texts, "hints", before + field.name, field.hint);
    for (const Field& column : field.columns) {
        add_field(texts, column, before + field.name + ".");
    }
}

}  // namespace

const std::string& name_of(FieldKind kind) {
    static const std::vector<std::string> names = names_of(Group::field);
    return names[static_cast<std::size_t>(kind)];
}

Table descriptor_of(const Field& field) {
    Table table;
    table.set("name", field.name)
        .set("kind", name_of(field.kind))
        .set("label", title_of(field.label, field.name))
        .set("optional", field.optional)
        .set("set_by_workflow", field.set_by_workflow)
        .set_unless_empty("hint", in_english(field.hint))
        .set_unless_empty("of_register", field.of_register);
    if (field.min) {
        table.set("min", *field.min);
    }
    if (field.max) {
        table.set("max", *field.max);
    }
    if (!field.options.empty()) {
        List options;
        for (const Choice& choice : field.options) {
            options.emplace_back(Table{}
                                     .set("value", choice.value)
                                     .set("label", title_of(choice.label, choice.value)));
        }
        table.set("options", std::move(options));
    }
    if (!field.columns.empty()) {
        table.set("columns", descriptors_of(field.columns));
    }
    if (!field.shown_when.empty()) {
        Table shown_when;
        for (const auto& [name, values] : field.shown_when) {
            shown_when.set(name, values);
        }
        table.set("shown_when", std::move(shown_when));
    }
    return table;
}

List descriptors_of(const std::vector<Field>& fields) {
    List descriptors;
    for (const Field& field : fields) {
        descriptors.emplace_back(descriptor_of(field));
    }
    return descriptors;
}

Table case_type_of(const Definition& definition, std::string_view hash) {
    List states;
    for (const State& state : definition.states) {
        states.emplace_back(state_of(state));
    }
    List actions;
    for (const Action& action : definition.actions) {
        actions.emplace_back(action_of(action));
    }
    List clocks;
    for (const Clock& clock : definition.clocks) {
        clocks.emplace_back(named(clock.rule.name, clock.title));
    }
    List holds;
    for (const Hold& hold : definition.holds) {
        holds.emplace_back(named(hold.name, hold.title));
    }
    return named(definition.name, definition.title)
        .set("service", definition.service())
        .set("complexity", definition.complexity)
        .set("workflow", hash)
        .set("states", std::move(states))
        .set("fields", descriptors_of(definition.fields))
        .set("actions", std::move(actions))
        .set("clocks", std::move(clocks))
        .set("holds", std::move(holds));
}

Table words_by_language(const Definition& definition) {
    Texts texts;
    for (const State& state : definition.states) {
        add(texts, "states", state.name, state.title);
    }
    for (const Action& action : definition.actions) {
        add(texts, "actions", action.name, action.title);
    }
    for (const Clock& clock : definition.clocks) {
        add(texts, "clocks", clock.rule.name, clock.title);
    }
    for (const Hold& hold : definition.holds) {
        add(texts, "holds", hold.name, hold.title);
    }
    for (const Field& field : definition.fields) {
        add_field(texts, field, "");
    }
    Table by_language;
    for (auto& [language, groups] : texts) {
        Table words;
        for (auto& [group, of_group] : groups) {
            words.set(group, std::move(of_group));
        }
        if (const auto title = definition.title.find(language); title != definition.title.end()) {
            words.set("title", title->second);
        }
        by_language.set(language, std::move(words));
    }
    return by_language;
}

}  // namespace moothall::workflows
