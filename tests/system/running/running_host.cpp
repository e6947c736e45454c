#include "system/running/running_host.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace moothall {
namespace {

using Steady = std::chrono::steady_clock;

/// Starts a program whose standard output goes to `out`, or into its log.
pid_t started(std::vector<std::string> words, const std::filesystem::path& log, int out,
              const std::filesystem::path& state) {
    std::vector<char*> pointers;
    for (std::string& word : words) {
        pointers.push_back(word.data());
    }
    pointers.push_back(nullptr);
    std::fflush(nullptr);  // Or the child would print it again.
    const pid_t child = ::fork();
    if (child == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // Also where the test itself is killed.
        ::setenv("XDG_STATE_HOME", state.c_str(), 1);
        const int told = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        ::dup2(told, STDERR_FILENO);
        ::dup2(out < 0 ? told : out, STDOUT_FILENO);
        ::execvp(pointers.front(), pointers.data());
        ::_exit(127);
    }
    return child;
}

std::vector<std::string> joined(std::vector<std::string> words,
                                const std::vector<std::string>& more) {
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

void end(pid_t& process) {
    if (process > 0) {
        ::kill(process, SIGKILL);
        ::waitpid(process, nullptr, 0);
        process = 0;
    }
}

}  // namespace

RunningHost::RunningHost(const HostPlace& place) : name_(place.name) {
    std::filesystem::create_directories(place.folder);
    const auto configuration = place.folder / "moothall.toml";
    std::ofstream(configuration) << "[plugins]\nfolders = [\"" << place.plugins << "\", \""
                                 << place.carrier << "\"]\n";
    serving_ =
        started(joined(place.prefix, {MOOTHALL_PROGRAM, "--data", place.url, "--config",
                                      configuration.string(), "serve", "--listen", "127.0.0.1:0"}),
                place.folder / "serve.log", -1, place.folder);
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw std::runtime_error("no pipe");
    }
    calling_ = started(joined(joined(place.prefix, {MOOTHALL_CALLING_HOST, place.name, place.url,
                                                    place.folder.string(), place.plugins}),
                              place.shared),
                       place.folder / "calls.log", ends[1], place.folder);
    ::close(ends[1]);
    ear_ = ends[0];
}

RunningHost::~RunningHost() {
    kill();
}

void RunningHost::kill() {
    end(serving_);
    end(calling_);
    while (hear()) {
    }
}

bool RunningHost::hear() {
    if (ear_ < 0) {
        return false;
    }
    std::array<char, 65'536> bytes{};
    const ssize_t got = ::read(ear_, bytes.data(), bytes.size());
    if (got <= 0) {
        ::close(ear_);
        ear_ = -1;
        return false;
    }
    calls_.take({bytes.data(), static_cast<std::size_t>(got)});
    return true;
}

void listen(const std::vector<std::unique_ptr<RunningHost>>& hosts,
            std::chrono::milliseconds lasting) {
    const auto until = Steady::now() + lasting;
    while (true) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - Steady::now());
        if (left.count() <= 0) {
            return;
        }
        std::vector<pollfd> ears;
        for (const auto& host : hosts) {
            ears.push_back({host->ear_, POLLIN, 0});  // One that is closed is passed over.
        }
        ::poll(ears.data(), ears.size(), static_cast<int>(left.count()));
        for (std::size_t i = 0; i < hosts.size(); ++i) {
            if (ears[i].revents != 0) {
                hosts[i]->hear();
            }
        }
    }
}

}  // namespace moothall
