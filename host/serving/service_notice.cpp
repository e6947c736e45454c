#include "serving/service_notice.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstddef>
#include <cstring>
#include <string_view>
#include <system_error>

namespace moothall::serving {
namespace {

/// A socket that is closed when it is no longer needed.
class Socket {
public:
    Socket() : number_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {}
    ~Socket() {
        if (number_ >= 0) {
            ::close(number_);
        }
    }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    int number() const { return number_; }

private:
    int number_;
};

std::optional<std::int64_t> whole_number(const char* text) {
    if (text == nullptr) {
        return std::nullopt;
    }
    std::int64_t number = 0;
    const char* const end = text + std::strlen(text);
    const auto read = std::from_chars(text, end, number);
    return read.ec == std::errc{} && read.ptr == end ? std::optional(number) : std::nullopt;
}

[[noreturn]] void fail(int error) {
    throw std::system_error(error, std::generic_category(),
                            "The service manager cannot be told how this service stands");
}

}  // namespace

ServiceManager ServiceManager::from(const char* socket, const char* watchdog_usec,
                                    const char* watchdog_pid, std::int64_t own_pid) {
    ServiceManager manager;
    manager.socket = socket == nullptr ? "" : socket;
    const auto every = whole_number(watchdog_usec);
    const bool ours = watchdog_pid == nullptr || whole_number(watchdog_pid) == own_pid;
    if (every && *every > 0 && ours) {
        manager.watchdog = std::chrono::microseconds(*every);
    }
    return manager;
}

void ServiceManager::tell(const std::string& state) const {
    if (socket.empty()) {
        return;
    }
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if ((socket.front() != '/' && socket.front() != '@') ||
        socket.size() >= sizeof(address.sun_path)) {
        fail(EINVAL);
    }
    std::memcpy(address.sun_path, socket.data(), socket.size());
    if (socket.front() == '@') {
        address.sun_path[0] = '\0';  // An abstract name begins with it and ends with its length.
    }
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + socket.size() +
                                               (socket.front() == '/' ? 1 : 0));
    const Socket sending;
    const auto* to = reinterpret_cast<const sockaddr*>(&address);
    if (sending.number() < 0 ||
        ::sendto(sending.number(), state.data(), state.size(), MSG_NOSIGNAL, to, length) < 0) {
        fail(errno);
    }
}

}  // namespace moothall::serving
