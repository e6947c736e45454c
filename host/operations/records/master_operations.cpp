// Customers and places.
#include "customers/customer.h"
#include "customers/customer_search.h"
#include "operations/answers.h"
#include "operations/council.h"
#include "operations/operation_groups.h"
#include "places/place.h"
#include "places/place_search.h"

namespace moothall::operations {
namespace {

/// Keeps the event that adds a record, unless the condition refuses it in the very keeping, and
/// gives the id after `kind`: for a command that was given before, the id of then.
Result<std::string> keep_new(Council& council, const Caller& caller, Instant now,
                             const journal::Draft& draft, std::string_view kind,
                             const journal::Condition& condition) {
    const auto committed =
        council.journal.commit({cause_of(council, caller, now), {}, {condition}, {draft}});
    if (!committed) {
        return committed.error();
    }
    const std::string& stream = committed->events.front().stream;
    if (!stream.starts_with(kind)) {
        return Refusal{RefusalKind::invalid_input,
                       "A command with this id has done something else already: give yours an id "
                       "of its own."};
    }
    return stream.substr(kind.size());
}

Result<Value> add_customer(Council& council, const Caller& caller, const Table& arguments) {
    const Instant now = council.clock.now();
    customers::Customer customer{
        journal::new_id(now, council.randomness), arguments.text("name"),
        arguments.text_or_empty("kind"),          arguments.text_or_empty("email"),
        arguments.text_or_empty("phone"),         arguments.text_or_empty("address"),
        arguments.text_or_empty("external_id"),   {}};
    if (customer.kind.empty()) {
        customer.kind = "person";
    }
    if (arguments.has("born")) {
        customer.born = arguments.date("born");
    }
    const auto draft = customers::customer_added(customer, now);
    if (!draft) {
        return draft.error();
    }
    const auto is_taken = [&](store::Reader& reader) {
        return customers::id_is_taken(reader, customer.external_id);
    };
    const auto id = keep_new(council, caller, now, *draft, "customer/", is_taken);
    if (!id) {
        return id.error();
    }
    return Value(customers::to_table(*customers::find_customer(*council.store.read(), *id)));
}

Result<Value> show_customer(Council& council, const Caller&, const Table& arguments) {
    const auto found = customers::find_customer(*council.store.read(), arguments.text("id"));
    if (!found) {
        return found.error();
    }
    return Value(customers::to_table(*found));
}

Result<Value> list_customers(Council& council, const Caller&, const Table& arguments) {
    const std::size_t limit = limit_of(arguments);
    const std::string typed = arguments.text_or_empty("q");
    const auto reader = council.store.read();
    List items;
    if (!typed.empty()) {
        for (const auto& found : customers::search_customers(*reader, typed, limit)) {
            items.emplace_back(
                customers::to_table(found.customer).set("match", match_words(found.likeness)));
        }
        return list_answer(std::move(items), "");
    }
    const auto all = customers::list_customers(*reader, arguments.text_or_empty("cursor"), limit);
    for (const auto& customer : all) {
        if (customer.merged_into.empty()) {
            items.emplace_back(customers::to_table(customer));
        }
    }
    return list_answer(std::move(items),
                       all.size() == limit ? std::string_view(all.back().id) : std::string_view());
}

Result<Value> add_place(Council& council, const Caller& caller, const Table& arguments) {
    const Instant now = council.clock.now();
    const places::Place place{arguments.text("uprn"), arguments.text("address"),
                              arguments.text_or_empty("postcode"), arguments.text_or_empty("ward")};
    const auto draft = places::place_added(place, now);
    if (!draft) {
        return draft.error();
    }
    const auto is_there = [&](store::Reader& reader) -> std::optional<Refusal> {
        if (!places::find_place(reader, place.uprn)) {
            return std::nullopt;
        }
        return Refusal{
            RefusalKind::not_available,
            "The place " + place.uprn + " is there already. Look at it with place show."};
    };
    const auto uprn = keep_new(council, caller, now, *draft, "place/", is_there);
    if (!uprn) {
        return uprn.error();
    }
    return Value(places::to_table(*places::find_place(*council.store.read(), *uprn)));
}

Result<Value> show_place(Council& council, const Caller&, const Table& arguments) {
    const auto found = places::find_place(*council.store.read(), arguments.text("uprn"));
    if (!found) {
        return found.error();
    }
    return Value(places::to_table(*found));
}

Result<Value> list_places(Council& council, const Caller&, const Table& arguments) {
    const std::size_t limit = limit_of(arguments);
    const std::string typed = arguments.text_or_empty("q");
    const auto reader = council.store.read();
    const auto found = typed.empty()
                           ? places::list_places(*reader, arguments.text_or_empty("cursor"), limit)
                           : places::search_places(*reader, typed, limit);
    List items;
    for (const auto& place : found) {
        items.emplace_back(places::to_table(place));
    }
    return list_answer(std::move(items), found.size() == limit && typed.empty()
                                             ? std::string_view(found.back().uprn)
                                             : std::string_view());
}

}  // namespace

std::vector<Operation> master_operations() {
    using access::Deed;
    return {
        {"customer.add",
         "customer.add { name: text, kind?: person|organisation, email?: text, phone?: text, "
         "address?: text, born?: date, external_id?: text } -> customer",
         "Adds a person or an organisation to the master record.",
         Deed::work,
         {{"name"}},
         add_customer},
        {"customer.show",
         "customer.show { id: text } -> customer",
         "Shows a customer.",
         Deed::read,
         {{"id"}},
         show_customer},
        {"customer.list",
         "customer.list { q?: text, limit?: integer 1..1000, cursor?: text } -> page of customer",
         "Lists customers, or finds them by name, also by sound, address, postcode, date of birth, "
         "phone, e-mail or number.",
         Deed::read,
         {{}, "", {"id", "name", "born", "address", "match"}},
         list_customers},
        {"place.add",
         "place.add { uprn: text, address: text, postcode?: text, ward?: text } -> place",
         "Adds an address or property with its UPRN.",
         Deed::work,
         {{"uprn", "address"}},
         add_place},
        {"place.show",
         "place.show { uprn: text } -> place",
         "Shows a place.",
         Deed::read,
         {{"uprn"}},
         show_place},
        {"place.list",
         "place.list { q?: text, limit?: integer 1..1000, cursor?: text } -> page of place",
         "Lists places, or finds them by address, postcode, house number or UPRN.",
         Deed::read,
         {{}, "", {"uprn", "address", "postcode"}},
         list_places},
    };
}

}  // namespace moothall::operations
