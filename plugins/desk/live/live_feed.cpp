#include "live/live_feed.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <utility>

#include "live/latest_changes.h"
#include "site/answering.h"

namespace desk {
namespace {

using moothall::Refusal;
using moothall::RefusalKind;
using moothall::Result;
using moothall::Table;
using moothall::channel::Caller;
using moothall::channel::Council;
using moothall::channel::Request;
using moothall::channel::Response;

constexpr int listed_most = 50;  // As many as a page of a list shows.
constexpr std::chrono::seconds session_looked_at_every{10};

/// What somebody wants to hear of.
struct Followed {
    std::map<std::string, std::string> references;  ///< By the ids of cases.
    std::string own_id;   ///< Whose new cases are of interest too; empty: nobody's.
    bool is_one = false;  ///< A case whose page is open, not a list.
};

/// The number of a query or a header; nothing for anything else.
std::optional<std::int64_t> number_of(std::string_view text) {
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_number =
        read.ec == std::errc{} && read.ptr == text.data() + text.size() && number >= 0;
    return is_number ? std::optional(number) : std::nullopt;
}

Result<Followed> followed_in(const Request& request, const Caller& caller, Council& council) {
    Followed followed;
    if (const auto reference = request.asked("case")) {
        const auto shown =
            council.operations.call(caller, "case.show", Table{}.set("reference", *reference), "");
        if (!shown) {
            return shown.error();
        }
        followed.references.emplace(shown->as_table()->text("id"),
                                    shown->as_table()->text("reference"));
        followed.is_one = true;
        return followed;
    }
    Table which = Table{}.set("limit", listed_most);
    if (const auto team = request.asked("team")) {
        which.set_unless_empty("team", *team);
    } else {
        which.set("mine", true);
        followed.own_id = caller.id;
    }
    const auto listed = council.operations.call(caller, "case.list", which, "");
    if (!listed) {
        return listed.error();
    }
    for (const moothall::Value& one : listed->as_table()->list("items")) {
        followed.references.emplace(one.as_table()->text("id"), one.as_table()->text("reference"));
    }
    return followed;
}

/// One event of the stream. Whoever is cut off goes on behind its id.
std::string event_of(std::int64_t position, const std::string& name, const std::string& json) {
    return "id: " + std::to_string(position) + "\nevent: " + name + "\ndata: " + json + "\n\n";
}

class LiveFeed final : public moothall::channel::BodyStream {
public:
    LiveFeed(std::string secret, Caller caller, Followed followed, std::int64_t after,
             std::shared_ptr<LatestChanges> changes, Council& council)
        : secret_(std::move(secret)),
          caller_(std::move(caller)),
          followed_(std::move(followed)),
          after_(after),
          changes_(std::move(changes)),
          council_(council),
          session_looked_at_(council.now()) {}

    std::optional<std::string> more() override {
        if (!is_signed_in()) {
            return std::nullopt;
        }
        const auto changes = changes_->since(after_, caller_, council_);
        if (!changes) {
            return std::nullopt;  // What was allowed at first is not any more.
        }
        after_ = changes->up_to;
        if (!changes->is_complete) {
            return event_of(after_, "gap", "{}");
        }
        return told(changes->items);
    }

    /// Says how far it has come, so that who comes again begins there.
    std::string heartbeat() override { return event_of(after_, "at", "{}"); }

private:
    bool is_signed_in() {
        const moothall::Instant now = council_.now();
        if (now - session_looked_at_ >= session_looked_at_every) {
            session_looked_at_ = now;
            is_signed_in_ = static_cast<bool>(council_.identity.look_at_session(secret_));
        }
        return is_signed_in_;
    }

    std::string told(const std::vector<Change>& changes) const {
        std::map<std::string, std::int64_t> last;
        for (const Change& change : changes) {
            const bool is_given = !followed_.own_id.empty() && change.owner == followed_.own_id;
            if (is_given || followed_.references.contains(change.case_id)) {
                last[change.case_id] = change.position;
            }
        }
        std::string text;
        for (const auto& [id, position] : last) {
            Table change;
            change.set("case", id).set("position", position);
            if (followed_.is_one) {
                tell_by_whom(followed_.references.at(id), change);
            }
            text += event_of(after_, "change", council_.json_of(change));
        }
        return text;
    }

    /// Who changed it last, and how that is called; left out where it cannot be read.
    void tell_by_whom(const std::string& reference, Table& change) const {
        const auto history = council_.operations.call(
            caller_, "case.history", Table{}.set("reference", reference).set("limit", 1), "");
        if (!history || history->as_table()->list("items").empty()) {
            return;
        }
        const Table& step = *history->as_table()->list("items").front().as_table();
        const std::string by = step.text_or_empty("by");
        change.set_unless_empty("what", step.text_or_empty("title"));
        if (by == caller_.name) {
            change.set("you", true);
        } else if (by != "time") {
            change.set_unless_empty("by", by);
        }
    }

    std::string secret_;
    Caller caller_;
    Followed followed_;
    std::int64_t after_;
    std::shared_ptr<LatestChanges> changes_;  ///< Shared by all streams: the last one may outlive
                                              ///< the route.
    Council& council_;
    moothall::Instant session_looked_at_;
    bool is_signed_in_ = true;
};

/// After how long a browser comes again: of many, each at its own time.
std::size_t retry_ms(const std::string& secret) {
    constexpr std::size_t least = 2'000;
    constexpr std::size_t spread = 8'000;
    return least + std::hash<std::string>{}(secret) % spread;
}

Response refused(int status, const std::string& sentence) {
    Response response;
    response.status = status;
    response.fields.add("Content-Type", "text/plain; charset=utf-8");
    response.body = sentence + "\n";
    return response;
}

Response answer(const Request& request, Council& council,
                const std::shared_ptr<LatestChanges>& changes) {
    const std::string secret = cookie(request, session_cookie);
    const auto session = council.identity.look_at_session(secret);
    if (!session) {
        return refused(401, session.error().reason);
    }
    // What a browser adds when it comes again is newer than what stands in the address.
    const std::string_view last = request.fields.find("Last-Event-ID");
    const auto after = number_of(last.empty() ? request.asked("after").value_or("") : last);
    if (!after) {
        return refused(422, "Say after which position, such as ?after=417.");
    }
    auto followed = followed_in(request, session->caller, council);
    if (!followed) {
        return refused(followed.error().kind == RefusalKind::not_found ? 404 : 422,
                       followed.error().reason);
    }
    Response response;
    response.fields.add("Content-Type", "text/event-stream");
    response.body = "retry: " + std::to_string(retry_ms(secret)) + "\n\n";
    response.stream =
        std::make_unique<LiveFeed>(secret, session->caller, *std::move(followed),
                                   std::min(*after, council.position()), changes, council);
    return response;
}

}  // namespace

moothall::channel::Route live_route() {
    return {
        "GET", "/live",
        [changes = std::make_shared<LatestChanges>()](const Request& request, Council& council) {
            return answer(request, council, changes);
        },
        moothall::channel::Pace::may_wait};
}

}  // namespace desk
