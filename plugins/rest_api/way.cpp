#include "way.h"

#include <algorithm>
#include <iterator>

namespace moothall::rest_api {
namespace {

using channel::Pace;

Taken path(std::string argument) {
    return {std::move(argument), From::path};
}

Taken body(std::string argument) {
    return {std::move(argument), From::body};
}

Taken fixed(std::string argument, Value value) {
    return {std::move(argument), From::fixed, std::move(value)};
}

Taken query(std::string argument) {
    return {std::move(argument), From::query};
}

/// `first`, and what pages of a list take.
std::vector<Taken> paged(std::vector<Taken> first) {
    first.push_back(query("limit"));
    first.push_back(query("cursor"));
    return first;
}

std::vector<Way> case_ways() {
    return {
        {.method = "POST",
         .path = "/cases",
         .operation = "case.open",
         .takes = {body("type"), body("fields"), body("customer"), body("place"), body("channel"),
                   body("team"), body("owner"), body("received_at")},
         .extra = Extra::location,
         .is_short = true,
         .example = R"({"type": "revenues.discount_review", "channel": "web"})"},
        {.method = "GET",
         .path = "/cases",
         .operation = "case.list",
         .takes = paged({query("service"), query("type"), query("state"), query("owner"),
                         query("team"), query("customer"), query("place"), query("due_before"),
                         query("q"), query("all")})},
        {.method = "GET",
         .path = "/cases/{reference}",
         .operation = "case.show",
         .takes = {path("reference"), query("names")},
         .extra = Extra::version,
         .pace = Pace::at_once},
        {.method = "GET",
         .path = "/cases/{reference}/actions",
         .operation = "case.actions",
         .takes = {path("reference")}},
        {.method = "POST",
         .path = "/cases/{reference}/actions/{action}",
         .operation = "case.act",
         .takes = {path("reference"), path("action"), body("fields"), body("reason")},
         .extra = Extra::version,
         .is_short = true,
         .example = R"({"fields": {"adults": 2}})"},
        {.method = "POST",
         .path = "/cases/{reference}/undo",
         .operation = "case.undo",
         .takes = {path("reference"), body("number")},
         .is_short = true,
         .example = "{}"},
        {.method = "GET",
         .path = "/cases/{reference}/events",
         .operation = "case.events",
         .takes = {path("reference"), query("after"), query("limit")}},
        {.method = "POST",
         .path = "/cases/{reference}/notes",
         .operation = "case.note",
         .takes = {path("reference"), body("text")},
         .is_short = true,
         .example = R"({"text": "Rang; no reply."})"},
        {.method = "POST",
         .path = "/cases/{reference}/messages",
         .operation = "case.message",
         .takes = {path("reference"), body("text"), body("direction"), body("channel"),
                   body("sender"), body("recipient"), body("subject"), body("received_at")},
         .is_short = true,
         .example = R"({"text": "I have moved out.", "channel": "email", "sender": "Ann Example",
                        "received_at": "2026-05-04T09:00:00Z"})"},
    };
}

std::vector<Way> document_ways() {
    constexpr std::size_t document_most = std::size_t{64} * 1024 * 1024;
    return {
        {.method = "GET",
         .path = "/cases/{reference}/documents",
         .operation = "case.documents",
         .takes = {path("reference"), query("limit")}},
        {.method = "POST",
         .path = "/cases/{reference}/documents",
         .operation = "case.document",
         .takes = {path("reference"), query("file"), query("title"), {"bytes", From::bytes}},
         .body_most = document_most,
         .about = "Puts a document on a case: the body is its bytes, whatever they are, with its "
                  "name in the query; or a form with one file."},
        {.method = "GET",
         .path = "/documents/{id}",
         .operation = "document.show",
         .takes = {path("id"), fixed("content", true)},
         .extra = Extra::file,
         .about = "Gives the bytes of a document."},
    };
}

std::vector<Way> queue_ways() {
    return {
        {.method = "GET",
         .path = "/queues/mine",
         .operation = "case.list",
         .takes = paged({fixed("mine", true)}),
         .about = "Lists your own open cases, the one that is due first before the others."},
        {.method = "GET",
         .path = "/queues/team/{team}",
         .operation = "case.list",
         .takes = paged({path("team")}),
         .about = "Lists the open cases of a team, the one that is due first before the others."},
        {.method = "POST",
         .path = "/queues/next",
         .operation = "queue.next",
         .takes = {body("team")},
         .example = R"({"team": "council_tax"})"},
    };
}

std::vector<Way> case_type_ways() {
    return {
        {.method = "GET", .path = "/case-types", .operation = "case-type.list", .takes = {}},
        {.method = "GET",
         .path = "/case-types/{type}",
         .operation = "case-type.show",
         .takes = {{"name", From::path, {}, "type"}, query("workflow"), fixed("schema", true)},
         .about = "Shows a case type: its fields as JSON Schema 2020-12, from which a form can be "
                  "drawn, its states and actions, and its words in every language."},
    };
}

std::vector<Way> record_ways() {
    return {
        {.method = "POST",
         .path = "/customers",
         .operation = "customer.add",
         .takes = {body("name"), body("kind"), body("email"), body("phone"), body("address"),
                   body("born"), body("external_id")},
         .example = R"({"name": "Ann Example", "email": "ann@example.org"})"},
        {.method = "GET",
         .path = "/customers",
         .operation = "customer.list",
         .takes = paged({query("q")})},
        {.method = "GET",
         .path = "/customers/{id}",
         .operation = "customer.show",
         .takes = {path("id")}},
        {.method = "GET",
         .path = "/places",
         .operation = "place.list",
         .takes = paged({query("q")})},
        {.method = "GET",
         .path = "/places/{uprn}",
         .operation = "place.show",
         .takes = {path("uprn")}},
        {.method = "GET",
         .path = "/registers/{name}",
         .operation = "register.show",
         .takes = paged({path("name"), query("key"), query("on")})},
    };
}

std::vector<Way> all_ways() {
    std::vector<Way> all = case_ways();
    for (auto more : {document_ways(), queue_ways(), case_type_ways(), record_ways()}) {
        std::ranges::move(more, std::back_inserter(all));
    }
    all.push_back(event_feed_way());
    return all;
}

}  // namespace

Way event_feed_way() {
    return {.method = "GET",
            .path = "/events",
            .operation = "journal.events",
            .takes = {query("after"), query("kind"), query("service"), query("limit")}};
}

const std::vector<Way>& ways() {
    static const std::vector<Way> all = all_ways();
    return all;
}

}  // namespace moothall::rest_api
