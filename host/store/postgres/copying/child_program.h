#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>
#include <vector>

namespace moothall::store::postgres {

/// A program of PostgreSQL's own tools that runs beside, and a stream of bytes out of it or into
/// it. It is ended when the object goes. Used by one thread at a time.
///
/// Faults: every method throws StoreFault; what the program complained of is in the sentence.
class ChildProgram {
public:
    /// Looks for `words[0]` on the PATH, then where Debian keeps it. `password` goes by the
    /// environment, which only this user and root can read; a command line everybody can.
    ChildProgram(std::vector<std::string> words, const std::string& password);
    ~ChildProgram();
    ChildProgram(const ChildProgram&) = delete;
    ChildProgram& operator=(const ChildProgram&) = delete;

    /// The next bytes that it writes, good until the next call; none at the end.
    std::string_view read();
    void write(std::string_view bytes);

    /// Tells it that nothing more comes, and waits for its end. A fault, if it failed.
    void finish();

private:
    [[noreturn]] void fail();
    std::string complaint() const;

    std::string name_;
    pid_t process_ = -1;
    int stream_ = -1;
    int complaints_ = -1;
    std::string buffer_;
};

}  // namespace moothall::store::postgres
