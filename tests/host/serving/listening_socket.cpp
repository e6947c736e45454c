#include "host/serving/listening_socket.h"

#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <system_error>

namespace moothall::serving {

ListeningSocket::ListeningSocket(const std::string& name)
    : number_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, name.data(), name.size());
    std::size_t length = offsetof(sockaddr_un, sun_path) + name.size();
    if (name.front() == '@') {
        address.sun_path[0] = '\0';
    } else {
        ++length;
    }
    if (::bind(number_, reinterpret_cast<const sockaddr*>(&address),
               static_cast<socklen_t>(length)) != 0) {
        throw std::system_error(errno, std::generic_category(), name);
    }
}

ListeningSocket::~ListeningSocket() {
    ::close(number_);
}

std::vector<std::string> ListeningSocket::heard() {
    std::vector<std::string> messages;
    std::array<char, 4096> bytes{};
    while (true) {
        const auto length = ::recv(number_, bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (length < 0) {
            return messages;
        }
        messages.emplace_back(bytes.data(), static_cast<std::size_t>(length));
    }
}

std::string ListeningSocket::next() {
    const timeval limit{60, 0};
    ::setsockopt(number_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
    std::array<char, 4096> bytes{};
    const auto length = ::recv(number_, bytes.data(), bytes.size(), 0);
    if (length < 0) {
        throw std::system_error(errno, std::generic_category(), "nothing was heard");
    }
    return {bytes.data(), static_cast<std::size_t>(length)};
}

}  // namespace moothall::serving
