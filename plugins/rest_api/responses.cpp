#include "responses.h"

#include <algorithm>
#include <array>

namespace moothall::rest_api {
namespace {

/// An answer that says why not.
struct Problem {
    int status;
    const char* name;
    const char* about;
    std::vector<RefusalKind> kinds;
    const char* example;  ///< A sentence that could be its detail.
    const char* header;   ///< Besides Content-Type; may be empty.
};

const std::vector<Problem>& problems() {
    static const std::vector<Problem> all{
        {401,
         "NotSignedIn",
         "Without a token, or with one that is not good.",
         {RefusalKind::not_signed_in},
         "This token is not known, was taken back or has come to its end.",
         "WWW-Authenticate"},
        {403,
         "NotPermitted",
         "The token may not do this.",
         {RefusalKind::not_permitted},
         "This token is not good for that.",
         ""},
        {404,
         "NotFound",
         "There is no such thing, or it may not be seen.",
         {RefusalKind::not_found},
         "There is no case CT-26-000417-T.",
         ""},
        {409,
         "Stale",
         "It has changed since you saw it, and nothing was done.",
         {RefusalKind::stale_version},
         "The case has changed since you saw it: look at it again.",
         ""},
        {413,
         "TooLong",
         "What was sent is too long.",
         {RefusalKind::invalid_input},
         "At most 1 MiB can be sent to this address at once.",
         ""},
        {422,
         "Refused",
         "What was sent is not right, or not available now.",
         {RefusalKind::invalid_input, RefusalKind::not_available},
         "More than one adult is recorded at the address.",
         ""},
        {503,
         "Busy",
         "Too much is going on: come again.",
         {RefusalKind::not_available},
         "Too much is going on. Try again in a moment.",
         "Retry-After"},
    };
    return all;
}

Table header(const char* about, Table schema) {
    return Table{}.set("description", about).set("required", true).set("schema", std::move(schema));
}

Table reference_to(const std::string& section, const std::string& name) {
    return Table{}.set("$ref", "#/components/" + section + "/" + name);
}

Table headers(std::initializer_list<const char*> names) {
    Table all;
    for (const char* name : names) {
        all.set(name, reference_to("headers", name));
    }
    return all;
}

Table problem_response(const Problem& problem) {
    List kinds;
    for (const RefusalKind kind : problem.kinds) {
        kinds.emplace_back(std::string(name_of(kind)));
    }
    const Table example = Table{}
                              .set("type", "about:blank")
                              .set("title", kinds.front())
                              .set("status", problem.status)
                              .set("detail", problem.example)
                              .set("refusal", kinds.front());
    Table narrowed;
    narrowed.set("properties", Table{}
                                   .set("status", Table{}.set("const", problem.status))
                                   .set("refusal", Table{}.set("enum", std::move(kinds))));
    const List both{Value(reference_to("schemas", "Problem")), Value(std::move(narrowed))};
    Table response;
    response.set("description", problem.about)
        .set(
            "content",
            Table{}.set("application/problem+json",
                        Table{}.set("schema", Table{}.set("allOf", both)).set("example", example)));
    if (*problem.header != '\0') {
        response.set("headers", headers({problem.header}));
    }
    return response;
}

/// Whether something is named that may not be there. The cases of a team that nobody is in are an
/// empty list.
bool can_miss(const Way& way) {
    static constexpr std::array<std::string_view, 4> named{"type", "customer", "place", "owner"};
    return std::ranges::any_of(way.takes, [](const Taken& taken) {
        const bool is_in_path = taken.from == From::path && taken.argument != "team";
        return is_in_path || std::ranges::find(named, taken.argument) != named.end();
    });
}

/// Whether a caller can name what they saw: a version of the case, or an event that is to be the
/// last.
bool says_what_was_seen(const Way& way) {
    const bool names_an_event =
        std::ranges::find(way.takes, "number", &Taken::argument) != way.takes.end();
    return way.method == "POST" && (way.extra == Extra::version || names_an_event);
}

bool can_be(int status, const Way& way) {
    switch (status) {
        case 404:
            return can_miss(way);
        case 409:
            return says_what_was_seen(way);
        case 413:
            return way.method == "POST";
        case 503:
            return way.pace == channel::Pace::may_wait;
        default:
            return true;
    }
}

std::string about_answer(const channel::Shape& answer) {
    const bool is_page = answer.name.starts_with("page of ");
    if (is_page) {
        return "A page of a list. Each: " + answer.members.front().shape.element.front().about;
    }
    return answer.about.empty() ? "What was asked for." : answer.about;
}

Table content_of(const Way& way, const channel::Operation& operation, NamedSchemas& named) {
    if (way.extra == Extra::file) {
        return Table{}.set("*/*", Table{}.set("schema", Table{}));
    }
    Table content;
    content.set("application/json", Table{}.set("schema", schema_of(operation.answer, named)));
    if (way.path == event_feed_way().path) {
        content.set(
            "text/event-stream",
            Table{}.set("schema", Table{}
                                      .set("type", "string")
                                      .set("description",
                                           "Each event as it comes: its position as id, its "
                                           "kind as event, and itself as data.")));
    }
    return content;
}

Table done(const Way& way, const channel::Operation& operation, NamedSchemas& named) {
    Table response;
    response
        .set("description", way.extra == Extra::file ? "The bytes of the file, of its own type."
                                                     : about_answer(operation.answer))
        .set("content", content_of(way, operation, named));
    switch (way.extra) {
        case Extra::none:
            return response;
        case Extra::version:
            return response.set("headers", headers({"ETag", "Cache-Control"}));
        case Extra::location:
            return response.set("headers", headers({"Location", "ETag", "Cache-Control"}));
        case Extra::file:
            return response.set("headers", headers({"Content-Disposition", "X-Content-Type-Options",
                                                    "Cache-Control"}));
    }
    return response;
}

}  // namespace

Table responses_of(const Way& way, const channel::Operation& operation, NamedSchemas& named) {
    Table responses;
    responses.set(way.extra == Extra::location ? "201" : "200", done(way, operation, named));
    if (way.method == "GET" && way.extra == Extra::version) {
        responses.set("304", Table{}
                                 .set("description", "You have it already.")
                                 .set("headers", headers({"ETag", "Cache-Control"})));
    }
    for (const Problem& problem : problems()) {
        if (can_be(problem.status, way)) {
            responses.set(std::to_string(problem.status), reference_to("responses", problem.name));
        }
    }
    return responses.set("default", reference_to("responses", "Failed"));
}

Table problem_responses() {
    Table all;
    for (const Problem& problem : problems()) {
        all.set(problem.name, problem_response(problem));
    }
    return all.set(
        "Failed",
        Table{}
            .set("description",
                 "Something failed here, and nothing was changed by it (500); or the request is "
                 "none of HTTP (another 4xx).")
            .set("content",
                 Table{}.set("application/problem+json",
                             Table{}.set("schema", reference_to("schemas", "Problem")))));
}

Table problem_schema() {
    const auto text = [](const char* about) {
        return Table{}.set("type", "string").set("description", about);
    };
    return Table{}
        .set("type", "object")
        .set("description", "Why something was refused, or failed (RFC 9457).")
        .set("required", List{"type", "title", "status", "detail", "refusal"})
        .set("properties",
             Table{}
                 .set("type", text("Always about:blank."))
                 .set("title", text("The kind in short."))
                 .set("status", Table{}.set("type", "integer"))
                 .set("detail", text("One sentence for a person: what to do."))
                 .set("refusal", text("The kind of refusal; fault where something failed here. "
                                      "More may be added.")));
}

Table shared_headers() {
    const Table text = Table{}.set("type", "string");
    return Table{}
        .set("ETag", header("The version of the case, for If-Match and If-None-Match.",
                            Table{text}.set("examples", List{"\"3\""})))
        .set("Location",
             header("The address of what was made.", Table{text}.set("format", "uri-reference")))
        .set("WWW-Authenticate", header("Bearer: send a token.", text))
        .set("Retry-After",
             header("In how many seconds to come again.", Table{}.set("type", "integer")))
        .set("Cache-Control", header("Whether it may be kept.", text))
        .set("Content-Disposition", header("The name of the file (RFC 8187).", text))
        .set("X-Content-Type-Options", header("nosniff: it is no page to be run.", text));
}

}  // namespace moothall::rest_api
