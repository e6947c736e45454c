#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "components/work/tiles.h"
#include "html/content.h"
#include "html/writer.h"

namespace desk {

/// A column; with an address its title sorts the list.
struct WorkColumn {
    std::string title;
    std::string sort_href = {};
    enum class Order { none, ascending, descending } order = Order::none;
    bool is_numeric = false;
};

/// A cell: the fact and, small below it, what belongs to it.
struct WorkCell {
    Content content;
    Content note = {};
};

/// One case. The first column is the link to it.
struct WorkRow {
    std::string reference;
    std::string href;
    Content note = {};            ///< Below the reference: what kind of case it is.
    std::vector<WorkCell> cells;  ///< Of the columns behind the first.
};

/// Cases of one need, under a heading; an empty title stands for none.
struct WorkGroup {
    std::string title;
    Urgency urgency = Urgency::none;
    std::vector<WorkRow> rows;
    std::string id = {};   ///< By which a tile leads to it.
    std::int64_t all = 0;  ///< How many there are, where the page may not show all of them.
};

/// Something that is done with the cases that are selected.
struct BulkAction {
    std::string text;
    std::string value;
    std::string key = {};  ///< The key that does it.
};

/// A list of cases, grouped by what they need.
struct WorkTable {
    std::string caption;
    std::string summary;  ///< "Showing 11 of 11 cases, most urgent first"
    std::vector<WorkColumn> columns;
    std::vector<WorkGroup> groups;
    std::vector<BulkAction> bulk_actions = {};  ///< With any, rows can be selected.
    std::string bulk_address = {};              ///< Where those are posted: a page that asks.
    std::string token = {};                     ///< Against forged requests.
};
void write(Writer& out, const WorkTable& table);

}  // namespace desk
