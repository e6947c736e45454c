#include "cases/queues/handing_back.h"

#include <algorithm>
#include <ranges>

#include "cases/case_change.h"
#include "cases/find_case.h"

namespace moothall::cases {

Result<journal::Decision> hand_back(store::Reader& reader, const journal::Cause& cause,
                                    std::string_view reference, const std::string& reason) {
    const auto record = find_case(reader, reference);
    if (!record) {
        return record.error();
    }
    if (!record->open) {
        return Refusal{RefusalKind::not_available,
                       record->reference + " is closed, so it cannot go back to the team."};
    }
    if (record->owner != cause.actor) {
        return Refusal{RefusalKind::not_available,
                       record->reference + " is not yours, so you cannot hand it back."};
    }
    const Assignment nobody{.owner = "", .reason = reason, .handed_back = true};
    return journal::Decision{cause,
                             {{record->stream(), reader.head(record->stream()).value().number}},
                             {},
                             {assigned(record->stream(), cause.recorded_at, nobody)}};
}

bool was_handed_back_by(store::Reader& reader, const journal::Folds& folds, std::string_view stream,
                        std::string_view officer) {
    constexpr std::int64_t stretch = 50;
    const auto head = reader.head(stream);
    std::int64_t upto = head ? head->number : 0;
    while (upto > 0) {
        const std::int64_t after = std::max<std::int64_t>(0, upto - stretch);
        const auto events = journal::events_of(reader, folds, stream, after,
                                               static_cast<std::size_t>(upto - after));
        for (const journal::Event& event : std::views::reverse(events)) {
            if (event.kind == "case.assigned" && !event.facts.has("team")) {
                return event.facts.has("handed_back") && event.cause.actor == officer;
            }
        }
        upto = after;
    }
    return false;
}

}  // namespace moothall::cases
