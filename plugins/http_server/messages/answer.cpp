#include "messages/answer.h"

#include <array>
#include <boost/beast/http/status.hpp>
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
constexpr std::array<std::pair<const char*, const char*>, 6> careful = {{
    {"X-Content-Type-Options", "nosniff"},
    {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
    {"X-Frame-Options", "DENY"},  // What the policy's frame-ancestors says, for what is older.
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cache-Control", "no-store"},
}};

bool has_break(std::string_view text) {
    return text.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos;
}

}  // namespace

std::string head_of(const channel::Response& response, const Framing& framing,
                    std::string_view date) {
    std::string head;
    head.reserve(640);
    const auto add = [&head](std::string_view name, std::string_view value) {
        head.append(name).append(": ").append(value).append("\r\n");
    };
    const auto status = static_cast<unsigned>(response.status);
    head.append(framing.is_of_1_1 ? "HTTP/1.1 " : "HTTP/1.0 ")
        .append(std::to_string(status))
        .append(" ")
        .append(view(http::obsolete_reason(http::int_to_status(status))))
        .append("\r\n");
    for (const auto& [name, value] : response.fields) {
        if (name.empty() || has_break(name) || has_break(value)) {
            throw std::logic_error("an answer has a field with a line break in it");
        }
        add(name, value);
    }
    for (const auto& [name, value] : careful) {
        if (!response.fields.has(name)) {
            add(name, value);
        }
    }
    if (framing.strict_transport) {
        add("Strict-Transport-Security",
            "max-age=" + std::to_string(framing.strict_transport->count()));
    }
    add("Date", date);
    if (framing.goes_on != framing.is_of_1_1) {
        add("Connection", framing.goes_on ? "keep-alive" : "close");
    }
    if (framing.is_by_chunks) {
        add("Transfer-Encoding", "chunked");
    }
    if (framing.length) {
        add("Content-Length", std::to_string(*framing.length));
    }
    return head.append("\r\n");
}

std::string chunk_of(std::string_view piece) {
    std::array<char, 20> length{};
    const int written = std::snprintf(length.data(), length.size(), "%zx\r\n", piece.size());
    std::string chunk(length.data(), static_cast<std::size_t>(written));
    return chunk.append(piece).append("\r\n");
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
