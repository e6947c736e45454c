#pragma once

#include <moothall/service/result.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journal/event.h"
#include "journal/fold.h"
#include "store/store.h"

namespace moothall::customers {

/// The person, organisation, employee or member whom a case is for: one master record, owned by no
/// plugin.
struct Customer {
    std::string id;
    std::string name;
    std::string kind;  ///< "person" or "organisation".
    std::string email;
    std::string phone;
    std::string address;
    std::string external_id;  ///< What makes an import repeatable.
    std::optional<Date> born;
    std::string merged_into = {};          ///< The id of the master; see merging.h.
    std::vector<std::string> merged = {};  ///< The ids of those that point here.
};

const store::Table& customer_table();
journal::Fold customer_fold();
void forget_customer(std::string_view stream, std::int64_t last, store::Writer& writer);

/// The collection under which the words of customers are searched.
inline constexpr std::string_view customer_words = "customers";

/// Refused: invalid_input, naming the field that cannot be right.
Result<journal::Draft> customer_added(const Customer& customer, Instant now);

/// Refused: not_found for an id or an external id that nobody has.
Result<Customer> find_customer(store::Reader& reader, std::string_view id);

/// Why no new customer can have this external id: somebody has it. An empty one is nobody's.
std::optional<Refusal> id_is_taken(store::Reader& reader, std::string_view external_id);

/// All customers by id, from the one after `after`.
std::vector<Customer> list_customers(store::Reader& reader, std::string_view after,
                                     std::size_t limit);

Table to_table(const Customer& customer);

}  // namespace moothall::customers
