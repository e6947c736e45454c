#pragma once

#include <moothall/service/date.h>
#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "clocks/clock_rule.h"
#include "workflows/definitions/definition.h"

namespace moothall::workflows {

/// The closed list of what a workflow may ask the host to do.
namespace effects {

struct Record {
    Table fields;  ///< Checked values; nil clears an optional field.
};
struct AddRow {
    std::string field;
    Table values;
};
struct ChangeRow {
    std::string field;
    std::int64_t row = 0;  ///< The row's own number.
    Table values;
};
struct RemoveRow {
    std::string field;
    std::int64_t row = 0;
};
struct Letter {
    std::string name;
    std::string to;  ///< "customer" if nothing was said.
    std::string copy;
    Table values;  ///< For its text: plain values by name.
};
struct Task {
    std::string text;
    std::string to;                         ///< A role; empty: whoever owns the case.
    std::optional<clocks::Duration> after;  ///< Due so long from now; or
    std::optional<Date> on;                 ///< on this day.
};
struct Hold {
    std::string name;
    std::optional<Date> ends_on;  ///< Else the hold's own length, from now.
};
struct Lift {
    std::string name;
};
struct SetTimer {
    std::string name;
    std::optional<clocks::Duration> after;  ///< So long from now; or
    std::optional<Date> on;                 ///< at the start of this day.
    std::string take;
    std::string reason;
};
struct DropTimer {
    std::string name;
};
struct Reserve {
    std::string of_register;
    std::string key;
    std::optional<Date> on;  ///< Today if nothing was said.
    std::int64_t amount = 1;
};
struct Release {
    std::string of_register;
    std::string key;  ///< Empty: all that the case holds of this register.
};
struct Note {
    std::string text;
};
struct BringForward {
    Date on;
    std::string to;  ///< A role; empty: whoever owns the case.
    std::string what;
};
struct Link {
    std::string to;  ///< A reference, as it was given.
    std::string as;
};

}  // namespace effects

using Effect = std::variant<effects::Record, effects::AddRow, effects::ChangeRow,
                            effects::RemoveRow, effects::Letter, effects::Task, effects::Hold,
                            effects::Lift, effects::SetTimer, effects::DropTimer, effects::Reserve,
                            effects::Release, effects::Note, effects::BringForward, effects::Link>;

/// Reads one effect as a script wrote it: `record { adults = 1 }` and so on. `today` is the
/// council's day, or nothing where a workflow is checked on no day.
/// Refused: invalid_input, with a sentence that names the effect and the argument.
Result<Effect> read_effect(const Definition& definition, const Value& value,
                           std::optional<Date> today);

/// Reads what an act returned: nothing, one effect or a list of them, in their order.
/// Refused: as read_effect, for the first that is wrong; more than 200 effects.
Result<std::vector<Effect>> read_effects(const Definition& definition, const Value& returned,
                                         std::optional<Date> today);

/// The word of the effect: "record", "letter".
std::string_view name_of(const Effect& effect);

}  // namespace moothall::workflows
