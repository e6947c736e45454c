#include "pages/cases/start.h"

#include <map>
#include <optional>

#include "components/content/passages.h"
#include "components/forms/button.h"
#include "components/render.h"
#include "components/work/headings.h"
#include "components/work/section.h"
#include "descriptors/field_reading.h"
#include "descriptors/field_view.h"
#include "html/element.h"
#include "pages/day/call_finding.h"
#include "pages/records/people_found.h"
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
                          "Their name, house number and postcode, date of birth or phone number. "
                          "Leave it empty to add them later."),
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

/// Whom the case is for: by the number of the record, or whoever was looked for.
struct CustomerOfCase {
    std::string typed = {};
    std::optional<Record> person = {};
    Matches people = {};
};

CustomerOfCase customer_of_case(const Visit& visit) {
    constexpr int people_most = 10;
    const CallDeed deed = call_deed(visit.form().find("do"));
    CustomerOfCase customer;
    customer.typed = deed.word == "person"          ? deed.to
                     : visit.form().has("customer") ? visit.form().find("customer")
                                                    : visit.asked("customer");
    if (customer.typed.empty()) {
        return customer;
    }
    const Record shown = visit.ask_for_part("customer.show", Record{}.set("id", customer.typed));
    if (shown.has("id")) {
        customer.person = shown;
    } else {
        customer.people = find_people(visit, customer.typed, people_most);
    }
    return customer;
}

/// What was typed, with the number of the record where it is known.
Form with_customer(const Form& typed, const CustomerOfCase& customer) {
    if (!customer.person) {
        return typed;
    }
    Form form;
    form.add("customer", customer.person->text("id"));
    for (const auto& [name, value] : typed.entries()) {
        if (name != "customer") {
            form.add(name, value);
        }
    }
    return form;
}

Html who_it_is(const CustomerOfCase& customer) {
    if (customer.person) {
        return render(InsetText{
            .content = joined("The case is for ",
                              element("strong", {}, person_in_words(*customer.person)), ".")});
    }
    if (customer.typed.empty()) {
        return {};
    }
    const auto count = static_cast<std::int64_t>(customer.people.size());
    return render(InsetText{
        .content = count == 0
                       ? joined("Nobody was found for ", element("strong", {}, customer.typed),
                                ". Check the spelling, or try the surname, the postcode or the "
                                "date of birth alone.")
                       : joined("This may be ", counted(count, "customer", "customers"), ". ",
                                link_to("#people", "Choose who it is"), ".")});
}

/// Below the buttons of the form, so that the key Enter opens the case.
Html who_it_may_be(const CustomerOfCase& customer) {
    if (customer.people.is_empty()) {
        return {};
    }
    const auto name_of = [](const Record& person) { return joined(person.text_or_empty("name")); };
    const auto choice_of = [](const Record& person) {
        return render(Button{
            .content = joined("This is them", element("span", of_class("govuk-visually-hidden"),
                                                      ": " + person_in_words(person))),
            .name = "do",
            .value = "person:" + person.text("id"),
            .classes = "govuk-button--secondary mh-small"});
    };
    return render(
        Section{.id = "people",
                .title = "Who may it be?",
                .content = people_tables(customer.people, customer.typed, name_of, choice_of)});
}

View view_of(const Visit& visit, const NewCase& opening, const CustomerOfCase& customer,
             const std::vector<FieldProblem>& problems) {
    const Html form = kept_form_to(
        visit, opening.address(),
        joined(who_it_is(customer),
               fields_of(opening.fields, with_customer(visit.form(), customer), problems),
               element("div", of_class("govuk-button-group"),
                       render(Button{.content = "Open the case", .prevent_double_click = true}),
                       render(Button{.content = "Find the customer",
                                     .name = "do",
                                     .value = "find",
                                     .classes = "govuk-button--secondary"}),
                       link_to("/start", "Choose another kind")),
               who_it_may_be(customer)));
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
    return Outcome(view_of(visit, *opening, customer_of_case(visit), {}));
}

Result<Outcome> open_case(const Visit& visit) {
    const auto opening = new_case(visit);
    if (!opening) {
        return opening.error();
    }
    const CustomerOfCase customer = customer_of_case(visit);
    if (visit.form().has("do")) {
        return Outcome(view_of(visit, *opening, customer, {}));
    }
    ReadFields read = read_fields(opening->fields, with_customer(visit.form(), customer));
    if (!customer.typed.empty() && !customer.person) {
        read.problems.push_back({"customer",
                                 "Choose the customer below, or leave this empty and "
                                 "add them later."});
    }
    if (!read.problems.empty()) {
        return Outcome(view_of(visit, *opening, customer, read.problems));
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
        return Outcome(
            view_of(visit, *opening, customer, {problem_of(opened.error(), opening->fields)}));
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
