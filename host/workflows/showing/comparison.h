#pragma once

#include <string>
#include <vector>

#include "workflows/definitions/definition.h"

namespace moothall::workflows {

enum class Change { added, removed, changed };

/// One thing in which two versions of a workflow differ.
struct Difference {
    Change change = Change::changed;
    std::string where;     ///< "clocks.decide.lasts": the same in every comparison, so that two
                           ///< comparisons with one ancestor can be laid side by side.
    std::string sentence;  ///< "clock 'decide': lasts was 10 working days, is now 15 working days."
};

/// How `after` differs from `before`, in words, in the order of the names. Functions are data only
/// as far as they are there: what stands inside them is told by the source, not here.
std::vector<Difference> compare(const Definition& before, const Definition& after);

}  // namespace moothall::workflows
