#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "messages/answer.h"
#include "messages/incoming.h"

namespace {

using moothall::http_server::Incoming;
namespace channel = moothall::channel;

channel::Response nothing(const channel::Request&, channel::Council&) {
    return {};
}

/// Where a stranger may get to.
const std::vector<channel::Route>& routes() {
    static const std::vector<channel::Route> all = {
        {"GET", "/", nothing},
        {"GET", "/a/{b}", nothing},
        {"GET", "/a/{b}/c/{rest...}", nothing},
        {"POST", "/a", nothing, channel::Pace::may_wait, 64}};
    return all;
}

constexpr moothall::http_server::Limits limits{.header_bytes = 512, .target_bytes = 128};

/// All requests that lie in the bytes behind each other, as text: what was understood of them, up
/// to the first that is none.
std::string understood(const moothall::http_server::Router& router, const std::string& bytes,
                       std::size_t piece) {
    std::string all;
    std::string waiting;
    auto incoming = std::make_unique<Incoming>(limits, router);
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        waiting += bytes.substr(at, piece);
        for (;;) {
            const std::size_t taken = incoming->take(waiting);
            if (taken > waiting.size()) {
                std::abort();
            }
            waiting.erase(0, taken);
            if (!incoming->is_at_its_end()) {
                break;
            }
            if (incoming->stage() == Incoming::Stage::refused) {
                if (incoming->refusal().status < 400) {
                    std::abort();
                }
                return all;
            }
            if (incoming->route() == nullptr) {
                all += "nothing " + std::to_string(incoming->nothing_there().status) + "\n";
            } else if (const auto request = incoming->request()) {
                if (request->body.size() > incoming->route()->body_most) {
                    std::abort();
                }
                all += request->method + " " + request->path + " " + request->body + "\n";
            }
            incoming = std::make_unique<Incoming>(limits, router);
            if (waiting.empty()) {
                break;
            }
        }
    }
    return all;
}

}  // namespace

/// A connection's bytes are the same requests however the network cuts them, and never longer ones
/// than the limits allow. Whether what is no request is refused at once or only when more of it is
/// here is left open.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    static const moothall::http_server::Router router(routes());
    const std::string whole = understood(router, text, std::max<std::size_t>(1, text.size()));
    for (const std::size_t piece : std::array<std::size_t, 3>{1, 2, 13}) {
        if (understood(router, text, piece) != whole) {
            std::abort();
        }
    }
    return 0;
}
