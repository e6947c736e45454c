#include "benchmarks/http/child.h"

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace moothall::benchmarks {
namespace {

std::vector<char*> pointers_to(const std::vector<std::string>& words) {
    std::vector<char*> pointers;
    for (const std::string& word : words) {
        pointers.push_back(const_cast<char*>(word.c_str()));
    }
    pointers.push_back(nullptr);
    return pointers;
}

[[noreturn]] void give_up(const std::string& program) {
    std::fprintf(stderr, "%s failed\n", program.c_str());
    std::exit(1);
}

}  // namespace

Child::Child(const std::vector<std::string>& words, int stream, const std::string& before) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) {
        give_up(words.front());
    }
    auto pointers = pointers_to(words);
    std::fflush(stdout);
    process_ = ::fork();
    if (process_ == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::dup2(ends[1], stream);
        ::execv(pointers.front(), pointers.data());
        ::_exit(127);
    }
    ::close(ends[1]);
    ear_ = ends[0];
    std::string told;
    std::array<char, 4'096> bytes{};
    while (told.find(before) == std::string::npos || told.back() != '\n') {
        const ssize_t got = ::read(ear_, bytes.data(), bytes.size());
        if (got <= 0) {
            give_up(words.front() + ": " + told);
        }
        told.append(bytes.data(), static_cast<std::size_t>(got));
    }
    port_ = static_cast<std::uint16_t>(std::stoi(told.substr(told.find(before) + before.size())));
}

Child::~Child() {
    ::kill(process_, SIGTERM);
    ::waitpid(process_, nullptr, 0);
    ::close(ear_);
}

std::int64_t Child::anonymous_kib() const {
    std::ifstream status("/proc/" + std::to_string(process_) + "/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("RssAnon:")) {
            return std::stoll(line.substr(8));
        }
    }
    return 0;
}

std::string output_of(const std::vector<std::string>& words, const std::string& input) {
    std::array<int, 2> in{};
    std::array<int, 2> out{};
    if (::pipe(in.data()) != 0 || ::pipe(out.data()) != 0) {
        give_up(words.front());
    }
    auto pointers = pointers_to(words);
    std::fflush(stdout);
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(in[0], STDIN_FILENO);
        ::dup2(out[1], STDOUT_FILENO);
        for (const int end : {in[0], in[1], out[0], out[1]}) {
            ::close(end);
        }
        ::execv(pointers.front(), pointers.data());
        ::_exit(127);
    }
    ::close(in[0]);
    ::close(out[1]);
    const bool is_told = ::write(in[1], input.data(), input.size()) == std::ssize(input);
    ::close(in[1]);
    std::string all;
    std::array<char, 4'096> bytes{};
    for (ssize_t got = 0; (got = ::read(out[0], bytes.data(), bytes.size())) > 0;) {
        all.append(bytes.data(), static_cast<std::size_t>(got));
    }
    ::close(out[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (status != 0 || !is_told) {
        give_up(words.front());
    }
    return all;
}

}  // namespace moothall::benchmarks
