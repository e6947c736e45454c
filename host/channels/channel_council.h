#pragma once

#include <moothall/channel/council.h>

#include <memory>
#include <span>
#include <vector>

#include "channels/operation_measures.h"
#include "operations/council.h"

namespace moothall::channels {

/// A council as channels meet it: the same table of operations that the command line calls, and who
/// a token or a session belongs to. Threads: any.
class ChannelCouncil {
public:
    /// Requires that `council` outlives it.
    explicit ChannelCouncil(operations::Council& council);

    channel::Council& face() { return face_; }

    /// What channels called, and how the council stands. Faults: StoreFault.
    std::vector<channel::Measure> measures();

private:
    /// What is asked of a council, or of one moment of it.
    class Asked final : public channel::Operations, public channel::Identity {
    public:
        /// Borrows all.
        Asked(operations::Council& council, const std::vector<channel::Operation>& table,
              OperationMeasures& measures)
            : council_(council), table_(table), measures_(measures) {}

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
        OperationMeasures& measures_;
    };

    class Held;

    std::unique_ptr<channel::Moment> moment();
    std::vector<channel::Outcome> together(std::span<const channel::Command> commands);

    operations::Council& council_;
    std::vector<channel::Operation> table_;
    OperationMeasures measures_;
    Asked asked_;
    channel::Council face_;
};

}  // namespace moothall::channels
