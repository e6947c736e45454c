#pragma once

#include <map>
#include <string>

namespace moothall {

/// What a caller heard of a command.
enum class Heard { nothing, answered, refused, failed };

struct Call {
    std::string reference;  ///< Of the case; "new" for an opening that was not answered.
    Heard heard = Heard::nothing;
};

/// What all callers of one host heard, by the commands' ids, as the host told it before it died.
class Calls {
public:
    /// Takes what the host wrote next; half a line waits for the rest.
    void take(const std::string& text);

    const std::map<std::string, Call>& by_command() const { return by_command_; }
    std::size_t answered() const { return answered_; }
    std::size_t failed() const { return failed_; }

private:
    void take_line(const std::string& line);

    std::string rest_;
    std::map<std::string, Call> by_command_;
    std::size_t answered_ = 0;
    std::size_t failed_ = 0;
};

}  // namespace moothall
