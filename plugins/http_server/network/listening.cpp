#include "network/listening.h"

#include <charconv>

namespace moothall::http_server {
namespace {

Refusal wrong_address(const std::string& given) {
    return {RefusalKind::invalid_input,
            "\"" + given +
                "\" is no address to listen on: write a host and a port, such as 127.0.0.1:8080."};
}

}  // namespace

Result<Listening> listening_from(const Table& settings, const Limits& limits) {
    Listening listening;
    listening.limits = limits;
    if (settings.has("listen")) {
        const std::string& given = settings.text("listen");
        const std::size_t colon = given.rfind(':');
        if (colon == std::string::npos || colon == 0) {
            return wrong_address(given);
        }
        listening.host = given.substr(0, colon);
        if (listening.host.front() == '[' && listening.host.back() == ']') {  // "[::1]:8080".
            listening.host = listening.host.substr(1, listening.host.size() - 2);
        }
        const char* end = given.data() + given.size();
        const auto read = std::from_chars(given.data() + colon + 1, end, listening.port);
        if (read.ec != std::errc{} || read.ptr != end) {
            return wrong_address(given);
        }
    }
    listening.certificate = settings.text_or_empty("certificate");
    listening.private_key = settings.text_or_empty("private_key");
    if (listening.certificate.empty() != listening.private_key.empty()) {
        return Refusal{RefusalKind::invalid_input,
                       "TLS needs both a certificate and its private key: give both files, or "
                       "neither."};
    }
    if (settings.has("strict_transport_days")) {
        listening.strict_transport = std::chrono::days(settings.integer("strict_transport_days"));
    }
    if (settings.has("connections_of_one_address")) {
        listening.limits.connections_of_one_address =
            static_cast<std::size_t>(settings.integer("connections_of_one_address"));
    }
    return listening;
}

}  // namespace moothall::http_server
