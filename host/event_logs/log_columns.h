#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "event_logs/attribute_kind.h"

namespace moothall::event_logs {

inline constexpr std::string_view case_id_column = "case:concept:name";
inline constexpr std::string_view activity_column = "concept:name";
inline constexpr std::string_view time_column = "time:timestamp";
inline constexpr std::string_view resource_column = "org:resource";
inline constexpr std::string_view lifecycle_column = "lifecycle:transition";

/// What a column of an event log tells.
enum class ColumnRole {
    case_id,
    activity,
    time,
    resource,
    lifecycle,
    of_the_case,   ///< Any other column whose name begins with "case:".
    of_the_event,  ///< Every column else.
};

/// What a column tells, by its name alone.
ColumnRole role_of(std::string_view column);

/// The columns of one log, in its order.
class LogColumns {
public:
    /// Columns of text.
    explicit LogColumns(std::vector<std::string> names);
    /// Columns of these kinds. Requires as many kinds as names.
    LogColumns(std::vector<std::string> names, std::vector<AttributeKind> kinds);

    const std::vector<std::string>& names() const { return names_; }
    ColumnRole role(std::size_t column) const { return roles_[column]; }
    const std::vector<AttributeKind>& kinds() const { return kinds_; }

    /// Where the column of a role stands; nothing if the log has none.
    std::optional<std::size_t> find(ColumnRole role) const;

private:
    std::vector<std::string> names_;
    std::vector<ColumnRole> roles_;
    std::vector<AttributeKind> kinds_;
};

}  // namespace moothall::event_logs
