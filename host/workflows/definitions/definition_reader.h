#pragma once

#include <moothall/service/value.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "workflows/definitions/definition.h"
#include "workflows/definitions/finding.h"
#include "workflows/definitions/source_places.h"

namespace moothall::workflows {

/// A workflow as far as it could be read, and all that was found wrong on the way.
struct ReadDefinition {
    Definition definition;  ///< Whole if there is no error among the findings.
    Findings findings;
    SourcePlaces places = {};  ///< Those of the source, and of what came with behaviours.

    bool sound() const { return !has_errors(findings); }
};

/// The places of modules, by name.
using ModulePlaces = std::map<std::string, SourcePlaces, std::less<>>;

/// Reads what a script returned: `workflow { … }`, as the sandbox describes it, together with the
/// behaviours that it takes over: their fields, states, actions and so on stand after its own as if
/// it had written them, and none may bear a name that is there already. Every key that is
/// not known is an error with the nearest right name; what a later version will know is named as
/// such. The order of fields, states and so on is that of the source, where its places are known;
/// else that of their names. `any_open` is written out, an absent `by` is the caseworker. Threads:
/// any.
ReadDefinition read_definition(const Value& returned, const SourcePlaces& source,
                               const ModulePlaces& modules);

}  // namespace moothall::workflows
