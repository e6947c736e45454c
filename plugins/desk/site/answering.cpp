#include "site/answering.h"

#include <exception>
#include <utility>

#include "components/render.h"
#include "components/work/headings.h"
#include "html/element.h"
#include "site/kept_form.h"
#include "site/parts.h"

namespace desk {
namespace {

using moothall::Refusal;
using moothall::RefusalKind;
using moothall::channel::Council;
using moothall::channel::Request;
using moothall::channel::Response;

constexpr const char* policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

std::string title_of(RefusalKind kind) {
    switch (kind) {
        case RefusalKind::not_found:
            return "This is not here";
        case RefusalKind::not_permitted:
            return "You may not see or do this";
        case RefusalKind::stale_version:
            return "Somebody else was faster";
        default:
            return "This is not possible now";
    }
}

View view_of(const Refusal& refusal) {
    View view{.title = title_of(refusal.kind),
              .main = {},
              .status = moothall::channel::status_of(refusal.kind)};
    view.main =
        element("div", of_class("mh-wrap mh-page"), render(PageHeading{.title = view.title}),
                element("p", of_class("mh-text"), refusal.reason),
                element("p", of_class("mh-text"), "Nothing was changed. ",
                        element("a", of_class("govuk-link").set("href", "/"), "Go to my work")));
    return view;
}

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

/// To where somebody signs in, and from there back: for a form that keeps what is typed, to that.
std::string way_to_sign_in(const Request& request, const PageRoute& page) {
    std::string next = request.method == "GET" ? request.target : "/";
    if (request.method != "GET" && page.typing == Typing::is_kept) {
        const auto form = Form::read(request.body);
        next = own_address(form ? form->find("form_page") : "");
    }
    return next == "/" ? "/sign-in" : "/sign-in?next=" + url_part(next);
}

/// The form of a request, if it was sent from a page of this very session.
moothall::Result<Form> form_of(const Request& request, const moothall::channel::Session& session) {
    if (request.method == "GET") {
        return Form();
    }
    auto form = Form::read_as(request.fields.find("Content-Type"), request.body);
    if (!form) {
        return form;
    }
    if (!is_from_here(request) || form->find("token") != session.form_token) {
        return Refusal{RefusalKind::not_permitted,
                       "This form was not sent from a page of your session. Go back, load the "
                       "page again and send it once more."};
    }
    return form;
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

Response answer(const Request& request, Council& council, const PageRoute& page,
                const SiteSettings& settings) {
    const auto session = council.identity.of_session(cookie(request, session_cookie));
    if (!session) {
        return answer_of(Redirect{way_to_sign_in(request, page)});
    }
    const auto form = form_of(request, *session);
    const Form nothing;
    const bool is_shown_again = page.typing == Typing::is_kept && request.method == "GET";
    const auto kept = is_shown_again
                          ? what_was_kept(Visit(request, council, *session, nothing, std::nullopt))
                          : std::nullopt;
    const Visit visit(request, council, *session, kept ? kept->form : (form ? *form : nothing),
                      kept ? std::optional(kept->at) : std::nullopt);
    const auto outcome = form ? outcome_of(visit, page) : moothall::Result<Outcome>(form.error());
    if (!outcome) {
        const View view = view_of(outcome.error());
        return answer_of(framed(visit, view, page.section, settings), view.status);
    }
    if (const auto* redirect = std::get_if<Redirect>(&*outcome)) {
        return answer_of(*redirect);
    }
    if (const auto* download = std::get_if<Download>(&*outcome)) {
        return answer_of(*download);
    }
    const View& view = std::get<View>(*outcome);
    return answer_of(framed(visit, view, page.section, settings),
                     view.has_errors && view.status == 200 ? 422 : view.status);
}

/// What somebody reads whose request met a fault, whatever threw it.
Response fault_page(const Request& request, const std::exception& fault, const Site& site) {
    site.report(request.method + " " + request.path + " failed: " + fault.what(),
                request.correlation);
    View view{.title = "Something failed here", .main = {}, .status = 500};
    view.main = page_body(
        joined(render(PageHeading{.title = view.title}),
               element("p", of_class("mh-text"),
                       "Nothing was changed by it. Go back and try again. If it goes on, tell your "
                       "administrator the number ",
                       element("strong", {}, request.correlation), ".")));
    return answer_of(framed_for_strangers(view, *site.settings()), view.status);
}

}  // namespace

PageRoute keeping(PageRoute page) {
    page.typing = Typing::is_kept;
    return page;
}

moothall::channel::Route route_of(const PageRoute& page, std::shared_ptr<const Site> site) {
    return {page.method, page.path,
            [page, site = std::move(site)](const Request& request, Council& council) {
                try {
                    return answer(request, council, page, *site->settings());
                } catch (const std::exception& fault) {
                    return fault_page(request, fault, *site);
                }
            },
            moothall::channel::Pace::may_wait, page.body_most};
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

std::string own_address(std::string_view to) {
    const bool is_own = to.starts_with('/') && !to.starts_with("//") &&
                        to.find_first_of("\\\r\n") == std::string_view::npos;
    return is_own ? std::string(to) : "/";
}

}  // namespace desk
