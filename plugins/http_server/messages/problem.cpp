#include "messages/problem.h"

#include <boost/beast/http/status.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <exception>

namespace moothall::http_server {
namespace {

std::string title_of(int status) {
    switch (status) {
        case 404:
            return "Page not found";
        case 405:
        case 501:
            return "This cannot be done here";
        case 413:
        case 431:
            return "Too much was sent";
        case 414:
            return "The address is too long";
        case 500:
            return "Something failed here";
        case 503:
            return "Too much is going on";
        default:
            return "This request cannot be read";
    }
}

std::string escaped(std::string_view text) {
    std::string made;
    for (const char c : text) {
        switch (c) {
            case '&':
                made += "&amp;";
                break;
            case '<':
                made += "&lt;";
                break;
            case '>':
                made += "&gt;";
                break;
            default:
                made.push_back(c);
        }
    }
    return made;
}

/// Without a style or a picture: nobody gave the server a look.
channel::Response plainest_page(const channel::Failure& failure) {
    const std::string title = escaped(failure.title);
    channel::Response response;
    response.fields.add("Content-Type", "text/html; charset=utf-8");
    response.body =
        "<!DOCTYPE html>\n"
        "<html lang=\"en-GB\"><head><meta charset=\"utf-8\">"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
        "<title>" +
        title + "</title></head>\n<body><main><h1>" + title + "</h1>\n<p>" +
        escaped(failure.sentence) + "</p></main></body></html>\n";
    return response;
}

channel::Response page_of(const channel::Failure& failure, const channel::FailurePage& page) {
    if (!page) {
        return plainest_page(failure);
    }
    try {
        return page(failure);
    } catch (const std::exception&) {  // What is said matters more than how it looks.
        return plainest_page(failure);
    }
}

channel::Response json_of(const Problem& problem) {
    namespace http = boost::beast::http;
    const auto reason =
        http::obsolete_reason(http::int_to_status(static_cast<unsigned>(problem.status)));
    channel::Response response;
    response.fields.add("Content-Type", "application/problem+json");
    response.body = boost::json::serialize(
        boost::json::value{{"type", "about:blank"},
                           {"title", std::string(reason.data(), reason.size())},
                           {"status", problem.status},
                           {"detail", problem.sentence},
                           {"refusal", problem.kind}});
    return response;
}

}  // namespace

channel::Response answer_to(const Problem& problem, std::string_view accept,
                            const channel::FailurePage& page) {
    auto response =
        channel::asks_for_a_page(accept)
            ? page_of({problem.status, title_of(problem.status), problem.sentence}, page)
            : json_of(problem);
    response.status = problem.status;
    response.fields.add("Vary", "Accept");
    for (const auto& [name, value] : problem.fields) {
        response.fields.add(name, value);
    }
    return response;
}

}  // namespace moothall::http_server
