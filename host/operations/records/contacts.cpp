#include "operations/records/contacts.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "journal/folding/taking_back.h"
#include "operations/cases/case_search.h"
#include "operations/cases/told_events.h"
#include "workflows/showing/diagram.h"

namespace moothall::operations {
namespace {

constexpr std::size_t cases_most = 100;
constexpr std::int64_t events_most = 200;

/// "call", "message" or "letter"; empty for an event that is no contact.
std::string kind_of(const journal::Event& event) {
    if (event.kind == "case.message_added") {
        return event.facts.text_or_empty("channel") == "phone" ? "call" : "message";
    }
    const bool is_letter = event.kind == "case.letter_requested" ||
                           event.kind == "case.delivered" || event.kind == "case.delivery_failed";
    return is_letter ? "letter" : "";
}

/// The contacts of one case, added to all.
void add_those_of(Council& council, store::Reader& reader, const cases::CaseRecord& record,
                  Actors& actors, std::vector<Table>& all) {
    const auto bundle = council.bundles.get(reader, record.workflow);
    const auto head = reader.head(record.stream());
    const std::int64_t after = std::max<std::int64_t>(0, (head ? head->number : 0) - events_most);
    const auto events = journal::events_of(reader, council.folds, record.stream(), after,
                                           static_cast<std::size_t>(events_most));
    std::set<std::int64_t> undone;
    for (const journal::Event& event : events) {
        const auto numbers = journal::taken_back_by(event);
        undone.insert(numbers.begin(), numbers.end());
    }
    for (const journal::Event& event : events) {
        const std::string kind = kind_of(event);
        if (kind.empty()) {
            continue;
        }
        Table item = told(event, bundle->definition, actors);
        item.remove("number");
        item.remove("clocks");
        item.set("reference", record.reference)
            .set("case_title", workflows::title_of(bundle->definition.title, record.type))
            .set("kind", kind);
        if (kind == "call") {
            item.set("title", "Call");
        }
        if (undone.contains(event.number)) {
            item.set("undone", true);
        }
        all.push_back(std::move(item));
    }
}

}  // namespace

Contacts contacts_of(Council& council, store::Reader& reader, const customers::Customer& customer,
                     std::size_t limit) {
    cases::CaseFilter filter;
    filter.customer = customer.id;
    filter.closed_too = true;
    const auto page = list_with_merged(reader, filter, cases_most, "").value();
    Actors actors(reader);
    std::vector<Table> all;
    for (const cases::CaseRecord& record : page.items) {
        add_those_of(council, reader, record, actors, all);
    }
    std::ranges::stable_sort(all, std::ranges::greater(),
                             [](const Table& item) { return item.instant("happened_at"); });
    Contacts contacts{{}, all.size() > limit || !page.next_cursor.empty()};
    all.resize(std::min(all.size(), limit));
    for (Table& item : all) {
        contacts.items.emplace_back(std::move(item));
    }
    return contacts;
}

}  // namespace moothall::operations
