#pragma once

#include <moothall/channel/http.h>

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <cstddef>
#include <optional>
#include <string_view>

#include "messages/problem.h"
#include "messages/router.h"
#include "server_limits.h"

namespace moothall::http_server {

using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
using Message = Parser::value_type;

/// One request on its way in: takes bytes as they come, in pieces of any size, and looks for its
/// route as soon as its header is whole. Reads and waits for nothing itself.
class Incoming {
public:
    enum class Stage {
        header,   ///< More bytes are needed for the first line and the fields.
        body,     ///< More bytes are needed for the body.
        whole,    ///< A request that can be answered.
        refused,  ///< Not one that can: `refusal` is what goes back, and is the last that does.
    };

    /// Borrows both.
    Incoming(const Limits& limits, const Router& router);

    /// Takes what it can of `bytes`, which begin with what it left before; how many it took. What
    /// it leaves while it needs more has to come again, with more behind it.
    std::size_t take(std::string_view bytes);

    Stage stage() const { return stage_; }
    bool is_at_its_end() const { return stage_ == Stage::whole || stage_ == Stage::refused; }
    /// Whether the other side waits for a word before it sends its body: "Expect: 100-continue".
    bool waits_for_a_word() const;

    const Message& message() const { return parser_.get(); }
    const channel::Route* route() const { return found_.route; }
    /// Only where `stage` is refused.
    const Problem& refusal() const { return *refusal_; }
    /// What the route is given. Only where `stage` is whole and there is a route, and once. Nothing
    /// where the target has a broken escape.
    std::optional<channel::Request> request();
    /// What is said where there is no route.
    Problem nothing_there() const;
    /// The field "Accept", as far as it was seen: also of a header that was refused.
    std::string_view accept() const;

private:
    void refuse(Problem problem);
    void refuse_for(boost::system::error_code error);
    void look_at_header();

    const Limits& limits_;
    const Router& router_;
    Parser parser_;
    Stage stage_ = Stage::header;
    Found found_;
    std::size_t body_most_ = 0;
    std::optional<Problem> refusal_;
    std::string accept_unread_;  // Of a header that was refused before the parser came so far.
};

}  // namespace moothall::http_server
