#include "customers/customer_search.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "customers/merging.h"
#include "finding/search.h"

namespace moothall::customers {
namespace {

finding::Particulars particulars_of(const Customer& customer) {
    return {customer.name, customer.address, "", customer.phone, customer.email, customer.born};
}

}  // namespace

const store::Table& customer_terms_table() {
    static const store::Table table = finding::terms_table("customer_terms");
    return table;
}

std::vector<FoundCustomer> search_customers(store::Reader& reader, std::string_view typed,
                                            std::size_t limit) {
    std::vector<FoundCustomer> all;
    if (limit == 0) {
        return all;
    }
    const auto add = [&](Customer customer, finding::Likeness likeness) {
        if (!customer.merged_into.empty()) {
            customer = find_master(reader, customer.id).value();
        }
        const bool is_there = std::ranges::any_of(
            all, [&](const FoundCustomer& found) { return found.customer.id == customer.id; });
        if (!is_there && all.size() < limit) {
            all.push_back({std::move(customer), likeness});
        }
    };
    if (auto numbered = find_customer(reader, typed)) {
        add(*std::move(numbered), finding::Likeness::exact);
    }
    std::map<std::string, Customer> read;
    const auto known = [&](const std::string& id) -> std::optional<finding::Particulars> {
        auto found = find_customer(reader, id);
        if (!found) {
            return std::nullopt;
        }
        return particulars_of(read.emplace(id, *std::move(found)).first->second);
    };
    const finding::Searched searched{customer_terms_table(), customer_words, known};
    for (const finding::Hit& hit : finding::search(reader, searched, typed, limit)) {
        add(std::move(read.at(hit.key)), hit.likeness);
    }
    return all;
}

void keep_terms_of(const Customer& customer, store::Writer& writer) {
    finding::keep_terms(writer, customer_terms_table(), customer.id, particulars_of(customer));
}

void forget_terms_of(const Customer& customer, store::Writer& writer) {
    finding::forget_terms(writer, customer_terms_table(), customer.id, particulars_of(customer));
}

}  // namespace moothall::customers
