#include "exchange.h"

#include <algorithm>
#include <array>
#include <boost/beast/core/string.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <cstdio>
#include <ctime>
#include <stdexcept>

namespace moothall::http_server {
namespace {

namespace http = boost::beast::http;

std::string_view view(boost::beast::string_view text) {
    return {text.data(), text.size()};
}

/// What a browser may do with an answer of which the route has said nothing.
constexpr std::array<std::pair<const char*, const char*>, 5> careful = {{
    {"X-Content-Type-Options", "nosniff"},
    {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cache-Control", "no-store"},
}};

std::size_t count_of(const Parser::value_type& message, http::field field) {
    const auto range = message.equal_range(field);
    return static_cast<std::size_t>(std::distance(range.first, range.second));
}

/// What a proxy before us might cut elsewhere than we do (RFC 9112, 6.3): a coding besides
/// "chunked", a length beside it, a list of lengths.
bool is_of_two_lengths(const Parser::value_type& message) {
    const std::size_t codings = count_of(message, http::field::transfer_encoding);
    const std::size_t lengths = count_of(message, http::field::content_length);
    if (codings > 0) {
        return codings > 1 || lengths > 0 ||
               !boost::beast::iequals(message[http::field::transfer_encoding], "chunked");
    }
    return lengths > 1 ||
           view(message[http::field::content_length]).find(',') != std::string_view::npos;
}

bool has_break(std::string_view text) {
    return text.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos;
}

}  // namespace

channel::Response problem(int status, std::string_view kind, std::string_view sentence) {
    channel::Response response;
    response.status = status;
    response.fields.add("Content-Type", "application/problem+json");
    const http::status known = http::int_to_status(static_cast<unsigned>(status));
    response.body = boost::json::serialize(
        boost::json::value{{"type", "about:blank"},
                           {"title", std::string(view(http::obsolete_reason(known)))},
                           {"status", status},
                           {"detail", std::string(sentence)},
                           {"refusal", std::string(kind)}});
    return response;
}

std::optional<channel::Response> objection_to(const Parser& parser, const Limits& limits) {
    const auto& message = parser.get();
    const std::string_view target = view(message.target());
    if (target.size() > limits.target_bytes) {
        return problem(414, "invalid_input", "The address is too long.");
    }
    if (count_of(message, http::field::host) != 1) {
        return problem(400, "invalid_input", "A request names one host.");
    }
    if (is_of_two_lengths(message)) {
        return problem(400, "invalid_input", "The length of the request is not clear.");
    }
    const bool is_odd = std::ranges::any_of(
        target, [](unsigned char c) { return c <= ' ' || c >= 0x7f || c == '#'; });
    if (!target.starts_with('/') || is_odd) {
        return problem(400, "invalid_input", "The address of a request begins with a slash.");
    }
    if (message.method() == http::verb::unknown) {
        return problem(501, "invalid_input", "This method is not known here.");
    }
    return std::nullopt;
}

std::string_view path_of(std::string_view target) {
    return target.substr(0, target.find('?'));
}

std::optional<channel::Request> request_from(const Parser::value_type& message, Found& found) {
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
    request.parameters = std::move(found.parameters);
    for (const auto& field : message) {
        request.fields.add(std::string(view(field.name_string())),
                           std::string(view(field.value())));
    }
    request.body = message.body();
    return request;
}

Answer answer_from(channel::Response& response, const Parser::value_type& message,
                   std::string_view date) {
    Answer answer;
    answer.version(message.version());
    answer.result(static_cast<unsigned>(response.status));
    for (const auto& [name, value] : response.fields) {
        if (name.empty() || has_break(name) || has_break(value)) {
            throw std::logic_error("an answer has a field with a line break in it");
        }
        answer.insert(name, value);
    }
    answer.set(http::field::date, boost::beast::string_view(date.data(), date.size()));
    for (const auto& [name, value] : careful) {
        if (answer.find(name) == answer.end()) {
            answer.insert(name, value);
        }
    }
    answer.body() = std::move(response.body);
    return answer;
}

std::string http_date(Instant at) {
    constexpr std::array<const char*, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::time_t seconds =
        std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    std::array<char, 40> text{};
    const int length =
        std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                      days[static_cast<std::size_t>(parts.tm_wday)], parts.tm_mday,
                      months[static_cast<std::size_t>(parts.tm_mon)], parts.tm_year + 1900,
                      parts.tm_hour, parts.tm_min, parts.tm_sec);
    return {text.data(), static_cast<std::size_t>(length)};
}

}  // namespace moothall::http_server
