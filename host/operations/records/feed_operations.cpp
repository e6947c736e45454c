// Every event, in the order of positions: for those who follow what happens.
#include <map>

#include "cases/find_case.h"
#include "operations/answers.h"
#include "operations/council.h"
#include "operations/operation_groups.h"

namespace moothall::operations {
namespace {

constexpr std::string_view case_prefix = "case/";
constexpr std::string_view officer_prefix = "officer/";

/// How many events one page may look through for those that are asked for.
constexpr std::size_t looked_through_most = 5'000;
constexpr std::size_t looked_at_once = 500;

/// Which events somebody asked for, of those that they may see.
class Wanted {
public:
    Wanted(store::Reader& reader, const Caller& caller, const Table& arguments)
        : reader_(reader),
          kind_(arguments.text_or_empty("kind")),
          service_(arguments.text_or_empty("service")),
          sees_officers_(static_cast<bool>(access::may(caller.actor, access::Deed::administer))) {}

    bool has(const journal::Event& event) {
        if (!kind_.empty() && event.kind != kind_) {
            return false;
        }
        if (!sees_officers_ && event.stream.starts_with(officer_prefix)) {
            return false;
        }
        return service_.empty() || service_of(event.stream) == service_;
    }

private:
    /// The service of a case, or the one that a register or workflow is named after.
    std::string service_of(const std::string& stream) {
        if (!stream.starts_with(case_prefix)) {
            const std::size_t slash = stream.find('/');
            const std::size_t dot = stream.find('.', slash);
            return slash == std::string::npos || dot == std::string::npos
                       ? std::string()
                       : stream.substr(slash + 1, dot - slash - 1);
        }
        const auto known = services_.find(stream);
        if (known != services_.end()) {
            return known->second;
        }
        const auto record = cases::read_case(reader_, stream.substr(case_prefix.size()));
        return services_.emplace(stream, record ? record->service() : "").first->second;
    }

    store::Reader& reader_;
    std::string kind_;
    std::string service_;
    bool sees_officers_;
    std::map<std::string, std::string> services_;
};

Result<Value> list_events(Council& council, const Caller& caller, const Table& arguments) {
    const auto reader = council.store.read();
    Wanted wanted(*reader, caller, arguments);
    const std::size_t limit = limit_of(arguments);
    std::int64_t position = arguments.has("after") ? arguments.integer("after") : 0;
    List items;
    for (std::size_t seen = 0; seen < looked_through_most && items.size() < limit;) {
        const auto events = journal::events_after(*reader, council.folds, position, looked_at_once);
        for (const journal::Event& event : events) {
            if (items.size() == limit) {
                break;
            }
            position = event.position;
            if (wanted.has(event)) {
                items.push_back(event_answer(event));
            }
        }
        seen += events.size();
        if (events.size() < looked_at_once) {
            break;
        }
    }
    return list_answer(std::move(items), std::to_string(position));
}

}  // namespace

std::vector<Operation> feed_operations() {
    using access::Deed;
    return {
        {"journal.events",
         "journal.events { after?: integer 0..9000000000000000, kind?: text (Such as "
         "case.opened.), service?: text, "
         "limit?: integer 1..1000 } -> page of event",
         "Lists events in the order of their positions. Go on after `next_cursor`, which is given "
         "also where there is nothing more yet: so none is lost and none comes twice.",
         Deed::read,
         {{}, "", {"position", "stream", "number", "kind", "happened_at"}},
         list_events},
    };
}

}  // namespace moothall::operations
