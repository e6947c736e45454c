#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace moothall::http {

/// What came back to one request. Names of fields are in small letters.
struct Answer {
    int status = 0;
    std::multimap<std::string, std::string> fields;
    std::string body;

    std::string field(const std::string& name) const;
};

/// A connection to a server on this machine, on which a test writes whatever bytes it likes. A read
/// that takes more than ten seconds fails the test by an exception.
class Connection {
public:
    explicit Connection(std::uint16_t port);
    ~Connection();
    Connection(Connection&&) noexcept;

    void write(std::string_view bytes);
    /// Shuts the sending side.
    void end_writing();
    /// The next whole answer. `is_to_head`: its Content-Length has no body after it.
    Answer read_answer();
    Answer read_answer_to_head();
    /// All that comes until the other side closes.
    std::string read_to_end();
    /// Some bytes, at least one; empty when the other side has closed.
    std::string read_some();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// One request on a connection of its own.
struct Asked {
    std::string method = "GET";
    std::string target;
    std::vector<std::pair<std::string, std::string>> fields = {};
    std::string body = {};
};
std::string bytes_of(const Asked& asked);
Answer ask(std::uint16_t port, const Asked& asked);

}  // namespace moothall::http
