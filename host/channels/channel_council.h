#pragma once

#include <moothall/channel/council.h>

#include <vector>

#include "operations/council.h"

namespace moothall::channels {

/// A council as channels meet it: the same table of operations that the command line calls, and who
/// a token or a session belongs to. Threads: any.
class ChannelCouncil final : channel::Operations, channel::Identity {
public:
    /// Requires that `council` outlives it.
    explicit ChannelCouncil(operations::Council& council);

    channel::Council& face() { return face_; }

private:
    const std::vector<channel::Operation>& all() const override { return described_; }
    const channel::Operation* find(std::string_view name) const override;
    Result<Value> call(const channel::Caller& caller, std::string_view name, const Table& arguments,
                       std::string_view command) override;
    Result<channel::Caller> of_token(std::string_view token) override;
    Result<channel::SignedIn> sign_in(const channel::Credentials& credentials) override;
    Result<channel::Session> of_session(std::string_view secret) override;
    Result<channel::Session> look_at_session(std::string_view secret) override;
    void sign_out(std::string_view secret) override;

    operations::Council& council_;
    std::vector<channel::Operation> described_;
    channel::Council face_;
};

}  // namespace moothall::channels
