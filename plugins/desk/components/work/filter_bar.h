#pragma once

#include <string>
#include <utility>
#include <vector>

#include "components/forms/input.h"
#include "components/forms/select.h"
#include "components/moj/filter.h"
#include "html/writer.h"

namespace desk {

/// Always open above a list. Sent by GET, so that its address can be kept and shared.
struct FilterBar {
    std::string label;   ///< "Filter my work"
    std::string action;  ///< The address of the list.
    std::vector<Select> selects = {};
    std::vector<Input> inputs = {};
    std::string submit = "Apply filters";
    std::string clear_href = {};              ///< Where a filter is applied: the list without any.
    std::vector<AppliedFilter> applied = {};  ///< Below the bar, each with a way to take it off.
    /// What of the address stays as it is: {{"team", "revenues"}}.
    std::vector<std::pair<std::string, std::string>> kept = {};
};
void write(Writer& out, const FilterBar& bar);

/// One of the ways to see a list.
struct Chip {
    std::string text;
    std::string href;
    bool current = false;
};

/// Ways to see a list, of which one is chosen.
struct Chips {
    std::string label;
    std::vector<Chip> items;
};
void write(Writer& out, const Chips& chips);

}  // namespace desk
