#include "operations/answers.h"
#include "operations/council.h"
#include "operations/operation_groups.h"
#include "unsent/unsent_forms.h"

namespace moothall::operations {
namespace {

Table form_answer(const unsent::UnsentForm& form) {
    return Table{}.set("page", form.page).set("kept_at", form.kept_at);
}

Result<Value> keep_form(Council& council, const Caller& caller, const Table& arguments) {
    const unsent::UnsentForm form{arguments.text("page"), council.clock.now(),
                                  table_or_empty(arguments, "fields")};
    if (const auto kept = unsent::keep(council.store, caller.actor.id, form); !kept) {
        return kept.error();
    }
    return Value(form_answer(form));
}

Result<Value> show_form(Council& council, const Caller& caller, const Table& arguments) {
    const auto form = unsent::find(*council.store.read(), caller.actor.id, arguments.text("page"),
                                   council.clock.now());
    if (!form) {
        return Refusal{RefusalKind::not_found, "Nothing that you typed on this page was kept."};
    }
    return Value(form_answer(*form).set("fields", form->fields));
}

Result<Value> list_forms(Council& council, const Caller& caller, const Table&) {
    List items;
    for (const auto& form :
         unsent::list(*council.store.read(), caller.actor.id, council.clock.now())) {
        items.emplace_back(form_answer(form));
    }
    return list_answer(std::move(items), "");
}

Result<Value> drop_form(Council& council, const Caller& caller, const Table& arguments) {
    unsent::drop(council.store, caller.actor.id, arguments.text("page"));
    return Value(Table{}.set("page", arguments.text("page")));
}

}  // namespace

std::vector<Operation> unsent_operations() {
    using access::Deed;
    return {
        {"unsent.keep",
         "unsent.keep { page: text, fields: { *: any } } -> unsent_form",
         "Keeps for 30 days what you typed into a form and have not sent; nobody else sees it.",
         Deed::work,
         {{"page"}, "fields"},
         keep_form},
        {"unsent.show",
         "unsent.show { page: text } -> unsent_form",
         "Shows what you typed on a page and have not sent.",
         Deed::read,
         {{"page"}},
         show_form},
        {"unsent.list",
         "unsent.list {} -> { items: [unsent_form] }",
         "Lists the pages on which you typed something that you have not sent.",
         Deed::read,
         {{}, "", {"page", "kept_at"}},
         list_forms},
        {"unsent.drop",
         "unsent.drop { page: text } -> { page: text }",
         "Forgets what you typed on a page and have not sent.",
         Deed::work,
         {{"page"}},
         drop_form},
    };
}

}  // namespace moothall::operations
