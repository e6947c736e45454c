#include "event_logs/xes/xes_columns.h"

namespace moothall::event_logs {

XesColumns::XesColumns() {
    note(std::string(case_id_column), AttributeKind::text);
}

void XesColumns::note(const std::string& name, AttributeKind kind) {
    const auto [found, is_new] = places_.try_emplace(name, names_.size());
    if (is_new) {
        names_.push_back(name);
        kinds_.push_back(kind);
    } else if (kinds_[found->second] != kind) {
        kinds_[found->second] = AttributeKind::text;
    }
}

void KnownKinds::add(const LogColumns& columns) {
    for (std::size_t at = 0; at < columns.names().size(); ++at) {
        const AttributeKind kind = columns.kinds()[at];
        const auto [found, is_new] = kinds_.try_emplace(columns.names()[at], kind);
        if (!is_new && found->second != kind) {
            found->second = AttributeKind::text;
        }
    }
}

AttributeKind KnownKinds::kind_of(std::string_view column) const {
    const auto found = kinds_.find(column);
    return found == kinds_.end() ? AttributeKind::text : found->second;
}

}  // namespace moothall::event_logs
