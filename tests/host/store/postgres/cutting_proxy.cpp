#include "host/store/postgres/cutting_proxy.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace moothall::store::postgres {
namespace {

constexpr const char* socket_name = ".s.PGSQL.5432";
constexpr int poll_ms = 20;

sockaddr_un address_of(const std::filesystem::path& socket) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string name = socket.string();
    if (name.size() >= sizeof address.sun_path) {
        throw std::runtime_error("The path of a socket is too long: " + name);
    }
    std::copy(name.begin(), name.end(), address.sun_path);
    return address;
}

bool is_readable(int socket) {
    pollfd waiting{socket, POLLIN, 0};
    return ::poll(&waiting, 1, poll_ms) > 0;
}

/// Passes on what is there; false when the connection has ended.
bool pass_on(int from, int to) {
    std::array<char, 65536> bytes{};
    const ssize_t got = ::recv(from, bytes.data(), bytes.size(), 0);
    return got > 0 && ::send(to, bytes.data(), static_cast<std::size_t>(got), MSG_NOSIGNAL) == got;
}

}  // namespace

CuttingProxy::CuttingProxy(std::filesystem::path folder, const std::filesystem::path& server_folder)
    : server_socket_(server_folder / socket_name),
      listening_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const sockaddr_un address = address_of(std::move(folder) / socket_name);
    if (::bind(listening_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(listening_, 64) != 0) {
        throw std::runtime_error("No socket can be made for the proxy of this test.");
    }
    accepting_ = std::thread([this] { accept_clients(); });
}

CuttingProxy::~CuttingProxy() {
    stops_ = true;
    accepting_.join();
    ::close(listening_);
}

void CuttingProxy::cut_next(Cut cut) {
    armed_ =
        cut == Cut::before_the_server_hears ? Armed::before_the_server : Armed::before_the_client;
}

void CuttingProxy::accept_clients() {
    std::vector<std::thread> passing;
    const sockaddr_un address = address_of(server_socket_);
    while (!stops_) {
        if (!is_readable(listening_)) {
            continue;
        }
        const int client = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
        const int server = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
            ::close(client);
            ::close(server);
            continue;
        }
        passing.emplace_back([this, client, server] { pass(client, server); });
    }
    for (std::thread& each : passing) {
        each.join();
    }
}

void CuttingProxy::pass(int client, int server) {
    for (bool goes_on = true; goes_on && !stops_;) {
        std::array<pollfd, 2> waiting{pollfd{client, POLLIN, 0}, pollfd{server, POLLIN, 0}};
        ::poll(waiting.data(), waiting.size(), poll_ms);
        if (waiting[1].revents != 0) {
            goes_on = pass_on(server, client);
        }
        if (goes_on && waiting[0].revents != 0) {
            const Armed armed = armed_.exchange(Armed::no);
            cuts_ += armed == Armed::no ? 0 : 1;
            goes_on = armed != Armed::before_the_server && pass_on(client, server);
            if (armed == Armed::before_the_client) {
                while (!is_readable(server) && !stops_) {
                }
                goes_on = false;
            }
        }
    }
    ::close(client);
    ::close(server);
}

}  // namespace moothall::store::postgres
