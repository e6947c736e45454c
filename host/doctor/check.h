#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace moothall::doctor {

/// How much what was found matters.
enum class Severity {
    ok,
    warning,  ///< Works, but somebody should see to it.
    problem,  ///< Work or data are lost, or soon will be.
};

std::string_view name_of(Severity severity);  ///< "warning".

/// A kind of trouble that a check can find.
struct Trouble {
    std::string_view name;  ///< "disk_full".
    Severity severity;
    std::string_view meaning;  ///< What is the case then, for the page of all checks.
    std::string_view remedy;   ///< What to do, in whole sentences.
};

enum class Unit { count, bytes, microseconds };

/// Something that a check measures.
struct Figure {
    std::string_view name;  ///< Without its unit: "disk_free".
    Unit unit;
    std::string_view about;
};

std::string name_with_unit(const Figure& figure);  ///< "disk_free_bytes", "sync_us".
/// As Prometheus wants it, in base units: "moothall_disk_free_bytes", "moothall_sync_seconds".
std::string metric_name(const Figure& figure);

/// A check as it is declared: the page docs/operating/doctor.md is made of these.
struct Check {
    std::string_view name;  ///< "disk".
    std::string_view title;
    std::string_view about;  ///< What it looks at.
    std::vector<Trouble> troubles;
    std::vector<Figure> figures;
};

}  // namespace moothall::doctor
