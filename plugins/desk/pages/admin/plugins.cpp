#include "pages/admin/plugins.h"

#include "components/content/tag.h"
#include "components/lists/table.h"
#include "components/render.h"
#include "components/work/headings.h"
#include "html/element.h"
#include "pages/admin/admin_parts.h"
#include "site/parts.h"
#include "words/names.h"

namespace desk {
namespace {

Html status_of(const Record& plugin) {
    const std::string status = plugin.text_or_empty("status");
    const TagColour colour = status == "loaded" ? TagColour::green : TagColour::red;
    return render(Tag{.content = words_of_name(status), .classes = std::string(class_of(colour))});
}

}  // namespace

moothall::Result<Outcome> list_plugins(const Visit& visit) {
    const auto answer = visit.ask("plugin.list", {});
    if (!answer) {
        return answer.error();
    }
    Table table{.caption = "Plugins",
                .head = {{.content = "Plugin"},
                         {.content = "Version"},
                         {.content = "Status"},
                         {.content = "Why"}},
                .rows = {},
                .first_cell_is_header = true,
                .caption_classes = "govuk-visually-hidden"};
    for (const moothall::Value& one : items_of(*answer->as_table())) {
        const Record& plugin = *one.as_table();
        table.rows.push_back({{.content = title_of(plugin, "title", "name")},
                              {.content = plugin.text_or_empty("version")},
                              {.content = status_of(plugin)},
                              {.content = plugin.text_or_empty("reason")}});
    }
    return Outcome(View{
        .title = "Plugins",
        .main = page_body(joined(render(PageHeading{.title = "Plugins"}), admin_parts("/plugins"),
                                 wide_table("Plugins", render(table))))});
}

}  // namespace desk
