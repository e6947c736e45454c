#include "council_tax/exemption.h"

namespace revenues {

using moothall::Result;
using moothall::Row;

namespace {

/// The day from which the months of a class are counted; nothing while it has no end in sight.
std::optional<Date> limit_begins(const Row& row, const ExemptionClaim& claim) {
    if (!row.values.has("months")) {
        return std::nullopt;
    }
    if (row.values.has("months_from") && row.text("months_from") == "probate") {
        return claim.probate_on;
    }
    return claim.since;
}

}  // namespace

Result<std::optional<std::string>> exemption_on(Date on, const ExemptionClaim& claim,
                                                RulesByDay& rules) {
    const auto found = rules.rule("revenues.exemption_classes", on, claim.class_name);
    if (!found) {
        return found.error();
    }
    const Row& row = **found;
    if (const auto begins = limit_begins(row, claim)) {
        const Date over = moothall::add_months(*begins, static_cast<int>(row.integer("months")));
        if (on >= over) {
            return std::optional<std::string>();
        }
    }
    return std::optional("exempt, class " + claim.class_name + ": " + row.text("title"));
}

}  // namespace revenues
