#include "customers/merging.h"

#include <algorithm>

#include "json/json.h"

namespace moothall::customers {
namespace {

constexpr std::string_view merged_event = "customer.merged";   // Of the one that points.
constexpr std::string_view took_event = "customer.took_over";  // Of its master.
constexpr std::string_view split_event = "customer.split";     // Of the one that pointed.
constexpr std::string_view gave_event = "customer.gave_back";  // Of its master.
constexpr std::size_t followed_most = 100;

journal::Seen seen(store::Reader& reader, const std::string& id) {
    const std::string stream = "customer/" + id;
    const auto head = reader.head(stream);
    return {stream, head ? head->number : 0};
}

journal::Draft draft(const std::string& id, std::string_view kind, Instant now, const char* name,
                     const std::string& other) {
    return {"customer/" + id, std::string(kind), 1, now, Table{}, Table{}.set(name, other)};
}

/// One event of each of the two, in the order of the streams.
journal::Decision decision_of(store::Reader& reader, const journal::Cause& cause,
                              journal::Draft of_one, journal::Draft of_master,
                              const std::string& from, const std::string& into) {
    return {cause,
            {seen(reader, from), seen(reader, into)},
            {},
            {std::move(of_one), std::move(of_master)}};
}

void take_away(List& ids, const std::string& id) {
    std::erase_if(ids, [&](const Value& one) { return *one.as_text() == id; });
}

}  // namespace

Result<Customer> find_master(store::Reader& reader, std::string_view id) {
    auto found = find_customer(reader, id);
    for (std::size_t steps = 0; found && !found->merged_into.empty() && steps < followed_most;
         ++steps) {
        auto master = find_customer(reader, found->merged_into);
        if (!master) {
            return found;  // Its words were erased: what is left is the one that pointed to it.
        }
        found = std::move(master);
    }
    return found;
}

std::vector<std::string> ids_of(store::Reader& reader, const Customer& customer) {
    std::vector<std::string> ids{customer.id};
    std::vector<std::string> to_look_at = customer.merged;
    while (!to_look_at.empty() && ids.size() < followed_most) {
        const std::string id = to_look_at.back();
        to_look_at.pop_back();
        ids.push_back(id);
        if (const auto found = find_customer(reader, id)) {
            to_look_at.insert(to_look_at.end(), found->merged.begin(), found->merged.end());
        }
    }
    return ids;
}

Result<journal::Decision> merge(store::Reader& reader, const journal::Cause& cause,
                                std::string_view from, std::string_view into) {
    const auto one = find_customer(reader, from);
    if (!one) {
        return one.error();
    }
    const auto master = find_customer(reader, into);
    if (!master) {
        return master.error();
    }
    if (one->id == master->id) {
        return Refusal{RefusalKind::invalid_input,
                       "Both are the same customer. Name two that are the same person."};
    }
    if (one->kind != master->kind) {
        return Refusal{RefusalKind::invalid_input,
                       "A person and an organisation are not the same customer."};
    }
    for (const Customer* merged : {&*one, &*master}) {
        if (!merged->merged_into.empty()) {
            return Refusal{RefusalKind::not_available,
                           merged->name + " (" + merged->id +
                               ") was merged already. Name the record it was merged into, or take "
                               "that back with customer split."};
        }
    }
    return decision_of(
        reader, cause, draft(one->id, merged_event, cause.recorded_at, "into", master->id),
        draft(master->id, took_event, cause.recorded_at, "from", one->id), one->id, master->id);
}

Result<journal::Decision> split(store::Reader& reader, const journal::Cause& cause,
                                std::string_view from) {
    const auto one = find_customer(reader, from);
    if (!one) {
        return one.error();
    }
    if (one->merged_into.empty()) {
        return Refusal{RefusalKind::not_available,
                       one->name + " was not merged into another customer."};
    }
    return decision_of(reader, cause,
                       draft(one->id, split_event, cause.recorded_at, "from", one->merged_into),
                       draft(one->merged_into, gave_event, cause.recorded_at, "back", one->id),
                       one->id, one->merged_into);
}

void keep_merging(const journal::Event& event, store::Writer& writer) {
    const bool points = event.kind == merged_event || event.kind == split_event;
    const bool is_pointed_to = event.kind == took_event || event.kind == gave_event;
    const std::string id = event.stream.substr(std::string_view("customer/").size());
    auto row = points || is_pointed_to ? writer.find(customer_table(), {id}) : std::nullopt;
    if (!row || event.erased) {
        return;
    }
    std::string& cell = std::get<std::string>(row->at(2));
    const Value kept = json::parse(cell).value();
    Table record = *kept.as_table();
    List merged = record.has("merged") ? record.list("merged") : List();
    if (event.kind == merged_event) {
        record.set("merged_into", event.body.text("into"));
    } else if (event.kind == split_event) {
        record.remove("merged_into");
    } else if (event.kind == took_event) {
        merged.emplace_back(event.body.text("from"));
    } else {
        take_away(merged, event.body.text("back"));
    }
    record.remove("merged");
    if (!merged.empty()) {
        record.set("merged", std::move(merged));
    }
    cell = json::to_json(record);
    writer.put(customer_table(), *std::move(row));
}

}  // namespace moothall::customers
