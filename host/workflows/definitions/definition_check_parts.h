#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "workflows/definitions/definition_check.h"

namespace moothall::workflows {

/// One check of one workflow: what the parts of the check share.
struct Checking {
    const Definition& definition;
    const CheckContext& context;
    Findings findings;

    void error(const std::string& where, std::string message);
    void warning(const std::string& where, std::string message);
    /// Notes an error unless `name` is among `known`: "state 'asess' is not known; …".
    void expect_known(const std::string& where, std::string_view what, const std::string& name,
                      const std::vector<std::string>& known);
    /// Notes an error unless the register is known, or no registers are.
    const RegisterDeclaration* expect_register(const std::string& where, const std::string& name);

    std::vector<std::string> fields() const;
    std::vector<std::string> clocks() const;
    std::vector<std::string> holds() const;
    std::vector<std::string> states() const;
    std::vector<std::string> actions() const;
};

/// Fields and reads: names, registers, what shows a field.
void check_record(Checking& checking);
/// Clocks and holds: what starts, stops, pauses and blocks.
void check_clocks_and_holds(Checking& checking);
/// Actions and who takes them.
void check_actions(Checking& checking);
/// States and their timers.
void check_states(Checking& checking);
/// How a case gets through: every state can be reached, and left for a final one.
void check_ways(Checking& checking);
/// Effects that are written down, and names that functions mention.
void check_effects(Checking& checking);

}  // namespace moothall::workflows
