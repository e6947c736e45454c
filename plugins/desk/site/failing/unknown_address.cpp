#include "site/failing/unknown_address.h"

#include <moothall/channel/failure.h>

#include <algorithm>
#include <set>
#include <string>

#include "site/answering.h"
#include "site/failing/dead_end.h"

namespace desk {
namespace {

using moothall::channel::Council;
using moothall::channel::Request;
using moothall::channel::Response;
using moothall::channel::Route;
using moothall::channel::Session;

/// What is below /api/ is for programs.
bool wants_a_page(const Request& request) {
    return moothall::channel::asks_for_a_page(request.fields.find("Accept")) &&
           !request.path.starts_with("/api/");
}

Response problem(const Council& council) {
    Response response;
    response.status = 404;
    response.fields.add("Content-Type", "application/problem+json");
    response.body = council.json_of(moothall::Table{}
                                        .set("type", "about:blank")
                                        .set("title", "Not Found")
                                        .set("status", 404)
                                        .set("detail", "There is nothing at this address.")
                                        .set("refusal", "not_found"));
    return response;
}

View nothing_there(const Session* session) {
    DeadEnd end{.title = "Page not found",
                .sentences = {"If you typed the address, check that it is right. If you pasted it, "
                              "check that you copied all of it.",
                              "If a page of the desk led you here, tell your administrator."},
                .ways = {{"Sign in", "/sign-in"}},
                .status = 404};
    if (session != nullptr) {
        end.ways = {{"Go to my work", "/"},
                    {"Search for a case, a customer or an address", "/search"},
                    {"Read the help", "/help"}};
    }
    return view_of(end);
}

}  // namespace

std::vector<Route> unknown_address_routes(std::shared_ptr<const Site> site) {
    std::vector<Route> routes;
    for (const char* method : {"GET", "POST", "PUT", "PATCH", "DELETE"}) {
        routes.push_back({method, "/{address...}",
                          guarded(site, [site](const Request& request, Council& council) {
                              return wants_a_page(request)
                                         ? answer_to_anybody(request, council, *site->settings(),
                                                             nothing_there, "")
                                         : problem(council);
                          })});
    }
    return routes;
}

std::vector<Route> ways_back(const std::vector<PageRoute>& pages) {
    std::set<std::string> shown;
    for (const PageRoute& page : pages) {
        if (page.method == "GET") {
            shown.insert(page.path);
        }
    }
    std::vector<Route> routes;
    for (const PageRoute& page : pages) {
        if (shown.insert(page.path).second) {
            const std::string to = page.section.empty() ? "/" : page.section;
            routes.push_back({"GET", page.path,
                              [to](const Request&, Council&) { return answer_of(Redirect{to}); },
                              moothall::channel::Pace::at_once});
        }
    }
    return routes;
}

}  // namespace desk
