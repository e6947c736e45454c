#pragma once

#include <moothall/service/plugin.h>

#include <optional>
#include <string>
#include <vector>

#include "workflows/definitions/definition.h"
#include "workflows/definitions/finding.h"
#include "workflows/definitions/source_places.h"

namespace moothall::workflows {

/// What is known besides the workflow. What is absent is not checked.
struct CheckContext {
    SourcePlaces source;  ///< Where the workflow was read from, for lines.
    std::optional<std::vector<RegisterDeclaration>> registers;
    std::optional<std::vector<std::string>> letters;
    std::optional<std::vector<std::string>> roles;  ///< The caseworker is always known.
};

/// What is wrong with a workflow that could be read: states that cannot be reached or left, names
/// that are not known, timers that cannot act, effects that would be refused and so on. In the
/// order of the source. An error keeps it from being published, a warning does not.
/// Threads: any.
Findings check(const Definition& definition, const CheckContext& context);

}  // namespace moothall::workflows
