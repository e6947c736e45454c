#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "event_logs/imported_case.h"
#include "journal/fold.h"
#include "store/store.h"

namespace moothall::case_logs {

/// The id of the case of this type that has this reference where it came from; nothing if there is
/// none.
std::optional<std::string> known_case(store::Reader& reader, std::string_view type,
                                      const std::string& external_reference);

/// What a case has of logs already, so that each event is taken once.
///
/// Events are the same when all that the log says of the event itself is: activity, moment,
/// resource, lifecycle and every column but those of the case. Two alike in one case count as two.
/// Threads: one.
class TakenEvents {
public:
    /// Reads the events of the case.
    TakenEvents(store::Reader& reader, const journal::Folds& folds, std::string_view case_id);

    /// Whether the case has this event; each that it has answers once.
    bool has(const event_logs::ImportedEvent& event);

    /// What the logs said last of the case.
    const event_logs::Attributes& attributes() const { return attributes_; }

private:
    std::map<std::string, int> left_;
    event_logs::Attributes attributes_;
};

}  // namespace moothall::case_logs
