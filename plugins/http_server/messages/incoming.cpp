#include "messages/incoming.h"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>
#include <iterator>
#include <utility>

namespace moothall::http_server {
namespace {

namespace beast = boost::beast;
namespace http = beast::http;

/// "0", a line end and an empty line. Beast (1.81) ends the program where it is given the beginning
/// of that and then less than all of it, so it is given nothing shorter.
constexpr std::size_t shortest_end_by_chunks = 5;
constexpr std::size_t body_most_of_nothing = std::size_t{64} * 1024;

std::string_view view(beast::string_view text) {
    return {text.data(), text.size()};
}

std::size_t count_of(const Message& message, http::field field) {
    const auto range = message.equal_range(field);
    return static_cast<std::size_t>(std::distance(range.first, range.second));
}

/// What a proxy before us might cut elsewhere than we do (RFC 9112, 6.3): a coding besides
/// "chunked", a length beside it, a list of lengths.
bool is_of_two_lengths(const Message& message) {
    const std::size_t codings = count_of(message, http::field::transfer_encoding);
    const std::size_t lengths = count_of(message, http::field::content_length);
    if (codings > 0) {
        return codings > 1 || lengths > 0 ||
               !beast::iequals(message[http::field::transfer_encoding], "chunked");
    }
    return lengths > 1 ||
           view(message[http::field::content_length]).find(',') != std::string_view::npos;
}

/// Why the header of a request is no good before any route is looked for. Of RFC 9112: one Host,
/// no whitespace or fragment in the target, one length; and the target's length.
std::optional<Problem> objection_to(const Message& message, const Limits& limits) {
    const std::string_view target = view(message.target());
    if (target.size() > limits.target_bytes) {
        return Problem{414, "invalid_input", "The address is too long."};
    }
    if (count_of(message, http::field::host) != 1) {
        return Problem{400, "invalid_input", "A request names one host."};
    }
    if (is_of_two_lengths(message)) {
        return Problem{400, "invalid_input", "The length of the request is not clear."};
    }
    const bool is_odd = std::ranges::any_of(
        target, [](unsigned char c) { return c <= ' ' || c >= 0x7f || c == '#'; });
    if (!target.starts_with('/') || is_odd) {
        return Problem{400, "invalid_input", "The address of a request begins with a slash."};
    }
    if (message.method() == http::verb::unknown) {
        return Problem{501, "invalid_input", "This method is not known here."};
    }
    return std::nullopt;
}

std::string_view path_of(std::string_view target) {
    return target.substr(0, target.find('?'));
}

/// "64 KiB".
std::string size_in_words(std::size_t bytes) {
    constexpr std::size_t kib = 1024;
    if (bytes == 0 || bytes % kib != 0) {
        return std::to_string(bytes) + " bytes";
    }
    return bytes % (kib * kib) != 0 ? std::to_string(bytes / kib) + " KiB"
                                    : std::to_string(bytes / (kib * kib)) + " MiB";
}

Problem too_long(std::size_t most) {
    return {413, "invalid_input",
            "At most " + size_in_words(most) + " can be sent to this address at once."};
}

/// The field "Accept" in what the parser would not take of a header.
std::string_view accept_in(std::string_view header) {
    constexpr std::string_view name = "accept:";
    while (!header.empty()) {
        const std::size_t end = std::min(header.find('\n'), header.size());
        std::string_view line = header.substr(0, end);
        header.remove_prefix(std::min(end + 1, header.size()));
        if (line.size() > name.size() &&
            beast::iequals({line.data(), name.size()}, {name.data(), name.size()})) {
            line.remove_prefix(name.size());
            return line.substr(0, line.find('\r'));
        }
    }
    return {};
}

}  // namespace

Incoming::Incoming(const Limits& limits, const Router& router) : limits_(limits), router_(router) {
    parser_.header_limit(static_cast<std::uint32_t>(limits.header_bytes));
    parser_.body_limit(boost::none);  // Its own, as soon as its route is known.
}

std::size_t Incoming::take(std::string_view bytes) {
    std::size_t taken = 0;
    while (!is_at_its_end() && taken < bytes.size()) {
        // What is too long is so however many bytes are here: no header, and no line of a body, is
        // longer than this.
        const std::string_view some = bytes.substr(taken, limits_.header_bytes);
        if (stage_ == Stage::body && parser_.chunked() && some.size() < shortest_end_by_chunks) {
            break;
        }
        boost::system::error_code error;
        const std::size_t more =
            parser_.put(boost::asio::const_buffer(some.data(), some.size()), error);
        taken += more;
        if (error && error != http::error::need_more) {
            accept_unread_ = stage_ == Stage::header ? accept_in(some) : "";
            refuse_for(error);
        } else if (stage_ == Stage::header && parser_.is_header_done()) {
            look_at_header();
        } else if (parser_.is_done()) {
            stage_ = Stage::whole;
        } else if (more == 0 && some.size() == limits_.header_bytes) {
            refuse_for(http::error::bad_chunk);
        } else if (more == 0) {
            break;
        }
    }
    return taken;
}

bool Incoming::waits_for_a_word() const {
    return stage_ == Stage::body &&
           beast::iequals(parser_.get()[http::field::expect], "100-continue");
}

std::optional<channel::Request> Incoming::request() {
    Message& message = parser_.get();
    channel::Request request;
    request.method = std::string(view(message.method_string()));
    if (request.method == "HEAD") {
        request.method = "GET";
    }
    request.target = std::string(view(message.target()));
    const std::string_view target = request.target;
    auto path = percent_decoded(path_of(target));
    const std::size_t mark = target.find('?');
    auto query = decoded_pairs(mark == std::string_view::npos ? "" : target.substr(mark + 1));
    if (!path || !query) {
        return std::nullopt;
    }
    request.path = *std::move(path);
    request.query = *std::move(query);
    request.parameters = std::move(found_.parameters);
    for (const auto& field : message) {
        request.fields.add(std::string(view(field.name_string())),
                           std::string(view(field.value())));
    }
    request.body = std::move(message.body());
    return request;
}

std::string_view Incoming::accept() const {
    const std::string_view read = view(message()[http::field::accept]);
    return read.empty() ? std::string_view(accept_unread_) : read;
}

Problem Incoming::nothing_there() const {
    if (found_.allowed.empty()) {
        return Problem{404, "not_found", "There is nothing at this address."};
    }
    std::string allowed;
    for (const std::string& method : found_.allowed) {
        allowed += (allowed.empty() ? "" : ", ") + method + (method == "GET" ? ", HEAD" : "");
    }
    Problem problem{405, "invalid_input", "This address takes " + allowed + "."};
    problem.fields.add("Allow", allowed);
    return problem;
}

void Incoming::refuse(Problem problem) {
    stage_ = Stage::refused;
    refusal_ = std::move(problem);
}

void Incoming::refuse_for(boost::system::error_code error) {
    if (error == http::error::header_limit) {
        refuse(
            {431, "invalid_input",
             "The header of the request is too long. A browser that keeps too many cookies of this "
             "site sends such: delete them, and try again."});
    } else if (error == http::error::body_limit) {
        refuse(too_long(body_most_));
    } else if (stage_ == Stage::header) {
        refuse({400, "invalid_input", "This is no request of HTTP/1.1."});
    } else {
        refuse({400, "invalid_input", "The body of the request is broken."});
    }
}

/// Finds the route, and with it how long the body may be.
void Incoming::look_at_header() {
    const Message& message = parser_.get();
    if (auto objection = objection_to(message, limits_)) {
        refuse(*std::move(objection));
        return;
    }
    found_ = router_.find(view(message.method_string()), path_of(view(message.target())));
    body_most_ = found_.route != nullptr ? found_.route->body_most : body_most_of_nothing;
    if (const auto length = parser_.content_length(); length && *length > body_most_) {
        refuse(too_long(body_most_));
        return;
    }
    parser_.body_limit(body_most_);
    parser_.eager(true);
    stage_ = parser_.is_done() ? Stage::whole : Stage::body;
}

}  // namespace moothall::http_server
