#include "site/failing/refusals.h"

#include "html/element.h"
#include "site/failing/dead_end.h"
#include "site/frame.h"
#include "site/parts.h"

namespace desk {
namespace {

using moothall::Refusal;
using moothall::RefusalKind;

bool is_sent(const Visit& visit) {
    return visit.request().method != "GET";
}

std::string title_of(RefusalKind kind, const Visit& visit) {
    switch (kind) {
        case RefusalKind::not_found:
            return "Not found";
        case RefusalKind::not_permitted:
            return is_sent(visit) ? "You may not do this" : "You may not see this";
        case RefusalKind::stale_version:
            return "Somebody else was faster";
        default:
            return "This is not possible now";
    }
}

/// To the case that an address is about, or to the search where there is no such case.
void add_way_of_case(std::vector<WayOn>& ways, const Visit& visit, const Refusal& refusal) {
    const auto found = visit.request().parameters.find("reference");
    if (found == visit.request().parameters.end()) {
        return;
    }
    const std::string& reference = found->second;
    if (visit.request().path != "/cases/" + reference) {
        ways.push_back({"Go to case " + reference, case_address(reference)});
    } else if (refusal.kind == RefusalKind::not_found) {
        ways.push_back({"Search for " + reference, "/search?q=" + url_part(reference)});
    }
}

/// To the part of the desk that a page belongs to, and to one's own work.
void add_usual_ways(std::vector<WayOn>& ways, const std::string& section) {
    const std::string title = section_title(section);
    if (section != "/" && !title.empty()) {
        ways.push_back({"Go to " + title, section});
    }
    ways.push_back({"Go to my work", "/"});
    ways.push_back({"Search for a case, a customer or an address", "/search"});
}

/// The page of this site from which a request came; empty where the browser does not tell.
std::string page_before(const Visit& visit) {
    const std::string_view referer = visit.request().fields.find("Referer");
    const std::string_view host = visit.request().fields.find("Host");
    const std::size_t slashes = referer.find("://");
    if (slashes == std::string_view::npos || host.empty() ||
        !referer.substr(slashes + 3).starts_with(std::string(host) + "/")) {
        return {};
    }
    return std::string(referer.substr(slashes + 3 + host.size()));
}

}  // namespace

View view_of_refusal(const Visit& visit, const std::string& section, const Refusal& refusal) {
    DeadEnd end{.title = title_of(refusal.kind, visit),
                .sentences = {refusal.reason},
                .ways = {},
                .status = moothall::channel::status_of(refusal.kind)};
    if (is_sent(visit)) {
        end.sentences.emplace_back("Nothing was changed.");
    } else if (refusal.kind == RefusalKind::not_permitted) {
        end.sentences.emplace_back(
            "If you need it for your work, ask your team leader or your administrator.");
    }
    add_way_of_case(end.ways, visit, refusal);
    add_usual_ways(end.ways, section);
    return view_of(end);
}

View view_of_old_form(const Visit& visit, const std::string& section, const std::string& kept_at) {
    DeadEnd end{.title = "This was not sent",
                .sentences = {"You have signed in again since you opened the page that you sent it "
                              "from. Nothing was changed."},
                .ways = {},
                .status = 403};
    if (!kept_at.empty()) {
        end.sentences.emplace_back(
            "What you typed is kept. Go on with it, and send it from there.");
        end.ways.push_back({"Go on with what you typed", kept_at});
    } else {
        const std::string before = page_before(visit);
        end.sentences.emplace_back("Open the page again, and send it from there.");
        if (!before.empty()) {
            end.ways.push_back({"Open the page again", before});
        }
    }
    add_usual_ways(end.ways, section);
    return view_of(end);
}

View view_of_foreign_form(const Visit&, const std::string& section) {
    DeadEnd end{
        .title = "This was not sent",
        .sentences = {"It did not come from a page of the desk that you opened. Nothing was "
                      "changed."},
        .ways = {},
        .status = 403};
    add_usual_ways(end.ways, section);
    return view_of(end);
}

View view_of_fault(const std::string& correlation) {
    return view_of({.title = "Something failed here",
                    .sentences = {"Nothing was changed by it. Go back and try again in a moment.",
                                  joined("If it goes on, tell your administrator the number ",
                                         element("strong", {}, correlation), ".")},
                    .ways = {{"Go to my work", "/"}, {"See what you have not sent", "/unfinished"}},
                    .status = 500});
}

}  // namespace desk
