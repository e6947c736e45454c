#include "system/running/calls.h"

#include <sstream>

namespace moothall {

void Calls::take(const std::string& text) {
    rest_ += text;
    for (auto end = rest_.find('\n'); end != std::string::npos; end = rest_.find('\n')) {
        take_line(rest_.substr(0, end));
        rest_.erase(0, end + 1);
    }
}

void Calls::take_line(const std::string& line) {
    std::istringstream words(line);
    std::string what;
    std::string command;
    std::string reference;
    words >> what >> command >> reference;
    Call& call = by_command_[command];
    call.reference = reference;
    if (what == "answered") {
        call.heard = Heard::answered;
        ++answered_;
    } else if (what == "refused") {
        call.heard = Heard::refused;
    } else if (what == "failed") {
        call.heard = Heard::failed;
        ++failed_;
    }
}

}  // namespace moothall
