#pragma once

#include <moothall/channel/http.h>

#include <string>
#include <vector>

namespace moothall::rest_api {

/// Where an argument of an operation comes from.
enum class From {
    path,   ///< "{reference}" of the path.
    query,  ///< "?limit=50".
    body,   ///< A member of the JSON object that was sent.
    bytes,  ///< The body itself, whatever it is; or the file in a form, with the query's arguments.
    fixed,  ///< Says the route itself.
};

/// One argument of the operation that a route calls, under the same name outside.
struct Taken {
    std::string argument;
    From from;
    Value value = {};         ///< Of a fixed one.
    std::string called = {};  ///< Its name in the path, where that is another.

    const std::string& outside() const { return called.empty() ? argument : called; }
};

/// What an answer carries besides its body.
enum class Extra {
    none,
    version,   ///< ETag is the case's version; If-None-Match and If-Match are heeded.
    location,  ///< 201, with Location and ETag of the case that was made.
    file,      ///< The bytes of a document, of its own media type.
};

/// One route of the contract: how a request becomes a call of an operation. The routes and their
/// description in OpenAPI are both made from these.
struct Way {
    std::string method;
    std::string path;  ///< Below /api/v1: "/cases/{reference}".
    std::string operation;
    std::vector<Taken> takes;
    Extra extra = Extra::none;
    channel::Pace pace = channel::Pace::may_wait;
    std::size_t body_most = std::size_t{1024} * 1024;  ///< Bytes.
    std::string about = {};    ///< A sentence, where the operation's own is not of this route.
    bool is_short = false;     ///< A command that is done in one go with others.
    std::string example = {};  ///< A body that could be sent, as JSON.
};

/// Every one.
const std::vector<Way>& ways();

/// GET /events, which also answers as a stream.
Way event_feed_way();

}  // namespace moothall::rest_api
