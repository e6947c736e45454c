#include "site/sign_in.h"

#include "components/content/error_summary.h"
#include "components/content/passages.h"
#include "components/forms/button.h"
#include "components/forms/input.h"
#include "components/forms/password_input.h"
#include "components/render.h"
#include "html/element.h"
#include "site/answering.h"
#include "site/kept_form.h"

namespace desk {
namespace {

using moothall::channel::Council;
using moothall::channel::Request;
using moothall::channel::Response;

/// With what a form brought in it, escaped once more.
constexpr std::size_t form_most = std::size_t{512} * 1024;

/// What a page to sign in shows again.
struct Attempt {
    std::string username = {};
    std::string next = "/";
    std::string problem = {};
    std::string news = {};
    std::string unsent = {};  ///< What a form brought, as it came; empty for none.
};

Html hidden(const std::string& name, const std::string& value) {
    return void_element("input",
                        Attributes{}.set("type", "hidden").set("name", name).set("value", value));
}

Html form(const Attempt& attempt) {
    return element("form", Attributes{}.set("method", "post").set("action", "/sign-in"),
                   hidden("next", attempt.next),
                   attempt.unsent.empty() ? Html() : hidden("unsent", attempt.unsent),
                   render(Input{.name = "username",
                                .label = {.content = "Username"},
                                .hint = Hint{.content = "For example priya.shah"},
                                .value = attempt.username,
                                .autocomplete = "username",
                                .autocapitalize = "none",
                                .spellcheck = false,
                                .classes = "govuk-input--width-20"}),
                   render(PasswordInput{.name = "password",
                                        .label = {.content = "Password"},
                                        .classes = "govuk-input--width-20"}),
                   render(Button{.content = "Sign in", .prevent_double_click = true}));
}

Response page(const Attempt& attempt, const SiteSettings& settings, int status) {
    View view{
        .title = "Sign in", .main = {}, .has_errors = !attempt.problem.empty(), .status = status};
    Html problem;
    if (view.has_errors) {
        problem =
            render(ErrorSummary{.errors = {{.content = attempt.problem, .href = "#username"}}});
    }
    const Html news = attempt.news.empty() ? Html() : render(InsetText{.content = attempt.news});
    view.main = element("div", of_class("mh-wrap mh-page mh-narrow"), problem,
                        element("h1", of_class("mh-h"), "Sign in"), news, form(attempt),
                        element("p", of_class("mh-text mh-muted"),
                                "You have forgotten your password, or have none? Ask your "
                                "administrator for a new one."));
    return answer_of(framed_for_strangers(view, settings), status);
}

std::string cookie_text(const std::string& name, const std::string& value, long seconds,
                        bool is_secure) {
    return name + "=" + value +
           "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(seconds) +
           (is_secure ? "; Secure" : "");
}

Response show(const Request& request, const SiteSettings& settings) {
    Attempt attempt{.next = own_address(request.asked("next").value_or("/"))};
    if (request.asked("out")) {
        attempt.news = "You have signed out.";
    } else if (attempt.next != "/") {
        attempt.news = "Sign in to go on.";
    }
    return page(attempt, settings, 200);
}

Response take(const Request& request, Council& council, const SiteSettings& settings) {
    constexpr long day = 24L * 60 * 60;
    const auto form = Form::read(request.body);
    if (!form || !is_from_here(request)) {
        return page({.problem = "The form could not be read. Sign in again."}, settings, 422);
    }
    Attempt attempt{.username = form->find("username"),
                    .next = own_address(form->find("next")),
                    .unsent = is_surely_from_here(request) ? form->find("unsent") : ""};
    const auto signed_in = council.identity.sign_in(
        {attempt.username, form->find("password"), request.peer, cookie(request, device_cookie)});
    if (!signed_in) {
        attempt.problem = signed_in.error().reason;
        return page(attempt, settings, 422);
    }
    if (const auto unsent = Form::read(attempt.unsent)) {
        // What is refused here was too long to be kept; they see that the page does not show it.
        static_cast<void>(keep_unsent(council, signed_in->session.caller, attempt.next, *unsent));
    }
    Response response = answer_of(Redirect{attempt.next});
    response.fields.add("Set-Cookie",
                        cookie_text(session_cookie, signed_in->secret, day, request.is_secure));
    if (!signed_in->device.empty()) {
        response.fields.add("Set-Cookie", cookie_text(device_cookie, signed_in->device, 400 * day,
                                                      request.is_secure));
    }
    return response;
}

Response leave(const Request& request, Council& council) {
    const std::string secret = cookie(request, session_cookie);
    const auto session = council.identity.of_session(secret);
    const auto form = Form::read(request.body);
    const bool is_meant =
        session && form && is_from_here(request) && form->find("token") == session->form_token;
    if (session && !is_meant) {
        return answer_of(Redirect{"/me"});
    }
    council.identity.sign_out(secret);
    Response response = answer_of(Redirect{"/sign-in?out=1"});
    response.fields.add("Set-Cookie", cookie_text(session_cookie, "", 0, request.is_secure));
    return response;
}

}  // namespace

Response sign_in_page(const std::string& next, const std::string& body,
                      const SiteSettings& settings) {
    return page({.next = next,
                 .news = "You were signed out before this was sent. Sign in: what you typed is "
                         "there again, and you send it from there.",
                 .unsent = body},
                settings, 403);
}

std::vector<moothall::channel::Route> sign_in_routes(std::shared_ptr<const Site> site) {
    using moothall::channel::Pace;
    return {{"GET", "/sign-in",
             [site](const Request& request, Council&) { return show(request, *site->settings()); },
             Pace::at_once},
            {"POST", "/sign-in",
             guarded(site,
                     [site](const Request& request, Council& council) {
                         return take(request, council, *site->settings());
                     }),
             Pace::may_wait, form_most},
            {"GET", "/sign-out",
             [](const Request&, Council&) { return answer_of(Redirect{"/me"}); }, Pace::at_once},
            {"POST", "/sign-out", guarded(site, leave), Pace::may_wait}};
}

}  // namespace desk
