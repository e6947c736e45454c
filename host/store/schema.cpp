#include "store/schema.h"

#include <algorithm>

namespace moothall::store {

bool is_for_reading(Preparation preparation) {
    return preparation == Preparation::none || preparation == Preparation::journal;
}

std::string reason_against_step(std::int64_t step, const Schema& schema) {
    int newest = 0;
    for (const Migration& migration : schema.migrations) {
        newest = std::max(newest, migration.number);
    }
    if (step <= newest) {
        return {};
    }
    return "The council's database was written by a newer Moothall (it is at step " +
           std::to_string(step) + ", this program knows " + std::to_string(newest) +
           "). Use that version or a newer one.";
}

}  // namespace moothall::store
