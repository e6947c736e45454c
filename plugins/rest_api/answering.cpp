#include "answering.h"

#include <moothall/channel/multipart.h>

#include <algorithm>
#include <charconv>

namespace moothall::rest_api {
namespace {

using channel::Council;
using channel::Member;
using channel::Request;
using channel::Response;

Refusal wrong(std::string sentence) {
    return {RefusalKind::invalid_input, std::move(sentence)};
}

const Taken* taken_as(const Way& way, From from, std::string_view name) {
    const auto found = std::ranges::find_if(way.takes, [&](const Taken& taken) {
        return taken.from == from && taken.argument == name;
    });
    return found == way.takes.end() ? nullptr : &*found;
}

std::string names_taken(const Way& way, From from) {
    std::string names;
    for (const Taken& taken : way.takes) {
        if (taken.from == from) {
            names += (names.empty() ? "" : ", ") + taken.argument;
        }
    }
    return names.empty() ? "none" : names;
}

/// A text of the query as the kind that the operation takes.
Result<Value> read_as(const std::string& kind, const std::string& name, const std::string& text) {
    if (kind == "integer" || kind == "money") {
        std::int64_t number = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
        if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) {
            return wrong("\"" + name + "\" is a whole number.");
        }
        return Value(number);
    }
    if (kind == "yes_no") {
        if (text != "true" && text != "false") {
            return wrong("\"" + name + "\" is true or false.");
        }
        return Value(text == "true");
    }
    return Value(text);
}

std::string kind_of(const channel::Operation& operation, const std::string& argument) {
    const auto found = std::ranges::find(operation.arguments, argument, &Member::name);
    return found == operation.arguments.end() ? "text" : found->shape.kind;
}

Result<Table> object_in(const Request& request, const Council& council) {
    if (request.body.empty()) {
        return Table{};
    }
    const std::string_view type = request.fields.find("Content-Type");
    if (!type.empty() && !type.starts_with("application/json")) {
        return wrong("The body is JSON: send it as application/json.");
    }
    auto parsed = council.parse_json(request.body);
    if (!parsed) {
        return parsed.error();
    }
    if (parsed->as_table() == nullptr) {
        return wrong("The body is one JSON object.");
    }
    return *parsed->as_table();
}

std::optional<Refusal> take_body(const Request& request, const Way& way, const Council& council,
                                 Table& arguments) {
    const auto object = object_in(request, council);
    if (!object) {
        return object.error();
    }
    for (const auto& [name, value] : object->entries()) {
        const Taken* taken = taken_as(way, From::body, name);
        if (taken == nullptr) {
            return wrong("\"" + name + "\" is nothing that can be given here. What can be: " +
                         names_taken(way, From::body) + ".");
        }
        if (!value.is_nil()) {
            arguments.set(taken->argument, value);
        }
    }
    return std::nullopt;
}

std::optional<Refusal> take_query(const Request& request, const Way& way,
                                  const channel::Operation& operation, Table& arguments) {
    for (const auto& [name, text] : request.query) {
        const Taken* taken = taken_as(way, From::query, name);
        if (taken == nullptr) {
            return wrong("\"" + name + "\" is nothing that can be asked for here. What can be: " +
                         names_taken(way, From::query) + ".");
        }
        if (arguments.has(taken->argument)) {
            return wrong("\"" + name + "\" is given twice.");
        }
        auto value = read_as(kind_of(operation, taken->argument), name, text);
        if (!value) {
            return value.error();
        }
        arguments.set(taken->argument, *std::move(value));
    }
    return std::nullopt;
}

/// A file and what is said of it, as a form or as bare bytes.
std::optional<Refusal> take_file(const Request& request, const Way& way, const Taken& bytes,
                                 Table& arguments) {
    const std::string_view type = request.fields.find("Content-Type");
    if (!channel::is_multipart_form(type)) {
        arguments.set(bytes.argument, request.body);
        return std::nullopt;
    }
    const auto form = channel::multipart_form(type, request.body, {});
    if (!form) {
        return form.error();
    }
    for (const channel::FormPart& part : *form) {
        const std::string& name = part.file_name ? bytes.argument : part.name;
        if (!part.file_name && taken_as(way, From::query, name) == nullptr) {
            return wrong("\"" + part.name + "\" is nothing that can be given here. What can be: " +
                         "one file, " + names_taken(way, From::query) + ".");
        }
        if (arguments.has(name)) {
            return wrong("\"" + part.name + "\" is given twice; send one file at a time.");
        }
        if (!part.file_name) {
            arguments.set_unless_empty(name, std::string(part.content));
            continue;
        }
        arguments.set(name, std::string(part.content));
        if (!arguments.has("file")) {
            arguments.set("file", *part.file_name);
        }
    }
    return arguments.has(bytes.argument) ? std::nullopt
                                         : std::optional(wrong("The form has no file in it."));
}

/// A text for a field of a header, every byte but letters and digits as "%C5" (RFC 8187).
std::string escaped(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string safe;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                              (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
        if (is_plain) {
            safe.push_back(c);
        } else {
            safe.push_back('%');
            safe.push_back(digits[byte >> 4U]);
            safe.push_back(digits[byte & 15U]);
        }
    }
    return safe;
}

std::string etag_of(const Table& record) {
    return "\"" + std::to_string(record.integer("version")) + "\"";
}

/// The version that `If-Match: "3"` names, as the operation takes it.
std::optional<Refusal> take_if_match(const Request& request, Table& arguments) {
    std::string_view given = request.fields.find("If-Match");
    if (given.empty() || given == "*") {
        return std::nullopt;
    }
    std::int64_t version = 0;
    const bool is_quoted = given.size() > 2 && given.front() == '"' && given.back() == '"';
    given = is_quoted ? given.substr(1, given.size() - 2) : std::string_view();
    const auto read = std::from_chars(given.data(), given.data() + given.size(), version);
    if (!is_quoted || read.ec != std::errc{} || read.ptr != given.data() + given.size()) {
        return wrong("If-Match takes the ETag of a case as it was given.");
    }
    arguments.set("version", version);
    return std::nullopt;
}

/// Whether `If-None-Match` names this version: then the other side has it already.
bool is_known(const Request& request, std::string_view etag) {
    const std::string_view given = request.fields.find("If-None-Match");
    return given == "*" || given.find(etag) != std::string_view::npos;
}

/// A document as a file to be kept: no browser runs what somebody sent to the council.
Response file_of(const Table& document) {
    Response response;
    response.fields.add("Content-Type", document.text("media_type"));
    response.fields.add("Content-Disposition",
                        "attachment; filename*=UTF-8''" + escaped(document.text("file")));
    response.fields.add("X-Content-Type-Options", "nosniff");
    response.fields.add("Cache-Control", "private, no-store");
    response.body = document.text("content");
    return response;
}

Response answer_with(const Request& request, const Way& way, const Value& value,
                     const Council& council) {
    if (way.extra == Extra::file) {
        return file_of(*value.as_table());
    }
    Response response;
    const Table* record = value.as_table();
    if (way.extra != Extra::none && record != nullptr && record->has("version")) {
        const std::string etag = etag_of(*record);
        response.fields.add("ETag", etag);
        response.fields.add("Cache-Control", "private, no-cache");
        if (way.method == "GET" && is_known(request, etag)) {
            response.status = 304;
            return response;
        }
    }
    if (way.extra == Extra::location) {
        response.status = 201;
        response.fields.add("Location",
                            std::string(base) + way.path + "/" + record->text("reference"));
    }
    response.fields.add("Content-Type", "application/json");
    response.body = council.json_of(value);
    return response;
}

/// A key that a caller chose is the caller's own: nobody finds another's answer by it.
/// Refused: invalid_input for one that is long or holds more than letters, digits and signs.
Result<std::string> command_of(const Request& request, const channel::Caller& caller) {
    constexpr std::size_t key_most = 200;
    const std::string_view key = request.fields.find("Idempotency-Key");
    const bool is_plain = std::ranges::all_of(key, [](char c) { return c >= ' ' && c <= '~'; });
    if (key.size() > key_most || !is_plain) {
        return wrong("Idempotency-Key takes at most 200 plain letters, digits and signs.");
    }
    return key.empty() ? std::string() : "api/" + caller.id + "/" + std::string(key);
}

/// What the way asks to be done, or why not.
std::variant<channel::Command, Response> read(const Request& request, const Way& way,
                                              Council& council) {
    auto caller = caller_of(request, council.identity);
    if (!caller) {
        return problem_of(caller.error(), council);
    }
    const channel::Operation* operation = council.operations.find(way.operation);
    auto arguments = arguments_of(request, way, *operation, council);
    if (!arguments) {
        return problem_of(arguments.error(), council);
    }
    auto id = command_of(request, *caller);
    if (!id) {
        return problem_of(id.error(), council);
    }
    return channel::Command{*std::move(caller), way.operation, *std::move(arguments),
                            *std::move(id)};
}

Response show(const Request& request, const Way& way, const Result<Value>& answer,
              const Council& council) {
    return answer ? answer_with(request, way, *answer, council)
                  : problem_of(answer.error(), council);
}

Response answer(const Request& request, const Way& way, Council& council) {
    auto asked = read(request, way, council);
    if (auto* at_once = std::get_if<Response>(&asked)) {
        return std::move(*at_once);
    }
    const auto& [caller, operation, arguments, id] = std::get<channel::Command>(asked);
    return show(request, way, council.operations.call(caller, operation, arguments, id), council);
}

}  // namespace

channel::Route route_of(const Way& way) {
    channel::Route route{
        way.method, base + way.path,
        [way](const Request& request, Council& council) { return answer(request, way, council); },
        way.pace, way.body_most};
    if (way.is_short) {
        route.steps = channel::InSteps{
            [way](const Request& request, Council& council) { return read(request, way, council); },
            [way](const Request& request, const Result<Value>& answer, Council& council) {
                return show(request, way, answer, council);
            }};
    }
    return route;
}

Response problem_of(const Refusal& refusal, const Council& council) {
    Response response;
    response.status = channel::status_of(refusal.kind);
    response.fields.add("Content-Type", "application/problem+json");
    if (response.status == 401) {
        response.fields.add("WWW-Authenticate", "Bearer");
    }
    response.body = council.json_of(Table{}
                                        .set("type", "about:blank")
                                        .set("title", std::string(name_of(refusal.kind)))
                                        .set("status", response.status)
                                        .set("detail", refusal.reason)
                                        .set("refusal", std::string(name_of(refusal.kind))));
    return response;
}

std::string_view token_of(const Request& request) {
    constexpr std::string_view scheme = "Bearer ";
    const std::string_view given = request.fields.find("Authorization");
    return given.starts_with(scheme) ? given.substr(scheme.size()) : std::string_view();
}

Result<channel::Caller> caller_of(const Request& request, channel::Identity& identity) {
    const std::string_view token = token_of(request);
    if (token.empty()) {
        return Refusal{RefusalKind::not_signed_in,
                       "Send a token: \"Authorization: Bearer TOKEN\". An administrator issues one "
                       "with `moothall officer token`."};
    }
    return identity.of_token(token);
}

Result<Table> arguments_of(const Request& request, const Way& way,
                           const channel::Operation& operation, const Council& council) {
    Table arguments;
    for (const Taken& taken : way.takes) {
        if (taken.from == From::path) {
            arguments.set(taken.argument, request.parameters.at(taken.outside()));
        } else if (taken.from == From::fixed) {
            arguments.set(taken.argument, taken.value);
        }
    }
    if (auto refusal = take_query(request, way, operation, arguments)) {
        return *std::move(refusal);
    }
    const auto bytes = std::ranges::find(way.takes, From::bytes, &Taken::from);
    if (bytes != way.takes.end()) {
        if (auto refusal = take_file(request, way, *bytes, arguments)) {
            return *std::move(refusal);
        }
    } else if (way.method != "GET") {
        if (auto refusal = take_body(request, way, council, arguments)) {
            return *std::move(refusal);
        }
        if (way.extra == Extra::version) {
            if (auto refusal = take_if_match(request, arguments)) {
                return *std::move(refusal);
            }
        }
    }
    return arguments;
}

}  // namespace moothall::rest_api
