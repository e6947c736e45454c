#include "pages/cases/application.h"

#include "components/lists/summary_list.h"
#include "components/lists/table.h"
#include "components/render.h"
#include "components/work/section.h"
#include "descriptors/field_view.h"
#include "html/element.h"
#include "pages/cases/case_frame.h"
#include "site/parts.h"
#include "words/moments.h"
#include "words/names.h"

namespace desk {
namespace {

using moothall::Result;
using moothall::Value;

/// Lines of a field of rows.
Html lines(const Record& field, const moothall::List& rows) {
    Table table{.head = {}, .rows = {}};
    for (const Value& column : field.list("columns")) {
        table.head.push_back({.content = title_of(*column.as_table(), "label", "name")});
    }
    for (const Value& row : rows) {
        std::vector<Cell> cells;
        for (const Value& column : field.list("columns")) {
            const Value* held = row.as_table()->find(column.as_table()->text("name"));
            cells.push_back({.content = held == nullptr
                                            ? std::string()
                                            : value_in_words(*column.as_table(), *held)});
        }
        table.rows.push_back(std::move(cells));
    }
    return render(table);
}

Content shown(const Record& field, const Value* held) {
    if (held == nullptr || held->is_nil()) {
        return element("span", of_class("mh-muted"), "Not given");
    }
    if (field.text_or_empty("kind") == "rows" && held->as_list() != nullptr) {
        return lines(field, *held->as_list());
    }
    return value_in_words(field, *held);
}

Html fields_of(const CaseFile& file, const Record& type) {
    SummaryList list{.rows = {}};
    const Record nothing;
    const Record& values = file.the_case.has("fields") ? file.the_case.table("fields") : nothing;
    if (type.has("fields")) {
        for (const Value& descriptor : type.list("fields")) {
            const Record& field = *descriptor.as_table();
            list.rows.push_back({.key = title_of(field, "label", "name"),
                                 .value = shown(field, values.find(field.text("name")))});
        }
    } else {
        for (const auto& [name, value] : values.entries()) {
            list.rows.push_back({.key = words_of_name(name), .value = shown(Record{}, &value)});
        }
    }
    return render(list);
}

Html how_it_came(const Visit& visit, const CaseFile& file) {
    SummaryList list{.rows = {}};
    const Record& one = file.the_case;
    const auto add = [&](const char* key, const Content& value) {
        if (!value.empty()) {
            list.rows.push_back({.key = key, .value = value});
        }
    };
    add("Received", in_words(visit.local(one.instant("received_at"))));
    add("By", words_of_name(one.text_or_empty("channel")));
    add("Recorded", in_words(visit.local(one.instant("opened_at"))));
    const std::string place = one.text_or_empty("place");
    if (!place.empty()) {
        const std::string address = one.text_or_empty("place_address");
        add("Place", link_to("/places/" + url_part(place), address.empty() ? place : address));
    }
    add("Reference elsewhere", one.text_or_empty("external_reference"));
    return render(list);
}

}  // namespace

Result<Outcome> case_application(const Visit& visit) {
    const auto file = case_file_of(visit, "/application");
    if (!file) {
        return file.error();
    }
    const Record type = visit.ask_for_part(
        "case-type.show",
        Record{}
            .set("name", file->the_case.text("type"))
            .set_unless_empty("workflow", file->the_case.text_or_empty("workflow")));
    const Html main = render(
        Section{.id = "fields", .title = "What the case holds", .content = fields_of(*file, type)});
    const Html side =
        render(Section{.id = "came", .title = "How it came", .content = how_it_came(visit, *file)});
    return Outcome(case_view(visit, *file, render(Columns{.main = main, .side = side})));
}

}  // namespace desk
