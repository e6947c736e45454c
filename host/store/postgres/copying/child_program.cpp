#include "store/postgres/copying/child_program.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>

#include "store/postgres/session/server_fault.h"

namespace moothall::store::postgres {
namespace {

constexpr const char* debian_folder = "/usr/lib/postgresql/15/bin";
constexpr std::size_t piece = std::size_t{256} * 1024;
constexpr std::size_t complaint_max = 2'000;

/// Where the program lies: its own name where it is on the PATH.
std::string place_of(const std::string& name) {
    const std::string path = std::getenv("PATH") == nullptr ? "" : std::getenv("PATH");
    for (std::size_t from = 0; from < path.size();) {
        const std::size_t to = std::min(path.find(':', from), path.size());
        const std::string file = path.substr(from, to - from) + "/" + name;
        if (::access(file.c_str(), X_OK) == 0) {
            return file;
        }
        from = to + 1;
    }
    return std::string(debian_folder) + "/" + name;
}

std::vector<std::string> environment_with(const std::string& password) {
    std::vector<std::string> all;
    for (char** each = ::environ; *each != nullptr; ++each) {
        if (password.empty() || !std::string_view(*each).starts_with("PGPASSWORD=")) {
            all.emplace_back(*each);
        }
    }
    if (!password.empty()) {
        all.push_back("PGPASSWORD=" + password);
    }
    return all;
}

std::vector<char*> pointers_to(std::vector<std::string>& words) {
    std::vector<char*> pointers;
    for (std::string& word : words) {
        pointers.push_back(word.data());
    }
    pointers.push_back(nullptr);
    return pointers;
}

/// Where the streams of the new program lead.
class Streams {
public:
    Streams(int stream, int complaints) {
        ::posix_spawn_file_actions_init(&actions_);
        ::posix_spawn_file_actions_adddup2(&actions_, stream, STDIN_FILENO);
        ::posix_spawn_file_actions_adddup2(&actions_, stream, STDOUT_FILENO);
        ::posix_spawn_file_actions_adddup2(&actions_, complaints, STDERR_FILENO);
    }
    ~Streams() { ::posix_spawn_file_actions_destroy(&actions_); }
    Streams(const Streams&) = delete;
    Streams& operator=(const Streams&) = delete;

    const posix_spawn_file_actions_t* get() const { return &actions_; }

private:
    posix_spawn_file_actions_t actions_{};
};

}  // namespace

ChildProgram::ChildProgram(std::vector<std::string> words, const std::string& password)
    : name_(words.front()) {
    words.front() = place_of(name_);
    auto environment = environment_with(password);
    int ends[2] = {-1, -1};
    complaints_ = ::memfd_create("complaints", MFD_CLOEXEC);
    if (complaints_ < 0 || ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        throw StoreFault("The program " + name_ + " could not be started: " + std::strerror(errno) +
                         ".");
    }
    stream_ = ends[0];
    const Streams streams(ends[1], complaints_);
    const int error = ::posix_spawn(&process_, words.front().c_str(), streams.get(), nullptr,
                                    pointers_to(words).data(), pointers_to(environment).data());
    ::close(ends[1]);
    if (error != 0) {
        process_ = -1;
        ::close(stream_);
        ::close(complaints_);
        throw StoreFault("The program " + name_ +
                         " is not there: install PostgreSQL's own tools (postgresql-client).");
    }
}

ChildProgram::~ChildProgram() {
    if (process_ > 0) {
        ::kill(process_, SIGTERM);
        ::waitpid(process_, nullptr, 0);
    }
    ::close(stream_);
    ::close(complaints_);
}

std::string_view ChildProgram::read() {
    buffer_.resize(piece);
    ssize_t got = -1;
    do {
        got = ::recv(stream_, buffer_.data(), buffer_.size(), 0);
    } while (got < 0 && errno == EINTR);
    if (got < 0) {
        fail();
    }
    return std::string_view(buffer_).substr(0, static_cast<std::size_t>(got));
}

void ChildProgram::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(stream_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno != EINTR) {
            fail();
        }
        bytes.remove_prefix(sent < 0 ? 0 : static_cast<std::size_t>(sent));
    }
}

void ChildProgram::finish() {
    ::shutdown(stream_, SHUT_WR);
    int status = 0;
    const pid_t ended = ::waitpid(process_, &status, 0);
    process_ = -1;
    if (ended < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        fail();
    }
}

void ChildProgram::fail() {
    if (process_ > 0) {
        ::kill(process_, SIGTERM);  // Whatever it was doing, it can do no more.
        ::waitpid(process_, nullptr, 0);
        process_ = -1;
    }
    const std::string what = complaint();
    if (what.ends_with("No space left on device")) {
        throw fault_for(full_disk, what);
    }
    throw StoreFault("PostgreSQL's " + name_ + " failed: " + what + ".");
}

/// The line that says what is wrong; what it was at may stand before it.
std::string ChildProgram::complaint() const {
    std::string text(complaint_max, '\0');
    const ssize_t got = ::pread(complaints_, text.data(), text.size(), 0);
    text.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
    constexpr std::string_view sign = "error: ";
    const std::size_t found = text.find(sign);
    text.erase(0, found == std::string::npos ? 0 : found + sign.size());
    text.erase(std::min(text.find('\n'), text.size()));
    while (text.ends_with('.') || text.ends_with(':') || text.ends_with(' ')) {
        text.pop_back();
    }
    return text.empty() ? "it was ended" : text;
}

}  // namespace moothall::store::postgres
