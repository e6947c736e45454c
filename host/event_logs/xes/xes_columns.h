#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "event_logs/attribute_kind.h"
#include "event_logs/log_columns.h"

namespace moothall::event_logs {

/// Gathers the columns of a log that does not name them beforehand, in the order in which they
/// first occur. A column that is not of one kind throughout is text.
class XesColumns {
public:
    static constexpr std::size_t columns_max = 1'000;

    /// The case id stands first.
    XesColumns();

    void note(const std::string& name, AttributeKind kind);

    bool are_too_many() const { return names_.size() > columns_max; }
    LogColumns columns() const { return LogColumns(names_, kinds_); }

private:
    std::vector<std::string> names_;
    std::vector<AttributeKind> kinds_;
    std::map<std::string, std::size_t, std::less<>> places_;
};

/// The kinds of the columns of several logs together, by name.
class KnownKinds {
public:
    /// A column that was of another kind in an earlier log is text.
    void add(const LogColumns& columns);

    AttributeKind kind_of(std::string_view column) const;

private:
    std::map<std::string, AttributeKind, std::less<>> kinds_;
};

}  // namespace moothall::event_logs
