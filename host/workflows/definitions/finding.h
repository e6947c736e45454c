#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace moothall::workflows {

enum class Severity { error, warning };

/// Something that is wrong with a workflow, in a sentence its author can act on.
struct Finding {
    Severity severity = Severity::error;
    std::string where;      ///< "states.waiting.timers.chase": the path in the workflow's table.
    int line = 0;           ///< In the file; 0 where it is not known.
    std::string message;    ///< What is wrong, what to do, the nearest right name.
    std::string file = {};  ///< Of the line; empty where it is the workflow's own.

    friend bool operator==(const Finding&, const Finding&) = default;
};

using Findings = std::vector<Finding>;

/// True if one of them is an error: the workflow cannot be published.
bool has_errors(const Findings& findings);

/// "revenues.lua:31: state 'asess' is not known; did you mean 'assess'?"; where the line is not
/// known the path stands in its place.
std::string to_text(const Finding& finding, std::string_view file);

/// "state 'asess' is not known; did you mean 'assess'?"; with no near name it lists the
/// candidates, if they are few.
std::string unknown_name(std::string_view what, std::string_view name,
                         const std::vector<std::string>& candidates);

/// "'a', 'b' and 'c'".
std::string quoted_list(const std::vector<std::string>& names);

/// True for `snake_case`: small letters, digits and underscores, beginning with a letter, at most
/// 60 characters, and no word that Lua keeps for itself (`end`, `for`).
bool is_plain_name(std::string_view name);

/// True for "service.name": two plain names with a dot between.
bool is_dotted_name(std::string_view name);

}  // namespace moothall::workflows
