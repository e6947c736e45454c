#pragma once

#include <moothall/channel/attaching.h>

#include <memory>

#include "network/listening.h"

namespace moothall::http_server {

/// The network: listens, and serves the routes that plugins registered.
class Server final : public channel::Service {
public:
    explicit Server(const Limits& limits);
    ~Server() override;

    Result<std::string> start(const channel::Surroundings& surroundings) override;
    void stop() override;

    /// What the server counts, in the text format of Prometheus. Empty while it does not run.
    std::string measures() const;

private:
    struct Running;
    Limits limits_;
    std::unique_ptr<Running> running_;
};

}  // namespace moothall::http_server
