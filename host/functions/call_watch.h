#pragma once

#include <functional>
#include <string_view>

namespace moothall::functions {

/// Told before a call into a plugin begins, and with empty texts after it ended: where the crash
/// note is kept. The case is empty where none is at hand.
using CallWatch = std::function<void(std::string_view plugin, std::string_view function,
                                     std::string_view case_reference)>;

/// Tells the watch, which it borrows and which may be empty, of a call for as long as it lasts.
class WatchedCall {
public:
    WatchedCall(const CallWatch& watch, std::string_view plugin, std::string_view function,
                std::string_view case_reference);
    ~WatchedCall();
    WatchedCall(const WatchedCall&) = delete;
    WatchedCall& operator=(const WatchedCall&) = delete;

private:
    const CallWatch& watch_;
};

}  // namespace moothall::functions
