#include "site/session.h"

#include "site/answering.h"
#include "site/form.h"

namespace desk {
namespace {

using moothall::channel::Council;
using moothall::channel::Request;
using moothall::channel::Response;
using moothall::channel::Session;

Response answer_of(int status, const moothall::Table& answer, const Council& council) {
    Response response;
    response.status = status;
    response.fields.add("Content-Type", "application/json");
    response.fields.add("Cache-Control", "no-store");
    response.body = council.json_of(answer);
    return response;
}

Response answer_of(const moothall::Result<Session>& session, const Council& council) {
    if (!session) {
        return answer_of(401, moothall::Table{}.set("seconds", 0), council);
    }
    return answer_of(200, moothall::Table{}.set("seconds", seconds_left(*session, council.now())),
                     council);
}

Response show(const Request& request, Council& council) {
    return answer_of(council.identity.look_at_session(cookie(request, session_cookie)), council);
}

Response prolong(const Request& request, Council& council) {
    const std::string secret = cookie(request, session_cookie);
    const auto session = council.identity.look_at_session(secret);
    const auto form = Form::read(request.body);
    if (session &&
        (!form || !is_from_here(request) || form->find("token") != session->form_token)) {
        return answer_of(403, moothall::Table{}.set("seconds", 0), council);
    }
    return answer_of(council.identity.of_session(secret), council);
}

}  // namespace

std::int64_t seconds_left(const Session& session, moothall::Instant now) {
    return std::chrono::floor<std::chrono::seconds>(session.ends - now).count();
}

std::vector<moothall::channel::Route> session_routes() {
    using moothall::channel::Pace;
    return {{"GET", "/session", show, Pace::may_wait},
            {"POST", "/session", prolong, Pace::may_wait}};
}

}  // namespace desk
