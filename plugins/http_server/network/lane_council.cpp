#include "network/lane_council.h"

#include <boost/asio/post.hpp>

namespace moothall::http_server {

LaneCouncil::LaneCouncil(channel::Council& council, boost::asio::io_context& lane)
    : council_(council),
      lane_(lane),
      face_{*this,
            *this,
            council.moment,
            council.json_of,
            council.parse_json,
            council.now,
            council.wall_time,
            council.correlation,
            council.health,
            council.position,
            council.together} {}

Result<Value> LaneCouncil::call(const channel::Caller& caller, std::string_view name,
                                const Table& arguments, std::string_view command) {
    return operations().call(caller, name, arguments, command);
}

Result<channel::Caller> LaneCouncil::of_token(std::string_view token) {
    return identity().of_token(token);
}

Result<channel::SignedIn> LaneCouncil::sign_in(const channel::Credentials& credentials) {
    return council_.identity.sign_in(credentials);
}

Result<channel::Session> LaneCouncil::of_session(std::string_view secret) {
    return council_.identity.of_session(secret);
}

Result<channel::Session> LaneCouncil::look_at_session(std::string_view secret) {
    return council_.identity.look_at_session(secret);
}

void LaneCouncil::sign_out(std::string_view secret) {
    council_.identity.sign_out(secret);
}

channel::Operations& LaneCouncil::operations() {
    begin_round();
    return moment_ ? moment_->operations() : council_.operations;
}

channel::Identity& LaneCouncil::identity() {
    begin_round();
    return moment_ ? moment_->identity() : council_.identity;
}

/// What is put behind the work that the lane has now runs before whatever comes from the network
/// later.
void LaneCouncil::begin_round() {
    if (is_in_round_) {
        return;
    }
    moment_ = council_.moment();
    is_in_round_ = true;
    boost::asio::post(lane_, [this] {
        moment_.reset();
        is_in_round_ = false;
    });
}

}  // namespace moothall::http_server
