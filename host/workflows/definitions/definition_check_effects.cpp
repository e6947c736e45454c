#include <algorithm>
#include <variant>

#include "workflows/definitions/definition_check_parts.h"
#include "workflows/language/effects.h"

namespace moothall::workflows {
namespace {

bool contains(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

void check_reserve(Checking& checking, const std::string& where, const std::string& name) {
    const RegisterDeclaration* found = checking.expect_register(where, name);
    if (found != nullptr && found->remaining.empty()) {
        checking.error(where, "register '" + name +
                                  "' has nothing to reserve: its plugin names no field that "
                                  "remains.");
    }
}

void check_known(Checking& checking, const std::string& where, const Effect& effect) {
    if (const auto* letter = std::get_if<effects::Letter>(&effect)) {
        if (checking.context.letters) {
            checking.expect_known(where, "letter", letter->name, *checking.context.letters);
        }
    } else if (const auto* reserve = std::get_if<effects::Reserve>(&effect)) {
        check_reserve(checking, where, reserve->of_register);
    } else if (const auto* release = std::get_if<effects::Release>(&effect)) {
        check_reserve(checking, where, release->of_register);
    }
}

void check_act(Checking& checking, const Act& act, const std::string& where) {
    for (std::size_t i = 0; i < act.effects.size(); ++i) {
        const std::string place = where + "." + std::to_string(i + 1);
        const auto effect = read_effect(checking.definition, act.effects[i], std::nullopt);
        if (effect) {
            check_known(checking, place, *effect);
        } else {
            checking.error(place, effect.error().reason);
        }
    }
}

/// What a function would be refused for later, as far as its source shows it.
void check_mentions(Checking& checking, std::string_view word, std::string_view what,
                    const std::vector<std::string>& known) {
    for (const auto& [text, line, file] : checking.context.source.texts_of(word)) {
        const bool noted =
            std::any_of(checking.findings.begin(), checking.findings.end(),
                        [&](const Finding& one) { return one.line == line && one.file == file; });
        if (is_plain_name(text) && !contains(known, text) && !noted) {
            checking.findings.push_back(
                {Severity::error, "", line, unknown_name(what, text, known), file});
        }
    }
}

}  // namespace

void check_effects(Checking& checking) {
    for (const State& state : checking.definition.states) {
        check_act(checking, state.enter, "states." + state.name + ".enter");
        for (const Timer& timer : state.timers) {
            check_act(checking, timer.act,
                      "states." + state.name + ".timers." + timer.name + ".act");
        }
    }
    for (const Action& action : checking.definition.actions) {
        check_act(checking, action.act, "actions." + action.name + ".act");
    }
    check_mentions(checking, "hold", "hold", checking.holds());
    check_mentions(checking, "lift", "hold", checking.holds());
    if (checking.context.letters) {
        check_mentions(checking, "letter", "letter", *checking.context.letters);
    }
}

}  // namespace moothall::workflows
