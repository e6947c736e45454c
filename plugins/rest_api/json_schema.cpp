#include "json_schema.h"

namespace moothall::rest_api {
namespace {

using channel::Member;
using channel::Shape;

/// One word of JSON Schema, and the form of a text.
struct Plain {
    const char* type;
    const char* format = "";
};

std::optional<Plain> plain_type(const std::string& kind) {
    static const std::map<std::string, Plain> plain{
        {"text", {"string"}},         {"place", {"string"}},
        {"choice", {"string"}},       {"integer", {"integer"}},
        {"money", {"integer"}},       {"yes_no", {"boolean"}},
        {"date", {"string", "date"}}, {"instant", {"string", "date-time"}},
    };
    const auto found = plain.find(kind);
    return found == plain.end() ? std::nullopt : std::optional(found->second);
}

/// Of "any" this says nothing: every value is one.
Table plain_schema(const Shape& shape) {
    Table schema;
    if (const auto plain = plain_type(shape.kind)) {
        schema.set("type", plain->type).set_unless_empty("format", std::string(plain->format));
    }
    if (shape.kind == "number") {
        schema.set("type", List{"integer", "string"});
    }
    if (shape.least) {
        schema.set("minimum", *shape.least);
    }
    if (shape.most) {
        schema.set("maximum", *shape.most);
    }
    if (!shape.choices.empty()) {
        schema.set("enum", List(shape.choices.begin(), shape.choices.end()));
    }
    return schema;
}

Table record_schema(const Shape& shape, NamedSchemas& named) {
    Table properties;
    List required;
    for (const Member& member : shape.members) {
        if (member.shape.kind == "bytes") {
            continue;
        }
        properties.set(member.name, schema_of(member.shape, named));
        if (!member.is_optional) {
            required.emplace_back(member.name);
        }
    }
    Table schema;
    schema.set("type", "object").set("properties", std::move(properties));
    if (!required.empty()) {
        schema.set("required", std::move(required));
    }
    return schema;
}

Table either_schema(const Shape& shape, NamedSchemas& named) {
    List any_of;
    for (const Shape& one : shape.element) {
        any_of.emplace_back(schema_of(one, named));
    }
    return Table{}.set("anyOf", std::move(any_of));
}

Table own_schema(const Shape& shape, NamedSchemas& named) {
    if (shape.kind == "record") {
        return record_schema(shape, named);
    }
    if (shape.kind == "list") {
        return Table{}.set("type", "array").set("items", schema_of(shape.element.front(), named));
    }
    if (shape.kind == "map") {
        return Table{}
            .set("type", "object")
            .set("additionalProperties", schema_of(shape.element.front(), named));
    }
    return shape.kind == "either" ? either_schema(shape, named) : plain_schema(shape);
}

}  // namespace

Table schema_of(const Shape& shape, NamedSchemas& named) {
    if (shape.name.empty()) {
        return own_schema(shape, named).set_unless_empty("description", shape.about);
    }
    const std::string name = schema_name(shape.name);
    if (!named.contains(name)) {
        Table schema = own_schema(shape, named);
        named.emplace(name, schema.set_unless_empty("description", shape.about));
    }
    return Table{}.set("$ref", "#/components/schemas/" + name);
}

std::string schema_name(const std::string& shape) {
    std::string name;
    bool begins = true;
    for (const char c : shape) {
        const bool is_letter = c >= 'a' && c <= 'z';
        if (is_letter) {
            name.push_back(begins ? static_cast<char>(c - 'a' + 'A') : c);
        }
        begins = !is_letter;
    }
    return name;
}

}  // namespace moothall::rest_api
