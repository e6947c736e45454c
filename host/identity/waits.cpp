#include "identity/waits.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <span>

#include "journal/chains/hash.h"

namespace moothall::identity {

Refusal refused_to_wait(std::chrono::microseconds wait) {
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(wait).count();
    return {RefusalKind::not_available,
            "There were too many tries: wait " + std::to_string(minutes) +
                (minutes == 1 ? " minute" : " minutes") + " before the next."};
}

std::string network_of(std::string_view peer) {
    constexpr std::size_t kept_most = 64;
    constexpr std::size_t network_bytes = 8;
    constexpr std::array<char, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '\xff', '\xff'};
    const std::string address(peer.substr(0, std::min(peer.find('%'), kept_most)));
    std::array<char, 16> bytes{};
    if (inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) {
        return address;
    }
    if (std::ranges::equal(mapped, std::span(bytes).first<12>())) {  // IPv4, written as IPv6.
        std::array<char, INET_ADDRSTRLEN> text{};
        inet_ntop(AF_INET, bytes.data() + mapped.size(), text.data(), text.size());
        return text.data();
    }
    return journal::to_hex({bytes.data(), network_bytes}) + "/64";
}

}  // namespace moothall::identity
