#include "workflows/definitions/definition_check.h"

#include <algorithm>
#include <tuple>

#include "workflows/definitions/definition_check_parts.h"

namespace moothall::workflows {
namespace {

template <class Named>
std::vector<std::string> names(const std::vector<Named>& all) {
    std::vector<std::string> names;
    for (const Named& one : all) {
        names.push_back(one.name);
    }
    return names;
}

}  // namespace

void Checking::error(const std::string& where, std::string message) {
    findings.push_back({Severity::error, where, context.source.line(where), std::move(message),
                        context.source.file(where)});
}

void Checking::warning(const std::string& where, std::string message) {
    findings.push_back({Severity::warning, where, context.source.line(where), std::move(message),
                        context.source.file(where)});
}

void Checking::expect_known(const std::string& where, std::string_view what,
                            const std::string& name, const std::vector<std::string>& known) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
        error(where, unknown_name(what, name, known));
    }
}

const RegisterDeclaration* Checking::expect_register(const std::string& where,
                                                     const std::string& name) {
    if (!context.registers) {
        return nullptr;
    }
    const auto& registers = *context.registers;
    const auto found = std::find_if(registers.begin(), registers.end(),
                                    [&name](const auto& one) { return one.name == name; });
    if (found != registers.end()) {
        return &*found;
    }
    error(where, unknown_name("register", name, names(registers)));
    return nullptr;
}

std::vector<std::string> Checking::fields() const {
    return names(definition.fields);
}

std::vector<std::string> Checking::clocks() const {
    std::vector<std::string> names;
    for (const Clock& clock : definition.clocks) {
        names.push_back(clock.rule.name);
    }
    return names;
}

std::vector<std::string> Checking::holds() const {
    return names(definition.holds);
}

std::vector<std::string> Checking::states() const {
    return names(definition.states);
}

std::vector<std::string> Checking::actions() const {
    return names(definition.actions);
}

Findings check(const Definition& definition, const CheckContext& context) {
    Checking checking{definition, context, {}};
    check_record(checking);
    check_clocks_and_holds(checking);
    check_states(checking);
    check_actions(checking);
    check_ways(checking);
    check_effects(checking);
    std::stable_sort(checking.findings.begin(), checking.findings.end(),
                     [](const Finding& a, const Finding& b) {
                         return std::tie(a.file, a.line) < std::tie(b.file, b.line);
                     });
    return std::move(checking.findings);
}

}  // namespace moothall::workflows
