#include "pages/cases/start.h"

#include <map>

#include "components/content/passages.h"
#include "components/forms/button.h"
#include "components/render.h"
#include "components/work/headings.h"
#include "components/work/section.h"
#include "descriptors/field_reading.h"
#include "descriptors/field_view.h"
#include "html/element.h"
#include "site/kept_form.h"
#include "site/parts.h"
#include "words/names.h"

namespace desk {
namespace {

using moothall::List;
using moothall::Result;

Record described(const char* name, const char* kind, const char* label, const char* hint) {
    return Record{}
        .set("name", name)
        .set("kind", kind)
        .set("label", label)
        .set("hint", hint)
        .set("optional", true);
}

constexpr const char* first_note = "first_note";

/// Who and where, how it came, and what the kind of case asks for at its beginning.
List fields_of_new_case(const Record& type) {
    List channels;
    for (const char* one : {"phone", "counter", "post", "email", "web"}) {
        channels.emplace_back(Record{}.set("value", one).set("label", words_of_name(one)));
    }
    List fields{described("customer", "key", "Customer",
                          "The number of their record. Search for "
                          "them first, or add them later."),
                described("place", "key", "Place", "Its UPRN"),
                described("channel", "choice", "How did it come?", "").set("options", channels),
                described(first_note, "text", "Note", "What was said, as it was")};
    if (type.has("fields")) {
        for (const moothall::Value& field : type.list("fields")) {
            fields.push_back(field);
        }
    }
    return fields;
}

struct NewCase {
    Record type;
    List fields;

    std::string title() const { return title_of(type, "title", "name"); }
    std::string address() const { return "/start/" + url_part(type.text("name")); }
};

Result<NewCase> new_case(const Visit& visit) {
    const auto type = visit.ask("case-type.show", Record{}.set("name", visit.part("type")));
    if (!type) {
        return type.error();
    }
    List fields = fields_of_new_case(*type->as_table());
    for (moothall::Value& field : fields) {
        Record one = *field.as_table();
        const std::string given = visit.asked(one.text("name"));
        if (!given.empty()) {
            field = one.set("value", given);
        }
    }
    return NewCase{*type->as_table(), std::move(fields)};
}

View view_of(const Visit& visit, const NewCase& opening,
             const std::vector<FieldProblem>& problems) {
    const Html form = kept_form_to(
        visit, opening.address(),
        joined(fields_of(opening.fields, visit.form(), problems),
               element("div", of_class("govuk-button-group"),
                       render(Button{.content = "Open the case", .prevent_double_click = true}),
                       link_to("/start", "Choose another kind"))));
    return {.title = opening.title() + " – Start a case",
            .main = page_body(
                joined(summary_of(opening.fields, problems),
                       render(PageHeading{.title = opening.title(), .caption = "Start a new case"}),
                       render(Section{.id = "new", .title = "What is known", .content = form}))),
            .has_errors = !problems.empty()};
}

}  // namespace

Result<Outcome> choose_case_type(const Visit& visit) {
    const auto answer = visit.ask("case-type.list", {});
    if (!answer) {
        return answer.error();
    }
    std::map<std::string, Writer> services;
    const std::string query = query_of(visit.request().query);
    for (const moothall::Value& one : items_of(*answer->as_table())) {
        const Record& type = *one.as_table();
        services[type.text_or_empty("service")].html(element(
            "li", {},
            link_to("/start/" + url_part(type.text("name")) + (query.empty() ? "" : "?" + query),
                    title_of(type, "title", "name"))));
    }
    Writer sections;
    for (auto& [service, types] : services) {
        sections.html(render(Section{
            .id = "service-" + service,
            .title = words_of_name(service),
            .content = element("ul", of_class("govuk-list govuk-list--spaced"), types.finish())}));
    }
    return Outcome(
        View{.title = "Start a case",
             .main = page_body(joined(
                 render(PageHeading{.title = "Start a new case",
                                    .caption = "Which kind of case is it?"}),
                 services.empty()
                     ? render(InsetText{.content = "No kind of case can be opened: no workflow is "
                                                   "published."})
                     : sections.finish()))});
}

Result<Outcome> show_new_case(const Visit& visit) {
    const auto opening = new_case(visit);
    if (!opening) {
        return opening.error();
    }
    return Outcome(view_of(visit, *opening, {}));
}

Result<Outcome> open_case(const Visit& visit) {
    const auto opening = new_case(visit);
    if (!opening) {
        return opening.error();
    }
    ReadFields read = read_fields(opening->fields, visit.form());
    if (!read.problems.empty()) {
        return Outcome(view_of(visit, *opening, read.problems));
    }
    Record arguments = Record{}.set("type", opening->type.text("name"));
    for (const char* name : {"customer", "place", "channel"}) {
        arguments.set_unless_empty(name, read.values.text_or_empty(name));
        read.values.remove(name);
    }
    const std::string note = read.values.text_or_empty(first_note);
    read.values.remove(first_note);
    arguments.set("fields", read.values).set("owner", visit.caller().username);
    const auto opened = visit.command("case.open", arguments);
    if (!opened) {
        return Outcome(view_of(visit, *opening, {problem_of(opened.error(), opening->fields)}));
    }
    const std::string& reference = opened->as_table()->text("reference");
    if (!note.empty()) {
        const auto noted = visit.command_besides(
            "note", "case.note", Record{}.set("reference", reference).set("text", note));
        if (!noted) {
            return noted.error();
        }
    }
    return Outcome(Redirect{case_address(reference) + "?done=opened"});
}

}  // namespace desk
