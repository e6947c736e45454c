#include "workflows/showing/case_schema.h"

#include "workflows/showing/case_type.h"
#include "workflows/showing/diagram.h"

namespace moothall::workflows {
namespace {

/// How the bounds of a kind are called in a schema.
struct BoundNames {
    const char* least;
    const char* most;
};

BoundNames bound_names(FieldKind kind) {
    switch (kind) {
        case FieldKind::text:
            return {"minLength", "maxLength"};
        case FieldKind::rows:
            return {"minItems", "maxItems"};
        default:
            return {"minimum", "maximum"};
    }
}

/// JSON Schema has words for bounds that are whole numbers; dates and fractions have ours.
void set_bound(Table& schema, const char* name, const char* ours,
               const std::optional<Value>& bound) {
    if (bound) {
        schema.set(bound->as_integer() != nullptr ? name : ours, *bound);
    }
}

Table object_of(const std::vector<Field>& fields);

List one_of(const std::vector<Choice>& choices) {
    List list;
    for (const Choice& choice : choices) {
        list.emplace_back(
            Table{}.set("const", choice.value).set("title", title_of(choice.label, choice.value)));
    }
    return list;
}

void set_type(Table& schema, const Field& field) {
    switch (field.kind) {
        case FieldKind::integer:
        case FieldKind::money:
            schema.set("type", "integer");
            return;
        case FieldKind::number:
            schema.set("type", List{"integer", "string"});
            return;
        case FieldKind::yes_no:
            schema.set("type", "boolean");
            return;
        case FieldKind::date:
            schema.set("type", "string").set("format", "date");
            return;
        case FieldKind::choice:
            schema.set("type", "string").set("oneOf", one_of(field.options));
            return;
        case FieldKind::rows:
            schema.set("type", "array").set("items", object_of(field.columns));
            return;
        case FieldKind::text:
        case FieldKind::key:
            schema.set("type", "string");
            return;
    }
}

Table property_of(const Field& field, std::int64_t order) {
    const Table described = descriptor_of(field);
    Table schema;
    set_type(schema, field);
    schema.set("title", described.text("label"))
        .set("x-kind", described.text("kind"))
        .set("x-optional", field.optional)
        .set("x-order", order)
        .set_unless_empty("description", described.text_or_empty("hint"))
        .set_unless_empty("x-register", field.of_register);
    const auto [least, most] = bound_names(field.kind);
    set_bound(schema, least, "x-minimum", field.min);
    set_bound(schema, most, "x-maximum", field.max);
    if (described.has("shown_when")) {
        schema.set("x-shown-when", *described.find("shown_when"));
    }
    return schema;
}

/// The fields that somebody may give; a row needs those columns that are not optional.
Table object_of(const std::vector<Field>& fields) {
    Table properties;
    std::int64_t order = 0;
    for (const Field& field : fields) {
        if (!field.set_by_workflow) {
            properties.set(field.name, property_of(field, ++order));
        }
    }
    Table schema;
    schema.set("type", "object")
        .set("properties", std::move(properties))
        .set("additionalProperties", false);
    List required;
    for (const Field& field : fields) {
        if (!field.optional && !field.set_by_workflow) {
            required.emplace_back(field.name);
        }
    }
    if (!required.empty()) {
        schema.set("required", std::move(required));
    }
    return schema;
}

}  // namespace

Table schema_of(const Definition& definition) {
    Table schema = object_of(definition.fields);
    schema.remove("required");
    return schema.set("$schema", "https://json-schema.org/draft/2020-12/schema")
        .set("title", title_of(definition.title, definition.name));
}

}  // namespace moothall::workflows
