#include "system/running/served_council.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <stdexcept>

namespace moothall {
namespace {

constexpr std::string_view says = "Serving at http://127.0.0.1:";

/// What the program tells until it says where it serves.
std::string told_until_serving(int ear) {
    std::string told;
    std::array<char, 4'096> bytes{};
    while (told.find(says) == std::string::npos || told.back() != '\n') {
        pollfd waiting{ear, POLLIN, 0};
        if (::poll(&waiting, 1, 60'000) <= 0) {
            throw std::runtime_error("it does not serve within a minute: " + told);
        }
        const ssize_t got = ::read(ear, bytes.data(), bytes.size());
        if (got <= 0) {
            throw std::runtime_error("it does not serve: " + told);
        }
        told.append(bytes.data(), static_cast<std::size_t>(got));
    }
    return told;
}

}  // namespace

ServedCouncil::ServedCouncil(const std::string& data) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw std::runtime_error("no pipe");
    }
    process_ = ::fork();
    if (process_ == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::dup2(ends[1], STDERR_FILENO);
        ::execl(MOOTHALL_PROGRAM, MOOTHALL_PROGRAM, "serve", "--data", data.c_str(), "--listen",
                "127.0.0.1:0", nullptr);
        ::_exit(127);
    }
    ::close(ends[1]);
    const std::string told = told_until_serving(ends[0]);
    const std::size_t at = told.find(says) + says.size();
    port_ = static_cast<std::uint16_t>(std::stoi(told.substr(at)));
    // The pipe stays open: a program that cannot write its log must not end for it.
}

ServedCouncil::~ServedCouncil() {
    stop();
}

int ServedCouncil::stop() {
    if (process_ == 0) {
        return 0;
    }
    int status = 0;
    ::kill(process_, SIGTERM);
    ::waitpid(process_, &status, 0);
    process_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace moothall
