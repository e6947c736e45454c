#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace moothall::benchmarks {

/// A server that runs beside, ended by SIGTERM with its holder.
class Child {
public:
    /// Starts a program and reads from its output (1) or its errors (2) until a number follows
    /// `before`: its port. Exits the program where none comes.
    Child(const std::vector<std::string>& words, int stream, const std::string& before);
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    std::uint16_t port() const { return port_; }
    /// What it holds in memory that no file stands behind, in KiB.
    std::int64_t anonymous_kib() const;

private:
    pid_t process_ = 0;
    int ear_ = -1;
    std::uint16_t port_ = 0;
};

/// What a program prints when it runs to its end; exits this one where it fails. `input` is what it
/// reads.
std::string output_of(const std::vector<std::string>& words, const std::string& input);

}  // namespace moothall::benchmarks
