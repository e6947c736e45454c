#include "store/migrations/migrations.h"

namespace moothall::store {

std::vector<Migration> migrations() {
    return {
        {1, "foundation", {}},  // What a new store is made with.
        {2, "outgoing work", {AddProjection{"outgoing"}}},
        {3,
         "desks",
         {AddProjection{"case_links"}, AddProjection{"case_outcomes"}, AddProjection{"case_weeks"},
          AddProjection{"diary"}}},
        {4, "finding", {AddProjection{"customer_terms"}, AddProjection{"place_terms"}}},
        {5, "merged customers, targets", {}},  // Older hosts fold neither.
    };
}

}  // namespace moothall::store
