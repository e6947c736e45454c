#pragma once

#include <moothall/channel/council.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace moothall::http_server {

/// A council of which nothing can be asked and that knows nobody: for what the server does itself.
struct Nobody final : channel::Operations, channel::Identity {
    const std::vector<channel::Operation>& all() const override { return none; }
    const channel::Operation* find(std::string_view) const override { return nullptr; }
    Result<Value> call(const channel::Caller&, std::string_view, const Table&,
                       std::string_view) override {
        return Refusal{};
    }
    Result<channel::Caller> of_token(std::string_view) override { return Refusal{}; }
    Result<channel::SignedIn> sign_in(const channel::Credentials&) override { return Refusal{}; }
    Result<channel::Session> of_session(std::string_view) override { return Refusal{}; }
    Result<channel::Session> look_at_session(std::string_view) override { return Refusal{}; }
    void sign_out(std::string_view) override {}
    std::vector<channel::Operation> none;
};

/// The council that nobody answers for, as it is handed to a server; what a test looks at it sets.
inline channel::Council council_of(Nobody& nobody) {
    return {nobody,
            nobody,
            [] { return std::unique_ptr<channel::Moment>(); },
            [](const Value&) { return std::string(); },
            [](std::string_view) -> Result<Value> { return Value(); },
            [] { return Instant{}; },
            [](Instant) { return channel::WallTime{}; },
            [] { return std::string("correlated"); },
            [] {
                return channel::Health{true, ""};
            },
            [] { return std::int64_t{0}; },
            [](std::span<const channel::Command> commands) {
                return std::vector<channel::Outcome>(commands.size(), {Refusal{}});
            }};
}

}  // namespace moothall::http_server
