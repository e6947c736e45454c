#include "event_feed.h"

#include <utility>

#include "answering.h"

namespace moothall::rest_api {
namespace {

using channel::Council;
using channel::Request;
using channel::Response;

constexpr std::int64_t page = 100;

const Way& way() {
    static const Way made = event_feed_way();
    return made;
}

/// Events as they come, in the form of server-sent events. Each bears its position as its id, by
/// which a client that was cut off goes on.
class Feed final : public channel::BodyStream {
public:
    Feed(std::string token, Table arguments, Council& council)
        : token_(std::move(token)), arguments_(std::move(arguments)), council_(council) {
        arguments_.set("limit", page);
    }

    std::optional<std::string> more() override {
        const auto caller = council_.identity.of_token(token_);
        if (!caller) {
            return std::nullopt;  // The token was taken back, or has come to its end.
        }
        const auto answer = council_.operations.call(*caller, way().operation, arguments_, "");
        if (!answer) {
            return std::nullopt;  // What was allowed at first is not any more.
        }
        std::string text;
        for (const Value& item : answer->as_table()->list("items")) {
            const Table& event = *item.as_table();
            text += "id: " + std::to_string(event.integer("position")) +
                    "\nevent: " + event.text("kind") + "\ndata: " + council_.json_of(item) + "\n\n";
        }
        arguments_.set("after", std::int64_t{std::stoll(answer->as_table()->text("next_cursor"))});
        return text;
    }

    std::string heartbeat() override { return ": still here\n\n"; }

private:
    std::string token_;
    Table arguments_;
    Council& council_;
};

/// Where a client that was cut off goes on.
std::optional<Refusal> take_last_id(const Request& request, Table& arguments) {
    const std::string_view last = request.fields.find("Last-Event-ID");
    if (last.empty()) {
        return std::nullopt;
    }
    std::int64_t position = 0;
    for (const char c : last) {
        if (c < '0' || c > '9' || last.size() > 15) {
            return Refusal{RefusalKind::invalid_input,
                           "Last-Event-ID is the id of an event as it was sent."};
        }
        position = position * 10 + (c - '0');
    }
    arguments.set("after", position);
    return std::nullopt;
}

Response answer(const Request& request, Council& council) {
    const auto caller = caller_of(request, council.identity);
    if (!caller) {
        return problem_of(caller.error(), council);
    }
    auto arguments =
        arguments_of(request, way(), *council.operations.find(way().operation), council);
    if (!arguments) {
        return problem_of(arguments.error(), council);
    }
    const bool as_they_come =
        request.fields.find("Accept").find("text/event-stream") != std::string_view::npos;
    if (as_they_come) {
        if (auto refusal = take_last_id(request, *arguments)) {
            return problem_of(*refusal, council);
        }
    }
    const auto first = council.operations.call(*caller, way().operation, *arguments, "");
    if (!first) {
        return problem_of(first.error(), council);
    }
    Response response;
    if (!as_they_come) {
        response.fields.add("Content-Type", "application/json");
        response.body = council.json_of(*first);
        return response;
    }
    response.fields.add("Content-Type", "text/event-stream");
    response.stream =
        std::make_unique<Feed>(std::string(token_of(request)), *std::move(arguments), council);
    return response;
}

}  // namespace

channel::Route event_feed() {
    return {"GET", std::string(base) + way().path, answer, channel::Pace::may_wait};
}

}  // namespace moothall::rest_api
