#pragma once

#include <moothall/channel/council.h>

#include <boost/asio/io_context.hpp>
#include <memory>

namespace moothall::http_server {

/// The council as the routes see it that a network thread answers by itself: what is asked within
/// one round of its work is asked of one moment, and costs one look at the store. A round is the
/// work that the thread has at once; it ends before the thread takes what comes later. So nobody
/// who asks anew after being answered is shown a moment from before. Threads: the one of its lane.
class LaneCouncil final : channel::Operations, channel::Identity {
public:
    /// Borrows both.
    LaneCouncil(channel::Council& council, boost::asio::io_context& lane);

    channel::Council& face() { return face_; }

private:
    const std::vector<channel::Operation>& all() const override {
        return council_.operations.all();
    }
    const channel::Operation* find(std::string_view name) const override {
        return council_.operations.find(name);
    }
    Result<Value> call(const channel::Caller& caller, std::string_view name, const Table& arguments,
                       std::string_view command) override;
    Result<channel::Caller> of_token(std::string_view token) override;
    Result<channel::SignedIn> sign_in(const channel::Credentials& credentials) override;
    Result<channel::Session> of_session(std::string_view secret) override;
    Result<channel::Session> look_at_session(std::string_view secret) override;
    void sign_out(std::string_view secret) override;

    channel::Operations& operations();
    channel::Identity& identity();
    void begin_round();

    channel::Council& council_;
    boost::asio::io_context& lane_;
    std::unique_ptr<channel::Moment> moment_;
    bool is_in_round_ = false;
    channel::Council face_;
};

}  // namespace moothall::http_server
