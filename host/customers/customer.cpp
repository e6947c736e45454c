#include "customers/customer.h"

#include <algorithm>
#include <optional>

#include "customers/customer_search.h"
#include "customers/merging.h"
#include "json/json.h"

namespace moothall::customers {
namespace {

constexpr std::size_t text_max = 500;

Customer customer_from(std::string id, const Table& table) {
    Customer customer{std::move(id),
                      table.text("name"),
                      table.text("kind"),
                      table.text_or_empty("email"),
                      table.text_or_empty("phone"),
                      table.text_or_empty("address"),
                      table.text_or_empty("external_id"),
                      {}};
    if (table.has("born")) {
        customer.born = table.date("born");
    }
    customer.merged_into = table.text_or_empty("merged_into");
    if (table.has("merged")) {
        for (const Value& other : table.list("merged")) {
            customer.merged.push_back(*other.as_text());
        }
    }
    return customer;
}

Customer customer_of(const store::Row& row) {
    const Value record = json::parse(std::get<std::string>(row.at(2))).value();
    return customer_from(std::get<std::string>(row.at(0)), *record.as_table());
}

std::optional<std::string> wrong_field(const Customer& customer, Instant now) {
    if (customer.name.empty()) {
        return "Give the customer's name.";
    }
    for (const auto* text : {&customer.name, &customer.email, &customer.phone, &customer.address,
                             &customer.external_id}) {
        if (text->size() > text_max) {
            return "A field of a customer holds at most 500 letters.";
        }
    }
    if (customer.kind != "person" && customer.kind != "organisation") {
        return "A customer is a person or an organisation.";
    }
    if (!customer.email.empty() && customer.email.find('@') == std::string::npos) {
        return "The e-mail address has no @ in it.";
    }
    const bool phone_is_odd = std::ranges::any_of(customer.phone, [](char c) {
        return std::string_view("0123456789+() -").find(c) == std::string_view::npos;
    });
    if (phone_is_odd) {
        return "A telephone number is made of digits, spaces, brackets, + and -.";
    }
    if (customer.born && Instant(*customer.born) > now) {
        return "The date of birth is in the future.";
    }
    return std::nullopt;
}

}  // namespace

Table to_table(const Customer& customer) {
    Table table;
    table.set("name", customer.name).set("kind", customer.kind);
    table.set_unless_empty("id", customer.id);
    table.set_unless_empty("email", customer.email);
    table.set_unless_empty("phone", customer.phone);
    table.set_unless_empty("address", customer.address);
    table.set_unless_empty("external_id", customer.external_id);
    if (customer.born) {
        table.set("born", *customer.born);
    }
    table.set_unless_empty("merged_into", customer.merged_into);
    if (!customer.merged.empty()) {
        table.set("merged", List(customer.merged.begin(), customer.merged.end()));
    }
    return table;
}

const store::Table& customer_table() {
    static const store::Table table{"customers",
                                    store::TableClass::projection,
                                    {{"id", store::ColumnKind::text},
                                     {"external_id", store::ColumnKind::text},
                                     {"record", store::ColumnKind::text}},
                                    1,
                                    {{"by_external_id", {1}}}};
    return table;
}

journal::Fold customer_fold() {
    return [](const journal::Event& event, store::Writer& writer) {
        keep_merging(event, writer);
        if (event.kind != "customer.added" || event.erased) {
            return;
        }
        const std::string id = event.stream.substr(std::string_view("customer/").size());
        const Customer customer = customer_from(id, event.body);
        writer.put(customer_table(), {id, customer.external_id, json::to_json(event.body)});
        writer.index_text(customer_words, id, event.happened_at.time_since_epoch().count(),
                          customer.name + "\n" + customer.email + "\n" + customer.phone + "\n" +
                              customer.address + "\n" + customer.external_id);
        keep_terms_of(customer, writer);
    };
}

void forget_customer(std::string_view stream, std::int64_t /*last*/, store::Writer& writer) {
    const std::string id(stream.substr(std::string_view("customer/").size()));
    if (const auto row = writer.find(customer_table(), {id})) {
        forget_terms_of(customer_of(*row), writer);
    }
    writer.remove(customer_table(), {id});
    writer.remove_text(customer_words, id);
}

Result<journal::Draft> customer_added(const Customer& customer, Instant now) {
    if (const auto wrong = wrong_field(customer, now)) {
        return Refusal{RefusalKind::invalid_input, *wrong};
    }
    Table body = to_table(customer);
    body.remove("id");
    return journal::Draft{"customer/" + customer.id,          "customer.added", 1, now,
                          Table{}.set("kind", customer.kind), std::move(body)};
}

Result<Customer> find_customer(store::Reader& reader, std::string_view id) {
    if (const auto row = reader.find(customer_table(), {std::string(id)})) {
        return customer_of(*row);
    }
    const auto rows =
        reader.list({&customer_table(), "by_external_id", {std::string(id)}, {}, {}, {}, 1});
    if (!id.empty() && !rows.empty()) {
        return customer_of(rows.front());
    }
    return Refusal{RefusalKind::not_found, "There is no customer '" +
                                               std::string(id.substr(0, 60)) +
                                               "'. Look for the name with customer list."};
}

std::optional<Refusal> id_is_taken(store::Reader& reader, std::string_view external_id) {
    if (external_id.empty()) {
        return std::nullopt;
    }
    const auto known = find_customer(reader, external_id);
    if (!known) {
        return std::nullopt;
    }
    return Refusal{RefusalKind::not_available, "The customer " + known->id +
                                                   " has the external id '" +
                                                   std::string(external_id.substr(0, 60)) +
                                                   "' already. Look at it with customer show."};
}

std::vector<Customer> list_customers(store::Reader& reader, std::string_view after,
                                     std::size_t limit) {
    store::ListQuery query{&customer_table(), "", {}, {}, {}, {}, limit};
    if (!after.empty()) {
        query.after = {std::string(after)};
    }
    std::vector<Customer> all;
    for (const store::Row& row : reader.list(query)) {
        all.push_back(customer_of(row));
    }
    return all;
}

}  // namespace moothall::customers
