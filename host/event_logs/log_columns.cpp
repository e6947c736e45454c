#include "event_logs/log_columns.h"

#include <algorithm>
#include <utility>

namespace moothall::event_logs {

ColumnRole role_of(std::string_view column) {
    if (column == case_id_column) {
        return ColumnRole::case_id;
    }
    if (column == activity_column) {
        return ColumnRole::activity;
    }
    if (column == time_column) {
        return ColumnRole::time;
    }
    if (column == resource_column) {
        return ColumnRole::resource;
    }
    if (column == lifecycle_column) {
        return ColumnRole::lifecycle;
    }
    return column.starts_with("case:") ? ColumnRole::of_the_case : ColumnRole::of_the_event;
}

LogColumns::LogColumns(std::vector<std::string> names)
    : LogColumns(std::move(names), std::vector<AttributeKind>()) {}

LogColumns::LogColumns(std::vector<std::string> names, std::vector<AttributeKind> kinds)
    : names_(std::move(names)), kinds_(std::move(kinds)) {
    kinds_.resize(names_.size(), AttributeKind::text);
    roles_.reserve(names_.size());
    for (const std::string& name : names_) {
        roles_.push_back(role_of(name));
    }
}

std::optional<std::size_t> LogColumns::find(ColumnRole role) const {
    const auto found = std::find(roles_.begin(), roles_.end(), role);
    return found == roles_.end() ? std::nullopt
                                 : std::optional(static_cast<std::size_t>(found - roles_.begin()));
}

}  // namespace moothall::event_logs
