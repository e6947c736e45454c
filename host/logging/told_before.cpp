#include "logging/told_before.h"

namespace moothall::logging {

bool ToldBefore::is_new(const std::string& what) {
    const std::lock_guard lock(mutex_);
    if (told_.size() >= remembered_max) {
        told_.clear();
    }
    return told_.insert(what).second;
}

}  // namespace moothall::logging
