#include "functions/call_watch.h"

namespace moothall::functions {

WatchedCall::WatchedCall(const CallWatch& watch, std::string_view plugin, std::string_view function,
                         std::string_view case_reference)
    : watch_(watch) {
    if (watch_) {
        watch_(plugin, function, case_reference);
    }
}

WatchedCall::~WatchedCall() {
    if (watch_) {
        watch_("", "", "");
    }
}

}  // namespace moothall::functions
