#pragma once

#include <string>
#include <utility>
#include <vector>

#include "components/work/filter_bar.h"
#include "site/visit.h"

// To what a list of cases is narrowed; its address says it.
namespace desk {

using Query = std::vector<std::pair<std::string, std::string>>;

struct ListFilter {
    std::string kind = {};  ///< A service ("revenues") or a case type ("revenues.new_occupier").
    std::string state = {};
    std::string due = {};    ///< As `case.list` names it: "overdue".
    std::string owner = {};  ///< A username; `nobody` for those that nobody has.

    bool is_applied() const {
        return !kind.empty() || !state.empty() || !due.empty() || !owner.empty();
    }
};

/// The owner of what nobody has; no username, since those have letters.
inline constexpr const char* nobody_yet = "-";

ListFilter list_filter_of(const Visit& visit);

/// Puts it into the arguments of `case.list`.
void narrow(Record& arguments, const ListFilter& filter);

/// What a list offers to be narrowed by.
struct FilterOffer {
    std::string label;   ///< "Filter my work"
    std::string action;  ///< "/"
    Query kept = {};     ///< What of the address stays: the team, which list.
    Record summary;      ///< As `queue.summary` answered.
    bool by_due = true;
    bool by_owner = false;
};

/// The bar, with what is applied and a way to take each off.
FilterBar filter_bar_of(const FilterOffer& offer, const ListFilter& filter);

/// The address of the list with `query` and what stays of it.
std::string list_address(const FilterOffer& offer, const Query& query);

/// "50 cases", "The first 50 cases", "3 cases match", for a list without or with more behind it.
std::string shown_in_words(std::size_t shown, const Record& answer, const ListFilter& filter);

}  // namespace desk
