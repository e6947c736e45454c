#pragma once

#include <moothall/channel/council.h>

#include <memory>
#include <span>
#include <vector>

#include "operations/council.h"

namespace moothall::channels {

/// A council as channels meet it: the same table of operations that the command line calls, and who
/// a token or a session belongs to. Threads: any.
class ChannelCouncil {
public:
    /// Requires that `council` outlives it.
    explicit ChannelCouncil(operations::Council& council);

    channel::Council& face() { return face_; }

private:
    /// What is asked of a council, or of one moment of it.
    class Asked final : public channel::Operations, public channel::Identity {
    public:
        /// Borrows both.
        Asked(operations::Council& council, const std::vector<channel::Operation>& table)
            : council_(council), table_(table) {}

        const std::vector<channel::Operation>& all() const override { return table_; }
        const channel::Operation* find(std::string_view name) const override;
        Result<Value> call(const channel::Caller& caller, std::string_view name,
                           const Table& arguments, std::string_view command) override;
        Result<channel::Caller> of_token(std::string_view token) override;
        Result<channel::SignedIn> sign_in(const channel::Credentials& credentials) override;
        Result<channel::Session> of_session(std::string_view secret) override;
        Result<channel::Session> look_at_session(std::string_view secret) override;
        void sign_out(std::string_view secret) override;

    private:
        operations::Council& council_;
        const std::vector<channel::Operation>& table_;
    };

    class Held;

    std::unique_ptr<channel::Moment> moment();
    std::vector<channel::Outcome> together(std::span<const channel::Command> commands);

    operations::Council& council_;
    std::vector<channel::Operation> table_;
    Asked asked_;
    channel::Council face_;
};

}  // namespace moothall::channels
