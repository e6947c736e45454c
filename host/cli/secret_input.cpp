#include "cli/secret_input.h"

#include <termios.h>
#include <unistd.h>

#include <iostream>

namespace moothall::cli {
namespace {

constexpr std::size_t secret_most = 4096;

/// Keeps a terminal from showing what is typed, for as long as this lives.
class Unseen {
public:
    explicit Unseen(const std::string& name)
        : is_terminal_(tcgetattr(STDIN_FILENO, &before_) == 0) {
        if (is_terminal_) {
            std::cerr << "The " << name << " (it is not shown): " << std::flush;
            termios unseen = before_;
            unseen.c_lflag &= ~static_cast<tcflag_t>(ECHO);
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
        }
    }
    ~Unseen() {
        if (is_terminal_) {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
            std::cerr << '\n';
        }
    }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

private:
    termios before_{};
    bool is_terminal_;
};

}  // namespace

Result<std::string> read_secret(const std::string& name) {
    const Unseen unseen(name);
    std::string line;
    if (!std::getline(std::cin, line) || line.size() > secret_most) {
        return Refusal{
            RefusalKind::invalid_input,
            "Give the " + name + " on standard input, in a line by itself of at most 4 KiB."};
    }
    return line;
}

}  // namespace moothall::cli
