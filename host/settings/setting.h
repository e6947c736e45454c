#pragma once

#include <moothall/service/result.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journal/event.h"
#include "journal/fold.h"
#include "store/store.h"

namespace moothall::settings {

/// Whether two people have to stand behind every version of a workflow: one who wrote it and
/// another who publishes it.
inline constexpr std::string_view two_people = "workflows.two_people";

/// A rule of the council's own, as it stands. Every change is an event with who made it and why;
/// so a rule that binds the people who work here is kept with what they did, not in a file that
/// some programs are started with and others are not.
struct Setting {
    std::string name;   ///< "workflows.two_people".
    std::string about;  ///< What it means when it is on.
    bool on = false;
    std::string changed_by = {};  ///< An actor's id; empty while nobody has set it.
    std::optional<Instant> changed_at = {};
    std::string reason = {};
};

const store::Table& setting_table();
journal::Fold setting_fold();

/// Every setting that there is, by name, whether somebody has set it or not. Faults: StoreFault.
std::vector<Setting> list_settings(store::Reader& reader);

/// Whether a setting is on. Requires one that there is. Faults: StoreFault.
bool is_on(store::Reader& reader, std::string_view name);

enum class Switch { off, on };

/// The event that switches a setting. Refused: not_found, naming the settings there are;
/// not_available if it stands so already.
Result<journal::Draft> switched(store::Reader& reader, std::string_view name, Switch to,
                                std::string_view reason, Instant now);

}  // namespace moothall::settings
