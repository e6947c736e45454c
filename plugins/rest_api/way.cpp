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
         .shape = "Case",
         .extra = Extra::location},
        {.method = "GET",
         .path = "/cases",
         .operation = "case.list",
         .takes = paged({query("service"), query("type"), query("state"), query("owner"),
                         query("team"), query("customer"), query("place"), query("due_before"),
                         query("q"), query("all")}),
         .shape = "CaseList"},
        {.method = "GET",
         .path = "/cases/{reference}",
         .operation = "case.show",
         .takes = {path("reference"), query("names")},
         .shape = "Case",
         .extra = Extra::version,
         .pace = Pace::at_once},
        {.method = "GET",
         .path = "/cases/{reference}/actions",
         .operation = "case.actions",
         .takes = {path("reference")},
         .shape = "ActionList"},
        {.method = "POST",
         .path = "/cases/{reference}/actions/{action}",
         .operation = "case.act",
         .takes = {path("reference"), path("action"), body("fields"), body("reason")},
         .shape = "Case",
         .extra = Extra::version},
        {.method = "POST",
         .path = "/cases/{reference}/undo",
         .operation = "case.undo",
         .takes = {path("reference"), body("number")},
         .shape = "Case",
         .extra = Extra::version},
        {.method = "GET",
         .path = "/cases/{reference}/events",
         .operation = "case.events",
         .takes = {path("reference"), query("after"), query("limit")},
         .shape = "EventList"},
        {.method = "POST",
         .path = "/cases/{reference}/notes",
         .operation = "case.note",
         .takes = {path("reference"), body("text")},
         .shape = "Case"},
    };
}

std::vector<Way> document_ways() {
    constexpr std::size_t document_most = std::size_t{64} * 1024 * 1024;
    return {
        {.method = "GET",
         .path = "/cases/{reference}/documents",
         .operation = "case.documents",
         .takes = {path("reference"), query("limit")},
         .shape = "DocumentList"},
        {.method = "POST",
         .path = "/cases/{reference}/documents",
         .operation = "case.document",
         .takes = {path("reference"), query("file"), query("title"), {"bytes", From::bytes}},
         .shape = "Case",
         .body_most = document_most,
         .about = "Puts a document on a case: the body is its bytes, whatever they are, with its "
                  "name in the query; or a form with one file."},
        {.method = "GET",
         .path = "/documents/{id}",
         .operation = "document.show",
         .takes = {path("id"), fixed("content", true)},
         .shape = "Document",
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
         .shape = "CaseList",
         .about = "Lists your own open cases, the one that is due first before the others."},
        {.method = "GET",
         .path = "/queues/team/{team}",
         .operation = "case.list",
         .takes = paged({path("team")}),
         .shape = "CaseList",
         .about = "Lists the open cases of a team, the one that is due first before the others."},
        {.method = "POST",
         .path = "/queues/next",
         .operation = "queue.next",
         .takes = {body("team")},
         .shape = "Case"},
    };
}

std::vector<Way> case_type_ways() {
    return {
        {.method = "GET",
         .path = "/case-types",
         .operation = "case-type.list",
         .takes = {},
         .shape = "CaseTypeList"},
        {.method = "GET",
         .path = "/case-types/{type}",
         .operation = "case-type.show",
         .takes = {{"name", From::path, {}, "type"}, query("workflow"), fixed("schema", true)},
         .shape = "CaseType",
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
         .shape = "Customer"},
        {.method = "GET",
         .path = "/customers",
         .operation = "customer.list",
         .takes = paged({query("q")}),
         .shape = "CustomerList"},
        {.method = "GET",
         .path = "/customers/{id}",
         .operation = "customer.show",
         .takes = {path("id")},
         .shape = "Customer"},
        {.method = "GET",
         .path = "/places",
         .operation = "place.list",
         .takes = paged({query("q")}),
         .shape = "PlaceList"},
        {.method = "GET",
         .path = "/places/{uprn}",
         .operation = "place.show",
         .takes = {path("uprn")},
         .shape = "Place"},
        {.method = "GET",
         .path = "/registers/{name}",
         .operation = "register.show",
         .takes = paged({path("name"), query("key"), query("on")}),
         .shape = "RegisterRowList"},
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
            .takes = {query("after"), query("kind"), query("service"), query("limit")},
            .shape = "EventList"};
}

const std::vector<Way>& ways() {
    static const std::vector<Way> all = all_ways();
    return all;
}

}  // namespace moothall::rest_api
