#pragma once

#include <string>
#include <vector>

#include "workflows/showing/comparison.h"

namespace moothall::workflows {

/// One place that the council and the plugin have both changed, each in its own way.
struct Clash {
    std::string where;
    std::string council;  ///< What the council did there, as a sentence.
    std::string shipped;  ///< What the plugin did there.
};

/// How a council's own workflow and a newly shipped one differ from the shipped one that the
/// council's own was made from.
struct ThreeWay {
    std::vector<Clash> clashes;             ///< Somebody has to choose.
    std::vector<Difference> shipped_alone;  ///< What the council would gain by merging.
    std::vector<Difference> council_alone;  ///< What the council would lose by taking the shipped.
    std::vector<Difference> alike;          ///< Both made the very same change.
};

/// Lays the two comparisons with `base` side by side. Two changes meet where their places are the
/// same, or where one lies inside the other: a title changed in a state that the other removed.
ThreeWay compare_three(const Definition& base, const Definition& council,
                       const Definition& shipped);

}  // namespace moothall::workflows
