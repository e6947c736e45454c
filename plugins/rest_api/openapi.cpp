#include "openapi.h"

#include <algorithm>
#include <map>
#include <set>

#include "answering.h"
#include "json_schema.h"
#include "responses.h"

namespace moothall::rest_api {
namespace {

using channel::Member;
using channel::Operation;

const Member& argument_of(const Operation& operation, const std::string& name) {
    return *std::ranges::find(operation.arguments, name, &Member::name);
}

/// The JSON Schema of an argument. What it is stands beside it.
Table schema_of_argument(const Member& argument, NamedSchemas& named) {
    Table schema = schema_of(argument.shape, named);
    schema.remove("description");
    return schema;
}

Table reference_to_parameter(const char* name) {
    return Table{}.set("$ref", std::string("#/components/parameters/") + name);
}

Table header_parameter(const char* name, const char* about) {
    return Table{}
        .set("name", name)
        .set("in", "header")
        .set("required", false)
        .set("description", about)
        .set("schema", Table{}.set("type", "string"));
}

/// What requests may say in their header, by the names under components.
Table header_parameters() {
    return Table{}
        .set("IdempotencyKey",
             header_parameter("Idempotency-Key",
                              "Your own id for this request, of at most 200 plain letters, digits "
                              "and signs: repeated, it gives the first answer."))
        .set("IfMatch",
             header_parameter("If-Match", "The ETag of the case: if it has changed since, 409."))
        .set("IfNoneMatch",
             header_parameter("If-None-Match", "An ETag that you have: if it still holds, 304."))
        .set("LastEventId",
             header_parameter("Last-Event-ID",
                              "Of a stream that was cut off: the id of the last event that came."));
}

bool takes_a_file(const Way& way) {
    return std::ranges::any_of(way.takes,
                               [](const Taken& taken) { return taken.from == From::bytes; });
}

void add_header_parameters(const Way& way, List& parameters) {
    if (way.method == "POST") {
        parameters.emplace_back(reference_to_parameter("IdempotencyKey"));
        if (way.extra == Extra::version) {
            parameters.emplace_back(reference_to_parameter("IfMatch"));
        }
    } else if (way.extra == Extra::version) {
        parameters.emplace_back(reference_to_parameter("IfNoneMatch"));
    } else if (way.path == event_feed_way().path) {
        parameters.emplace_back(reference_to_parameter("LastEventId"));
    }
}

List parameters_of(const Way& way, const Operation& operation, NamedSchemas& named) {
    List parameters;
    for (const Taken& taken : way.takes) {
        if (taken.from != From::path && taken.from != From::query) {
            continue;
        }
        const Member& argument = argument_of(operation, taken.argument);
        const bool is_required =
            taken.from == From::path || (!argument.is_optional && !takes_a_file(way));
        parameters.emplace_back(Table{}
                                    .set("name", taken.outside())
                                    .set("in", taken.from == From::path ? "path" : "query")
                                    .set("required", is_required)
                                    .set_unless_empty("description", argument.shape.about)
                                    .set("schema", schema_of_argument(argument, named)));
    }
    add_header_parameters(way, parameters);
    return parameters;
}

/// A file: as it is, or in a form with what the query could also say.
Table file_body_of(const Way& way, const Operation& operation, NamedSchemas& named) {
    Table properties;
    properties.set("file", Table{}
                               .set("type", "string")
                               .set("contentMediaType", "application/octet-stream")
                               .set("description", "One file, with its name."));
    for (const Taken& taken : way.takes) {
        if (taken.from == From::query && taken.argument != "file") {
            properties.set(taken.argument,
                           schema_of(argument_of(operation, taken.argument).shape, named));
        }
    }
    Table form;
    form.set("type", "object")
        .set("properties", std::move(properties))
        .set("required", List{Value("file")});
    return Table{}
        .set("required", true)
        .set("content", Table{}
                            .set("application/octet-stream", Table{}.set("schema", Table{}))
                            .set("multipart/form-data", Table{}.set("schema", std::move(form))));
}

std::optional<Table> body_of(const Way& way, const Operation& operation,
                             const channel::Council& council, NamedSchemas& named) {
    if (takes_a_file(way)) {
        return file_body_of(way, operation, named);
    }
    channel::Shape body;
    body.kind = "record";
    bool is_required = false;
    for (const Taken& taken : way.takes) {
        if (taken.from == From::body) {
            body.members.push_back(argument_of(operation, taken.argument));
            is_required = is_required || !body.members.back().is_optional;
        }
    }
    if (body.members.empty()) {
        return std::nullopt;
    }
    Table content =
        Table{}.set("schema", schema_of(body, named).set("additionalProperties", false));
    if (!way.example.empty()) {
        content.set("example", council.parse_json(way.example).value());
    }
    return Table{}
        .set("required", is_required)
        .set("content", Table{}.set("application/json", std::move(content)));
}

/// "getCasesReferenceActions": a name of its own for each route.
std::string id_of(const Way& way) {
    std::string id = way.method == "GET" ? "get" : "post";
    bool begins = true;
    for (const char c : way.path) {
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (is_letter) {
            id.push_back(begins && c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c);
        }
        begins = !is_letter;
    }
    return id;
}

std::string tag_of(const Way& way) {
    const std::size_t end = way.path.find('/', 1);
    return way.path.substr(1, end == std::string::npos ? end : end - 1);
}

/// What a tag holds, for people.
std::string about_tag(const std::string& tag) {
    static const std::map<std::string, std::string> about{
        {"case-types", "What kinds of case there are, and what they ask for."},
        {"cases", "Cases, what can be done to them, and what happened."},
        {"customers", "The people and organisations whom cases are for."},
        {"documents", "The papers of cases."},
        {"events", "Everything that happened, in order, for those who follow."},
        {"places", "Addresses and properties."},
        {"queues", "Who works on what, and what comes next."},
        {"registers", "What plugins decide by."},
    };
    return about.at(tag);
}

Table described(const Way& way, const Operation& operation, const channel::Council& council,
                NamedSchemas& named) {
    const std::string& about = way.about.empty() ? operation.about : way.about;
    Table table;
    table.set("operationId", id_of(way))
        .set("summary", about.substr(0, about.find_first_of(".:,;")))
        .set("description", about)
        .set("tags", List{Value(tag_of(way))})
        .set("responses", responses_of(way, operation, named));
    if (List parameters = parameters_of(way, operation, named); !parameters.empty()) {
        table.set("parameters", std::move(parameters));
    }
    if (auto body = body_of(way, operation, council, named)) {
        table.set("requestBody", *std::move(body));
    }
    return table;
}

Table paths_of(const channel::Council& council, NamedSchemas& named) {
    Table paths;
    for (const Way& way : ways()) {
        Table methods = paths.has(way.path) ? paths.table(way.path) : Table{};
        methods.set(way.method == "GET" ? "get" : "post",
                    described(way, *council.operations.find(way.operation), council, named));
        paths.set(way.path, std::move(methods));
    }
    return paths;
}

List all_tags() {
    std::set<std::string> names;
    for (const Way& way : ways()) {
        names.insert(tag_of(way));
    }
    List tags;
    for (const std::string& name : names) {
        tags.emplace_back(Table{}.set("name", name).set("description", about_tag(name)));
    }
    return tags;
}

Table info() {
    return Table{}
        .set("title", "Moothall")
        .set("version", "1")
        .set("summary", "The cases of a council, for other programs.")
        .set("description",
             "Every route calls one operation of the council, as the command line does. Times are "
             "RFC 3339, dates YYYY-MM-DD, amounts whole pence. What is refused says why in one "
             "sentence. Answers may grow members; none is taken away.")
        .set("contact", Table{}.set("name", "The administrators of this council"))
        .set("license", Table{}.set("name", "MIT").set("identifier", "MIT"));
}

}  // namespace

Value openapi(const channel::Council& council) {
    NamedSchemas named{{"Problem", problem_schema()}};
    Table paths = paths_of(council, named);
    Table schemas;
    for (auto& [name, schema] : named) {
        schemas.set(name, std::move(schema));
    }
    const Table token = Table{}
                            .set("type", "http")
                            .set("scheme", "bearer")
                            .set("description",
                                 "A token of an officer, which an administrator issues with "
                                 "`moothall officer token`.");
    return Table{}
        .set("openapi", "3.1.0")
        .set("info", info())
        .set("servers", List{Value(Table{}.set("url", base).set("description", "This council"))})
        .set("security", List{Value(Table{}.set("token", List{}))})
        .set("tags", all_tags())
        .set("paths", std::move(paths))
        .set("components", Table{}
                               .set("securitySchemes", Table{}.set("token", token))
                               .set("parameters", header_parameters())
                               .set("headers", shared_headers())
                               .set("responses", problem_responses())
                               .set("schemas", std::move(schemas)));
}

channel::Route openapi_route() {
    return {"GET", std::string(base) + "/openapi.json",
            [](const channel::Request&, channel::Council& council) {
                channel::Response response;
                response.fields.add("Content-Type", "application/json");
                response.fields.add("Cache-Control", "no-cache");
                response.body = council.json_of(openapi(council));
                return response;
            }};
}

}  // namespace moothall::rest_api
