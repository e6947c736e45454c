#include "site/answering.h"

#include <exception>
#include <utility>

#include "site/failing/refusals.h"
#include "site/kept_form.h"
#include "site/parts.h"
#include "site/sign_in.h"

namespace desk {
namespace {

using moothall::channel::Council;
using moothall::channel::Request;
using moothall::channel::Response;
using moothall::channel::Session;

constexpr const char* policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

Response answer_of(const Download& download) {
    Response response;
    response.fields.add("Content-Type", download.media_type);
    if (!download.file_name.empty()) {
        response.fields.add("Content-Disposition",
                            "attachment; filename*=UTF-8''" + url_part(download.file_name));
    }
    response.fields.add("Content-Security-Policy",
                        "sandbox; default-src 'none'; style-src 'unsafe-inline'");
    response.fields.add("X-Content-Type-Options", "nosniff");
    response.fields.add("Cache-Control", "private, no-store");
    response.body = download.bytes;
    return response;
}

/// The address of the page whose form a request sends; "/" where what is typed is not kept.
std::string page_that_keeps(const Form& form, const PageRoute& page) {
    return page.typing == Typing::is_kept ? own_address(form.find("form_page")) : "/";
}

/// Somebody who has not signed in is led to where that is done, and from there back. What a form
/// brought goes the same way, and is kept once they have.
Response way_to_sign_in(const Request& request, const PageRoute& page,
                        const SiteSettings& settings) {
    std::string next = request.target;
    if (request.method != "GET") {
        const auto form = Form::read(request.body);
        next = form ? page_that_keeps(*form, page) : "/";
        if (next != "/" && is_surely_from_here(request)) {
            return sign_in_page(next, request.body, settings);
        }
    }
    return answer_of(
        Redirect{next == "/" ? std::string("/sign-in") : "/sign-in?next=" + url_part(next)});
}

/// Keeps what a form of an earlier session brought, and gives the address that shows it again;
/// empty where nothing is kept.
std::string kept_of_old_form(const Visit& visit, const PageRoute& page) {
    const std::string to = page_that_keeps(visit.form(), page);
    if (to == "/" || !is_surely_from_here(visit.request())) {
        return {};
    }
    return keep_unsent(visit.council(), visit.caller(), to, visit.form()) ? to : std::string();
}

/// Why what was sent is not even looked at; nothing where it comes from a page of this session.
std::optional<View> objection_to_form(const Visit& visit, const PageRoute& page) {
    if (visit.request().method == "GET") {
        return std::nullopt;
    }
    if (!is_from_here(visit.request())) {
        return view_of_foreign_form(visit, page.section);
    }
    if (visit.form().find("token") != visit.form_token()) {
        return view_of_old_form(visit, page.section, kept_of_old_form(visit, page));
    }
    return std::nullopt;
}

/// What a page with a form leads to, and what was kept of that form is dropped once it was sent.
moothall::Result<Outcome> outcome_of(const Visit& visit, const PageRoute& page) {
    auto outcome = page.answer(visit);
    const auto* redirect = outcome ? std::get_if<Redirect>(&*outcome) : nullptr;
    if (redirect != nullptr && redirect->typed == Typed::was_sent &&
        page.typing == Typing::is_kept) {
        drop_what_was_kept(visit);
    }
    return outcome;
}

Response answer_of(const Visit& visit, const View& view, const PageRoute& page,
                   const SiteSettings& settings) {
    return answer_of(framed(visit, view, page.section, settings),
                     view.has_errors && view.status == 200 ? 422 : view.status);
}

Response answer(const Request& request, Council& council, const PageRoute& page,
                const SiteSettings& settings) {
    const auto session = council.identity.of_session(cookie(request, session_cookie));
    if (!session) {
        return way_to_sign_in(request, page, settings);
    }
    const bool is_sent = request.method != "GET";
    const auto form =
        is_sent ? Form::read_as(request.fields.find("Content-Type"), request.body) : Form();
    const Form nothing;
    const auto kept = page.typing == Typing::is_kept && !is_sent
                          ? what_was_kept(Visit(request, council, *session, nothing, std::nullopt))
                          : std::nullopt;
    const Visit visit(request, council, *session, kept ? kept->form : (form ? *form : nothing),
                      kept ? std::optional(kept->at) : std::nullopt);
    if (!form) {
        return answer_of(visit, view_of_refusal(visit, page.section, form.error()), page, settings);
    }
    if (const auto objection = objection_to_form(visit, page)) {
        return answer_of(visit, *objection, page, settings);
    }
    const auto outcome = outcome_of(visit, page);
    if (!outcome) {
        return answer_of(visit, view_of_refusal(visit, page.section, outcome.error()), page,
                         settings);
    }
    if (const auto* redirect = std::get_if<Redirect>(&*outcome)) {
        return answer_of(*redirect);
    }
    if (const auto* download = std::get_if<Download>(&*outcome)) {
        return answer_of(*download);
    }
    return answer_of(visit, std::get<View>(*outcome), page, settings);
}

/// What somebody reads whose request met a fault, whatever threw it.
Response fault_page(const Request& request, const std::exception& fault, const Site& site) {
    site.report(request.method + " " + request.path + " failed: " + fault.what(),
                request.correlation);
    const View view = view_of_fault(request.correlation);
    return answer_of(framed_for_strangers(view, *site.settings()), view.status);
}

}  // namespace

PageRoute keeping(PageRoute page) {
    page.typing = Typing::is_kept;
    return page;
}

Answering guarded(std::shared_ptr<const Site> site, Answering answering) {
    return [site = std::move(site), answering = std::move(answering)](const Request& request,
                                                                      Council& council) {
        try {
            return answering(request, council);
        } catch (const std::exception& fault) {
            return fault_page(request, fault, *site);
        }
    };
}

moothall::channel::Route route_of(const PageRoute& page, std::shared_ptr<const Site> site) {
    const auto whole = [page, site](const Request& request, Council& council) {
        return answer(request, council, page, *site->settings());
    };
    return {page.method, page.path, guarded(site, whole), moothall::channel::Pace::may_wait,
            page.body_most};
}

moothall::channel::Route route_of(const OpenPage& page, std::shared_ptr<const Site> site) {
    const auto whole = [page, site](const Request& request, Council& council) {
        return answer_to_anybody(
            request, council, *site->settings(), [&page](const Session*) { return page.view(); },
            page.section);
    };
    return {"GET", page.path, guarded(site, whole), moothall::channel::Pace::may_wait};
}

Response answer_to_anybody(const Request& request, Council& council, const SiteSettings& settings,
                           const std::function<View(const Session*)>& view_for,
                           const std::string& section) {
    const std::string secret = cookie(request, session_cookie);
    const auto session = secret.empty()
                             ? moothall::Refusal{moothall::RefusalKind::not_signed_in, "Sign in."}
                             : council.identity.of_session(secret);
    if (!session) {
        const View view = view_for(nullptr);
        return answer_of(framed_for_strangers(view, settings), view.status);
    }
    const View view = view_for(&*session);
    const Form nothing;
    const Visit visit(request, council, *session, nothing, std::nullopt);
    return answer_of(framed(visit, view, section, settings), view.status);
}

Response answer_of(const Html& page, int status) {
    Response response;
    response.status = status;
    response.fields.add("Content-Type", "text/html; charset=utf-8");
    response.fields.add("Content-Security-Policy", policy);
    response.fields.add("Cache-Control", "private, no-store");
    response.fields.add("Referrer-Policy", "same-origin");
    response.body = std::string(page.markup());
    return response;
}

Response answer_of(const Redirect& redirect) {
    Response response;
    response.status = 303;
    response.fields.add("Location", redirect.to);
    response.fields.add("Cache-Control", "no-store");
    return response;
}

std::string cookie(const Request& request, std::string_view name) {
    std::string_view all = request.fields.find("Cookie");
    while (!all.empty()) {
        const std::size_t end = std::min(all.find(';'), all.size());
        std::string_view one = all.substr(0, end);
        all.remove_prefix(std::min(end + 1, all.size()));
        one.remove_prefix(std::min(one.find_first_not_of(' '), one.size()));
        if (one.starts_with(name) && one.substr(name.size()).starts_with('=')) {
            return std::string(one.substr(name.size() + 1));
        }
    }
    return {};
}

bool is_from_here(const Request& request) {
    const std::string_view site = request.fields.find("Sec-Fetch-Site");
    if (!site.empty()) {
        return site == "same-origin" || site == "none";
    }
    const std::string_view origin = request.fields.find("Origin");
    if (origin.empty()) {
        return true;  // An old browser, or a program: the form's token decides.
    }
    const std::size_t slashes = origin.find("://");
    return slashes != std::string_view::npos &&
           origin.substr(slashes + 3) == request.fields.find("Host");
}

bool is_surely_from_here(const Request& request) {
    const bool says_something =
        request.fields.has("Sec-Fetch-Site") || request.fields.has("Origin");
    return says_something && is_from_here(request);
}

std::string own_address(std::string_view to) {
    const bool is_own = to.starts_with('/') && !to.starts_with("//") &&
                        to.find_first_of("\\\r\n") == std::string_view::npos;
    return is_own ? std::string(to) : "/";
}

}  // namespace desk
