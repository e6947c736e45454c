#include "pages/admin/workflows.h"

#include "components/content/passages.h"
#include "components/lists/table.h"
#include "components/render.h"
#include "components/work/headings.h"
#include "components/work/section.h"
#include "html/element.h"
#include "pages/admin/admin_parts.h"
#include "pages/admin/graphviz.h"
#include "site/parts.h"
#include "words/moments.h"
#include "words/names.h"

namespace desk {
namespace {

using moothall::Result;

std::string address_of(const std::string& name) {
    return "/workflows/" + url_part(name);
}

Html table_of(const Visit& visit, const moothall::List& versions) {
    Table table{.caption = "Published workflows",
                .head = {{.content = "Workflow"},
                         {.content = "Version"},
                         {.content = "Published"},
                         {.content = "By"},
                         {.content = "Why"}},
                .rows = {},
                .first_cell_is_header = true,
                .caption_classes = "govuk-visually-hidden"};
    for (const moothall::Value& one : versions) {
        const Record& version = *one.as_table();
        const bool is_current = version.has("current") && version.yes_no("current");
        const std::string number = std::to_string(version.integer("number"));
        table.rows.push_back(
            {{.content = link_to(address_of(version.text("name")), version.text("name"))},
             {.content = number + (is_current ? ", in use" : "")},
             {.content = in_words(visit.local(version.instant("published_at")))},
             {.content = version.text_or_empty("published_by")},
             {.content = version.text_or_empty("reason")}});
    }
    return wide_table("Published workflows", render(table));
}

Html ways_of(const Record& workflow) {
    Table table{.caption = "Every way from each state",
                .head = {{.content = "From"},
                         {.content = "What is done"},
                         {.content = "To"},
                         {.content = "By whom, or when"},
                         {.content = "Besides"}},
                .rows = {},
                .first_cell_is_header = true};
    for (const moothall::Value& one : workflow.list("ways")) {
        const Record& way = *one.as_table();
        table.rows.push_back(
            {{.content = title_of(way, "from_title", "from")},
             {.content = title_of(way, "title", "name")},
             {.content = way.has("to") ? title_of(way, "to_title", "to") : std::string("Stays")},
             {.content = way.text_or_empty("by")},
             {.content = way.text_or_empty("also")}});
    }
    return wide_table("Every way from each state", render(table));
}

Result<std::string> drawn(const Visit& visit, const std::string& name) {
    const auto answer = visit.ask("workflow.diagram", Record{}.set("name", name));
    if (!answer) {
        return answer.error();
    }
    return drawn_by_graphviz(answer->as_table()->text("dot"));
}

/// The picture in its frame, or the sentence why there is none.
Html picture_of(const Visit& visit, const std::string& name, const std::string& title) {
    const auto svg = drawn(visit, name);
    if (!svg) {
        return not_available(svg.error().reason);
    }
    return wide_table(
        "The picture of the workflow",
        void_element("img",
                     of_class("mh-picture")
                         .set("src", address_of(name) + "/diagram.svg")
                         .set("alt", "The states of " + title +
                                         " and the ways between them. The table below says the "
                                         "same.")));
}

Html source_shown(const std::string& summary, const Record& of) {
    return render(Details{.summary = summary,
                          .content = element("pre", of_class("mh-source").set("tabindex", "0"),
                                             of.text_or_empty("source"))});
}

/// Its own source, and that of each module that it uses.
Html sources_of(const Record& workflow) {
    Html all = source_shown("Its source in Lua", workflow);
    for (const moothall::Value& module : workflow.list("modules")) {
        const Record& record = *module.as_table();
        all = joined(all, source_shown("The module " + record.text("name"), record));
    }
    return all;
}

}  // namespace

Result<Outcome> list_workflows(const Visit& visit) {
    const auto answer = visit.ask("workflow.list", {});
    if (!answer) {
        return answer.error();
    }
    return Outcome(View{.title = "Workflows",
                        .main = page_body(joined(render(PageHeading{.title = "Workflows"}),
                                                 admin_parts("/workflows"),
                                                 table_of(visit, items_of(*answer->as_table()))))});
}

Result<Outcome> show_workflow(const Visit& visit) {
    const std::string& name = visit.part("name");
    const auto answer = visit.ask("workflow.show", Record{}.set("name", name));
    if (!answer) {
        return answer.error();
    }
    const Record& workflow = *answer->as_table();
    const std::string title = title_of(workflow, "title", "name");
    return Outcome(
        View{.title = title + " – Workflows",
             .main = page_body(joined(
                 render(PageHeading{.title = title, .caption = name}), admin_parts("/workflows"),
                 render(Section{.id = "picture",
                                .title = "The picture",
                                .content = picture_of(visit, name, title)}),
                 render(Section{.id = "ways", .title = "The ways", .content = ways_of(workflow)}),
                 sources_of(workflow)))});
}

Result<Outcome> workflow_diagram(const Visit& visit) {
    const auto svg = drawn(visit, visit.part("name"));
    if (!svg) {
        return svg.error();
    }
    return Outcome(Download{.media_type = "image/svg+xml", .file_name = "", .bytes = *svg});
}

}  // namespace desk
