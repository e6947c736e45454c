#pragma once

#include <moothall/channel/council.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace moothall::channel {

/// The fields of a message, in the order in which they came. Names are compared without case.
class Fields {
public:
    /// The first field of that name; empty if there is none.
    std::string_view find(std::string_view name) const;
    bool has(std::string_view name) const;
    void add(std::string name, std::string value);

    auto begin() const { return fields_.begin(); }
    auto end() const { return fields_.end(); }

private:
    std::vector<std::pair<std::string, std::string>> fields_;
};

/// One request over HTTP, whole, checked for its form and within the limits of its route.
struct Request {
    std::string method;  ///< "GET". A HEAD arrives as a GET; its body is left behind afterwards.
    std::string path;    ///< Decoded: "/api/v1/cases/CT-26-000417-T".
    std::string target;  ///< As it came, with its query.
    std::map<std::string, std::string, std::less<>> parameters;  ///< What stood for "{reference}".
    std::vector<std::pair<std::string, std::string>> query;      ///< Decoded, in order.
    Fields fields;
    std::string body;
    std::string peer;         ///< The address it came from: "127.0.0.1".
    std::string correlation;  ///< The id under which logs speak of it.
    bool is_secure = false;   ///< It came over TLS.

    /// The first value of a name in the query; nothing if it is not there.
    std::optional<std::string> asked(std::string_view name) const;
};

/// A body that is sent piece by piece, as it comes to be. Threads: one call at a time, of any.
class BodyStream {
public:
    virtual ~BodyStream() = default;

    /// What there is to send now, at most some 64 KiB; empty when there is nothing *yet*; nothing
    /// at all when the body is at its end. Never waits.
    virtual std::optional<std::string> more() = 0;

    /// What is sent after a quarter of a minute in which there was nothing, so that both sides know
    /// that the other is there; empty for nothing.
    virtual std::string heartbeat() = 0;
};

/// The answer to a request.
struct Response {
    int status = 200;
    Fields fields;
    std::string body;
    std::unique_ptr<BodyStream> stream = nullptr;  ///< Follows the body, if there is one.
};

/// The status by which HTTP says a refusal of this kind; 422 for kinds that are newer than this.
int status_of(RefusalKind kind);

/// On which threads a route is answered.
enum class Pace {
    at_once,   ///< Reads from memory or a snapshot: within a millisecond, on the network's threads.
    may_wait,  ///< Writes, runs a workflow or a plugin: on the threads that may wait for the disk.
};

/// A route that is one short command, in steps, so that those of many requests are done in one go.
struct InSteps {
    /// What is to be done, read from the request; or an answer at once, mostly a refusal. Within a
    /// millisecond, on the network's threads.
    std::function<std::variant<Command, Response>(const Request&, Council&)> read;
    /// The answer, made from what came of it.
    std::function<Response(const Request&, const Result<Value>&, Council&)> show;
};

/// One way in, such as GET /api/v1/cases/{reference}.
struct Route {
    std::string method;  ///< "GET"; HEAD follows of itself.
    std::string path;    ///< "{name}" stands for one segment, "{name...}" at the end for the rest.
    std::function<Response(const Request&, Council&)> answer;
    Pace pace = Pace::may_wait;
    std::size_t body_most = std::size_t{64} * 1024;  ///< Bytes; a longer body is 413.
    std::optional<InSteps> steps = std::nullopt;     ///< Do together what `answer` does.
};

}  // namespace moothall::channel
