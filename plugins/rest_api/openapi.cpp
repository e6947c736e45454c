#include "openapi.h"

#include <algorithm>
#include <array>

#include "answering.h"
#include "schemas.h"

namespace moothall::rest_api {
namespace {

using channel::Argument;
using channel::Operation;

Table reference_to(const std::string& schema) {
    return Table{}.set("$ref", "#/components/schemas/" + schema);
}

/// The JSON Schema of an argument.
Table schema_of(const Argument& argument) {
    Table schema;
    if (argument.kind == "integer" || argument.kind == "money") {
        schema.set("type", "integer");
    } else if (argument.kind == "yes_no") {
        schema.set("type", "boolean");
    } else if (argument.kind == "any") {
        schema.set("type", "object").set("additionalProperties", true);
    } else {
        schema.set("type", "string");
    }
    if (argument.kind == "date") {
        schema.set("format", "date");
    } else if (argument.kind == "instant") {
        schema.set("format", "date-time");
    }
    if (argument.least) {
        schema.set("minimum", *argument.least);
    }
    if (argument.most) {
        schema.set("maximum", *argument.most);
    }
    if (!argument.choices.empty()) {
        schema.set("enum", List(argument.choices.begin(), argument.choices.end()));
    }
    return schema;
}

const Argument& argument_of(const Operation& operation, const std::string& name) {
    return *std::ranges::find(operation.arguments, name, &Argument::name);
}

Table header_parameter(std::string name, std::string about) {
    return Table{}
        .set("name", std::move(name))
        .set("in", "header")
        .set("required", false)
        .set("description", std::move(about))
        .set("schema", Table{}.set("type", "string"));
}

bool takes_a_file(const Way& way) {
    return std::ranges::any_of(way.takes,
                               [](const Taken& taken) { return taken.from == From::bytes; });
}

List parameters_of(const Way& way, const Operation& operation) {
    List parameters;
    for (const Taken& taken : way.takes) {
        if (taken.from != From::path && taken.from != From::query) {
            continue;
        }
        const Argument& argument = argument_of(operation, taken.argument);
        parameters.emplace_back(
            Table{}
                .set("name", taken.outside())
                .set("in", taken.from == From::path ? "path" : "query")
                .set("required",
                     taken.from == From::path || (!argument.is_optional && !takes_a_file(way)))
                .set("schema", schema_of(argument)));
    }
    if (way.method == "POST") {
        parameters.emplace_back(
            header_parameter("Idempotency-Key",
                             "Your own id for this request: repeated, it gives the first answer."));
        if (way.extra == Extra::version) {
            parameters.emplace_back(header_parameter(
                "If-Match", "The ETag of the case: if it has changed since, 409."));
        }
    } else if (way.extra == Extra::version) {
        parameters.emplace_back(
            header_parameter("If-None-Match", "An ETag that you have: if it still holds, 304."));
    }
    return parameters;
}

/// What is sent or answered whatever its bytes are.
Table any_bytes() {
    return Table{}.set("application/octet-stream", Table{}.set("schema", Table{}));
}

/// A file: as it is, or in a form with what the query could also say.
Table file_body_of(const Way& way, const Operation& operation) {
    Table properties;
    for (const Taken& taken : way.takes) {
        if (taken.from == From::bytes) {
            properties.set("file", Table{}.set("type", "string").set("format", "binary"));
        } else if (taken.from == From::query && taken.argument != "file") {
            properties.set(taken.argument, schema_of(argument_of(operation, taken.argument)));
        }
    }
    Table schema;
    schema.set("type", "object").set("properties", std::move(properties));
    schema.set("required", List{Value("file")});
    return Table{}
        .set("required", true)
        .set("content",
             any_bytes().set("multipart/form-data", Table{}.set("schema", std::move(schema))));
}

std::optional<Table> body_of(const Way& way, const Operation& operation) {
    if (takes_a_file(way)) {
        return file_body_of(way, operation);
    }
    Table properties;
    List required;
    for (const Taken& taken : way.takes) {
        if (taken.from == From::body) {
            const Argument& argument = argument_of(operation, taken.argument);
            properties.set(taken.argument, schema_of(argument));
            if (!argument.is_optional) {
                required.emplace_back(taken.argument);
            }
        }
    }
    if (properties.empty()) {
        return std::nullopt;
    }
    Table schema;
    schema.set("type", "object")
        .set("properties", std::move(properties))
        .set("additionalProperties", false);
    const bool is_required = !required.empty();
    if (is_required) {
        schema.set("required", std::move(required));
    }
    return Table{}
        .set("required", is_required)
        .set("content", Table{}.set("application/json", Table{}.set("schema", std::move(schema))));
}

Table answered(std::string about, std::string_view type, const std::string& schema) {
    return Table{}
        .set("description", std::move(about))
        .set("content",
             Table{}.set(std::string(type), Table{}.set("schema", reference_to(schema))));
}

Table responses_of(const Way& way) {
    Table responses;
    responses.set(way.extra == Extra::location ? "201" : "200",
                  way.extra == Extra::file
                      ? Table{}.set("description", "Done.").set("content", any_bytes())
                      : answered("Done.", "application/json", way.shape));
    if (way.method == "GET" && way.extra == Extra::version) {
        responses.set("304", Table{}.set("description", "You have it already."));
    }
    constexpr std::array<std::pair<const char*, const char*>, 5> refusals = {
        {{"401", "Without a token, or with one that is not good."},
         {"403", "The token may not do this."},
         {"404", "There is no such thing, or it may not be seen."},
         {"409", "It has changed since you saw it."},
         {"422", "What was sent is not right, or not available now."}}};
    for (const auto& [status, about] : refusals) {
        responses.set(status, answered(about, "application/problem+json", "Problem"));
    }
    return responses;
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

Table described(const Way& way, const Operation& operation) {
    const std::string& about = way.about.empty() ? operation.about : way.about;
    Table table;
    table.set("operationId", id_of(way))
        .set("summary", about.substr(0, about.find_first_of(".:,;")))
        .set("description", about)
        .set("tags", List{Value(tag_of(way))})
        .set("responses", responses_of(way));
    if (List parameters = parameters_of(way, operation); !parameters.empty()) {
        table.set("parameters", std::move(parameters));
    }
    if (auto body = body_of(way, operation)) {
        table.set("requestBody", *std::move(body));
    }
    return table;
}

}  // namespace

Value openapi(const channel::Council& council) {
    std::map<std::string, Table> paths;
    std::map<std::string, Value> tags;
    for (const Way& way : ways()) {
        std::string method = way.method == "GET" ? "get" : "post";
        paths[way.path].set(std::move(method),
                            described(way, *council.operations.find(way.operation)));
        const std::string tag = tag_of(way);
        tags.emplace(tag, Table{}.set("name", tag).set("description", "All about " + tag + "."));
    }
    Table all_paths;
    for (auto& [path, methods] : paths) {
        all_paths.set(path, std::move(methods));
    }
    List all_tags;
    for (auto& [name, tag] : tags) {
        all_tags.push_back(std::move(tag));
    }
    return Table{}
        .set("openapi", "3.1.0")
        .set("info", Table{}
                         .set("title", "Moothall")
                         .set("version", "1")
                         .set("description", "The cases of a council, for other programs.")
                         .set("license", Table{}.set("name", "MIT").set("identifier", "MIT")))
        .set("servers", List{Value(Table{}.set("url", base))})
        .set("security", List{Value(Table{}.set("token", List{}))})
        .set("tags", std::move(all_tags))
        .set("paths", std::move(all_paths))
        .set("components",
             Table{}
                 .set("securitySchemes",
                      Table{}.set("token", Table{}.set("type", "http").set("scheme", "bearer")))
                 .set("schemas", council.parse_json(answer_schemas()).value()));
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
