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
    fixed,  ///< Says the route itself.
};

/// One argument of the operation that a route calls, under the same name outside.
struct Taken {
    std::string argument;
    From from;
    Value value = {};  ///< Of a fixed one.
};

/// What an answer carries besides its body.
enum class Extra {
    none,
    version,   ///< ETag is the case's version; If-None-Match and If-Match are heeded.
    location,  ///< 201, with Location and ETag of the case that was made.
};

/// One route of the contract: how a request becomes a call of an operation. The routes and their
/// description in OpenAPI are both made from these.
struct Way {
    std::string method;
    std::string path;  ///< Below /api/v1: "/cases/{reference}".
    std::string operation;
    std::vector<Taken> takes;
    std::string shape;  ///< Of the answer, by its name among the schemas.
    Extra extra = Extra::none;
    channel::Pace pace = channel::Pace::may_wait;
    std::string about = {};  ///< A sentence, where the operation's own is not of this route.
};

/// Every one.
const std::vector<Way>& ways();

/// GET /events, which also answers as a stream.
Way event_feed_way();

}  // namespace moothall::rest_api
