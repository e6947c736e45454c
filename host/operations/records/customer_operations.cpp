// Who is the same customer as another, and what was said to them.
#include <algorithm>

#include "customers/customer_search.h"
#include "customers/merging.h"
#include "operations/answers.h"
#include "operations/council.h"
#include "operations/operation_groups.h"
#include "operations/records/contacts.h"

namespace moothall::operations {
namespace {

constexpr std::size_t looked_at_most = 20;

/// Those who are like what would be typed for a customer, and why that says something.
void add_likely(store::Reader& reader, const customers::Customer& customer,
                const std::string& typed, const char* because, List& items) {
    for (const auto& found : customers::search_customers(reader, typed, looked_at_most)) {
        const bool is_known =
            found.customer.id == customer.id || std::ranges::any_of(items, [&](const Value& item) {
                return item.as_table()->text("id") == found.customer.id;
            });
        if (!is_known && found.customer.kind == customer.kind) {
            items.emplace_back(customers::to_table(found.customer).set("because", because));
        }
    }
}

Result<Value> list_duplicates(Council& council, const Caller&, const Table& arguments) {
    const auto reader = council.store.read();
    const auto customer = customers::find_master(*reader, arguments.text("id"));
    if (!customer) {
        return customer.error();
    }
    List items;
    if (customer->born) {
        add_likely(*reader, *customer, customer->name + " " + to_text(*customer->born),
                   "The name sounds the same, and so is the date of birth.", items);
    }
    if (!customer->phone.empty()) {
        add_likely(*reader, *customer, customer->phone, "The telephone number is the same.", items);
    }
    return list_answer(std::move(items), "");
}

Result<Value> list_contacts(Council& council, const Caller&, const Table& arguments) {
    Result<Value> answer = Value();
    council.store.show([&](store::Reader& reader) {
        const auto customer = customers::find_master(reader, arguments.text("id"));
        if (!customer) {
            answer = customer.error();
            return;
        }
        Contacts contacts = contacts_of(council, reader, *customer, limit_of(arguments));
        answer = Value(Table{}.set("items", std::move(contacts.items)).set("cut", contacts.cut));
    });
    return answer;
}

/// Has both events kept, and shows what is asked about as it is then.
Result<Value> keep(
    Council& council, const Caller& caller, const std::string& shown,
    const std::function<Result<journal::Decision>(store::Reader&, const journal::Cause&)>& decide) {
    const auto cause = cause_of(council, caller, council.clock.now());
    const auto committed = council.journal.decide_and_commit(
        cause, [&](store::Reader& reader) { return decide(reader, cause); });
    if (!committed) {
        return committed.error();
    }
    const auto customer = customers::find_customer(*council.store.read(), shown);
    if (!customer) {
        return customer.error();
    }
    return Value(customers::to_table(*customer));
}

Result<Value> merge_customers(Council& council, const Caller& caller, const Table& arguments) {
    const std::string& into = arguments.text("into");
    return keep(council, caller, into, [&](store::Reader& reader, const journal::Cause& cause) {
        return customers::merge(reader, cause, arguments.text("id"), into);
    });
}

Result<Value> split_customer(Council& council, const Caller& caller, const Table& arguments) {
    const std::string& id = arguments.text("id");
    return keep(council, caller, id, [&](store::Reader& reader, const journal::Cause& cause) {
        return customers::split(reader, cause, id);
    });
}

}  // namespace

std::vector<Operation> customer_operations() {
    using access::Deed;
    return {
        {"customer.contacts",
         "customer.contacts { id: text, limit?: integer 1..1000 } -> { items: [contact], cut: "
         "yes_no (There is more than was asked for.) }",
         "Lists calls, messages and letters over all cases of a customer, the newest first.",
         Deed::read,
         {{"id"}, "", {"happened_at", "kind", "reference", "title", "text"}},
         list_contacts},
        {"customer.duplicates",
         "customer.duplicates { id: text } -> { items: [customer] }",
         "Lists customers who may be the same person: those of the same sound and date of birth, "
         "or "
         "of the same telephone number.",
         Deed::read,
         {{"id"}, "", {"id", "name", "born", "address", "because"}},
         list_duplicates},
        {"customer.merge",
         "customer.merge { id: text, into: text (The id of the one that stays.) } -> customer",
         "Merges a customer into another who is the same. What is known of both is kept; the cases "
         "of the first are found with the second.",
         Deed::work,
         {{"id", "into"}},
         merge_customers},
        {"customer.split",
         "customer.split { id: text } -> customer",
         "Takes a merging back: the customer stands for themselves again.",
         Deed::work,
         {{"id"}},
         split_customer},
    };
}

}  // namespace moothall::operations
