#include "operations/answers.h"
#include "operations/council.h"
#include "operations/operation_groups.h"
#include "workflows/showing/case_schema.h"
#include "workflows/showing/case_type.h"
#include "workflows/showing/diagram.h"

namespace moothall::operations {
namespace {

Result<Value> list_case_types(Council& council, const Caller&, const Table&) {
    const auto reader = council.store.read();
    List items;
    for (const workflows::Version& version : workflows::versions(*reader)) {
        if (!version.current) {
            continue;
        }
        const auto bundle = council.bundles.get(*reader, version.hash);
        const workflows::Definition& definition = bundle->definition;
        if (council.deciding.serves(definition.service())) {
            items.emplace_back(
                Table{}
                    .set("name", definition.name)
                    .set("title", workflows::title_of(definition.title, definition.name))
                    .set("service", definition.service())
                    .set("complexity", definition.complexity));
        }
    }
    return list_answer(std::move(items), "");
}

/// The bundle of a case type: the one that new cases start on, or the published one of a hash.
/// Refused: not_found.
Result<std::shared_ptr<const workflows::Bundle>> bundle_of(Council& council, store::Reader& reader,
                                                           const Table& arguments) {
    const std::string& name = arguments.text("name");
    if (!arguments.has("workflow")) {
        return council.bundles.current(reader, name);
    }
    const std::string& hash = arguments.text("workflow");
    if (!reader.find(workflows::workflow_table(), {hash})) {
        return Refusal{RefusalKind::not_found,
                       "No workflow with this hash was published. Take the "
                       "one that the case names, in full."};
    }
    auto bundle = council.bundles.get(reader, hash);
    if (bundle->definition.name != name) {
        return Refusal{RefusalKind::not_found,
                       "The workflow with this hash is of " + bundle->definition.name + "."};
    }
    return bundle;
}

Result<Value> show_case_type(Council& council, const Caller&, const Table& arguments) {
    const auto reader = council.store.read();
    const auto bundle = bundle_of(council, *reader, arguments);
    if (!bundle) {
        return bundle.error();
    }
    const workflows::Definition& definition = (*bundle)->definition;
    Table answer = workflows::case_type_of(definition, (*bundle)->hash);
    if (arguments.has("schema") && arguments.yes_no("schema")) {
        answer.set("schema", workflows::schema_of(definition))
            .set("words", workflows::words_by_language(definition));
    }
    return Value(std::move(answer));
}

}  // namespace

std::vector<Operation> case_type_operations() {
    using access::Deed;
    return {
        {"case-type.list",
         "case-type.list {} -> { items: [case_type_title] }",
         "Lists the case types of which a case can be opened.",
         Deed::read,
         {{}, "", {"name", "title", "service", "complexity"}},
         list_case_types},
        {"case-type.show",
         "case-type.show { name: text, workflow?: text, schema?: yes_no } -> case_type",
         "Shows a case type: its fields, states, actions, clocks and holds; as JSON Schema and in "
         "every language too, if asked.",
         Deed::read,
         {{"name"}},
         show_case_type},
    };
}

}  // namespace moothall::operations
