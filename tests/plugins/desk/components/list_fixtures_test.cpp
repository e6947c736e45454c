#include <gtest/gtest.h>

#include <boost/json/object.hpp>

#include "components/lists/summary_list.h"
#include "components/lists/table.h"
#include "components/lists/task_list.h"
#include "components/render.h"
#include "plugins/desk/components/fixtures.h"

namespace desk::testing {
namespace {

std::vector<SummaryAction> actions_of(const Options& options) {
    std::vector<SummaryAction> actions;
    for (const Options& action : options.list("items")) {
        actions.push_back({.content = action.content(),
                           .href = action.text("href"),
                           .hidden_text = action.text("visuallyHiddenText"),
                           .classes = action.classes(),
                           .attributes = action.attributes()});
    }
    return actions;
}

std::optional<SummaryCard> card_of(const Options& options) {
    if (options.is_falsy()) {
        return std::nullopt;
    }
    const Options title = options.sub("title");
    return SummaryCard{.title = title.content(),
                       .heading_level = title.number("headingLevel").value_or(2),
                       .actions = actions_of(options.sub("actions")),
                       .title_classes = title.classes(),
                       .actions_classes = options.sub("actions").classes(),
                       .classes = options.classes(),
                       .attributes = options.attributes()};
}

Html summary_list(const Options& options) {
    SummaryList list{.rows = {},
                     .card = card_of(options.sub("card")),
                     .classes = options.classes(),
                     .attributes = options.attributes()};
    for (const Options& row : options.list("rows")) {
        if (!row.is_falsy()) {
            const Options actions = row.sub("actions");
            list.rows.push_back({.key = row.sub("key").content(),
                                 .value = row.sub("value").content(),
                                 .actions = actions_of(actions),
                                 .keeps_actions_place = actions.has("items"),
                                 .key_classes = row.sub("key").classes(),
                                 .value_classes = row.sub("value").classes(),
                                 .actions_classes = actions.classes(),
                                 .classes = row.classes()});
        }
    }
    return render(list);
}

std::vector<Cell> cells_of(const std::vector<Options>& options) {
    std::vector<Cell> cells;
    for (const Options& cell : options) {
        cells.push_back({.content = cell.content(),
                         .format = cell.text("format"),
                         .columns = cell.number("colspan").value_or(0),
                         .rows = cell.number("rowspan").value_or(0),
                         .classes = cell.classes(),
                         .attributes = cell.attributes()});
    }
    return cells;
}

Html table(const Options& options) {
    Table table{.caption = options.text("caption"),
                .head = cells_of(options.list("head")),
                .first_cell_is_header = options.flag("firstCellIsHeader"),
                .caption_classes = options.text("captionClasses"),
                .classes = options.classes(),
                .attributes = options.attributes()};
    for (const Options& row : options.list("rows")) {
        if (!row.is_falsy()) {
            table.rows.push_back(
                cells_of(Options(boost::json::object{{"cells", row.value()}}).list("cells")));
        }
    }
    return render(table);
}

std::optional<Tag> tag_of(const Options& options) {
    if (options.is_falsy()) {
        return std::nullopt;
    }
    return Tag{.content = options.content(),
               .classes = options.classes(),
               .attributes = options.attributes()};
}

Html task_list(const Options& options) {
    TaskList list{.tasks = {},
                  .id_prefix = options.text_or("idPrefix", "task-list"),
                  .classes = options.classes(),
                  .attributes = options.attributes()};
    for (const Options& item : options.list("items")) {
        if (!item.is_falsy()) {
            const Options status = item.sub("status");
            list.tasks.push_back({.title = item.sub("title").content(),
                                  .href = item.text("href"),
                                  .hint = item.sub("hint").content(),
                                  .tag = tag_of(status.sub("tag")),
                                  .status = status.content(),
                                  .title_classes = item.sub("title").classes(),
                                  .status_classes = status.classes(),
                                  .classes = item.classes()});
        }
    }
    return render(list);
}

TEST(ListFixtures, SummaryList) {
    expect_fixtures("summary-list", summary_list,
                    {{"extreme", "Its markup has an inline style, which the policy forbids."}});
}

TEST(ListFixtures, Table) {
    expect_fixtures("table", table, {});
}

TEST(ListFixtures, TaskList) {
    expect_fixtures("task-list", task_list,
                    {{"with empty values",
                      "Ids count entries that are not there; our lists have no such entries."}});
}

}  // namespace
}  // namespace desk::testing
