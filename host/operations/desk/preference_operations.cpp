// How people like the front ends that they work with.
#include "operations/answers.h"
#include "operations/council.h"
#include "operations/operation_groups.h"
#include "settings/preferences.h"

namespace moothall::operations {
namespace {

Table answer_of(const Table& arguments, Table values) {
    return Table{}.set("of", arguments.text("of")).set("values", std::move(values));
}

Result<Value> keep_preferences(Council& council, const Caller& caller, const Table& arguments) {
    Table values = table_or_empty(arguments, "values");
    const auto kept =
        settings::keep_preferences(council.store, caller.actor.id, arguments.text("of"), values);
    if (!kept) {
        return kept.error();
    }
    return Value(answer_of(arguments, std::move(values)));
}

Result<Value> show_preferences(Council& council, const Caller& caller, const Table& arguments) {
    return Value(answer_of(arguments, settings::preferences(*council.store.read(), caller.actor.id,
                                                            arguments.text("of"))));
}

}  // namespace

std::vector<Operation> preference_operations() {
    using access::Deed;
    return {
        {"preferences.keep",
         "preferences.keep { of: text (A front end, such as desk.), values: { *: any } } -> { of: "
         "text, values: { *: any } }",
         "Keeps how you like a front end, in place of what was kept before.",
         Deed::work,
         {{"of"}, "values"},
         keep_preferences},
        {"preferences.show",
         "preferences.show { of: text } -> { of: text, values: { *: any } }",
         "Shows how you like a front end; no values where you have kept none.",
         Deed::read,
         {{"of"}},
         show_preferences},
    };
}

}  // namespace moothall::operations
