#pragma once

#include <string>
#include <vector>

namespace moothall::serving {

/// The socket of a service manager: takes what services tell it.
class ListeningSocket {
public:
    /// A path, or "@" and a name in the abstract namespace.
    explicit ListeningSocket(const std::string& name);
    ~ListeningSocket();
    ListeningSocket(const ListeningSocket&) = delete;
    ListeningSocket& operator=(const ListeningSocket&) = delete;

    /// Every datagram that has come since it was asked last.
    std::vector<std::string> heard();

    /// The next datagram, for which it waits a minute. Faults: std::system_error if none comes.
    std::string next();

private:
    int number_;
};

}  // namespace moothall::serving
