#include "workflows/showing/three_way.h"

#include <algorithm>

namespace moothall::workflows {
namespace {

bool lies_in(std::string_view inner, std::string_view outer) {
    return inner == outer ||
           (inner.starts_with(outer) && inner.substr(outer.size()).starts_with('.'));
}

bool meet(const Difference& one, const Difference& other) {
    return lies_in(one.where, other.where) || lies_in(other.where, one.where);
}

bool is_alike(const Difference& one, const Difference& other) {
    return one.where == other.where && one.sentence == other.sentence;
}

/// Something that came in both with one name may still be two different things: what was added as a
/// whole is alike only if it is the same in all that it says.
bool came_alike(const Difference& one, const std::vector<Difference>& between) {
    return std::ranges::none_of(between,
                                [&](const Difference& d) { return lies_in(d.where, one.where); });
}

}  // namespace

ThreeWay compare_three(const Definition& base, const Definition& council,
                       const Definition& shipped) {
    const auto ours = compare(base, council);
    const auto theirs = compare(base, shipped);
    const auto between = compare(council, shipped);
    ThreeWay told;
    for (const Difference& own : ours) {
        bool alone = true;
        for (const Difference& other : theirs) {
            if (is_alike(own, other) && came_alike(own, between)) {
                told.alike.push_back(own);
                alone = false;
            } else if (meet(own, other)) {
                const bool outer = own.where.size() <= other.where.size();
                told.clashes.push_back(
                    {outer ? own.where : other.where, own.sentence, other.sentence});
                alone = false;
            }
        }
        if (alone) {
            told.council_alone.push_back(own);
        }
    }
    std::ranges::copy_if(theirs, std::back_inserter(told.shipped_alone), [&](const auto& other) {
        return std::ranges::none_of(ours, [&](const auto& own) { return meet(own, other); });
    });
    return told;
}

}  // namespace moothall::workflows
