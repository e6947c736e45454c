#include "pages/records/customers.h"

#include "components/content/passages.h"
#include "components/forms/button.h"
#include "components/lists/summary_list.h"
#include "components/render.h"
#include "components/work/filter_bar.h"
#include "components/work/headings.h"
#include "components/work/section.h"
#include "descriptors/field_reading.h"
#include "descriptors/field_view.h"
#include "html/element.h"
#include "pages/records/contacts.h"
#include "pages/records/merging.h"
#include "pages/records/people_found.h"
#include "pages/work/case_rows.h"
#include "site/kept_form.h"
#include "site/parts.h"
#include "words/names.h"

namespace desk {
namespace {

using moothall::List;
using moothall::Result;

List fields_of_customer() {
    const auto field = [](const char* name, const char* kind, const char* label, bool is_optional) {
        return Record{}
            .set("name", name)
            .set("kind", kind)
            .set("label", label)
            .set("optional", is_optional)
            .set("max", 120);
    };
    List kinds{Record{}.set("value", "person").set("label", "Person"),
               Record{}.set("value", "organisation").set("label", "Organisation")};
    return {field("name", "text", "Name", false),
            field("kind", "choice", "Who is it?", false).set("options", kinds),
            field("born", "date", "Date of birth", true),
            field("address", "text", "Address", true),
            field("phone", "text", "Phone", true),
            field("email", "text", "Email", true),
            field("external_id", "text", "Number elsewhere", true)};
}

Html filter(const Visit& visit) {
    return render(
        FilterBar{.label = "Find a customer",
                  .action = "/customers",
                  .inputs = {{.name = "q",
                              .label = {.content = "Name, postcode, date of birth, phone or "
                                                   "number"},
                              .value = visit.asked("q"),
                              .classes = "govuk-input--width-20"}},
                  .submit = "Find",
                  .clear_href = visit.asked("q").empty() ? "" : "/customers"});
}

Html tables_of(const Record& answer, const std::string& typed) {
    const auto name_of = [](const Record& customer) {
        return link_to("/customers/" + url_part(customer.text("id")),
                       customer.text_or_empty("name"));
    };
    return people_tables(matches_of(answer), typed, name_of, {});
}

Html identity(const Record& customer) {
    SummaryList list{.rows = {}};
    const auto add = [&](const char* key, const std::string& value) {
        list.rows.push_back(
            {.key = key,
             .value = value.empty() ? Content(element("span", of_class("mh-muted"), "Not known"))
                                    : Content(value)});
    };
    add("Name", customer.text_or_empty("name"));
    add("Date of birth",
        customer.has("born") ? moothall::in_words(customer.date("born")) : std::string());
    add("Address", customer.text_or_empty("address"));
    add("Phone", customer.text_or_empty("phone"));
    add("Email", customer.text_or_empty("email"));
    add("Number elsewhere", customer.text_or_empty("external_id"));
    return render(list);
}

Html cases_of(const Visit& visit, const std::string& field, const std::string& id) {
    const Record answer = visit.ask_for_part(
        "case.list", Record{}.set(field, id).set("all", true).set("names", true).set("limit", 50));
    const List& cases = items_of(answer);
    if (answer.has("refused")) {
        return not_available(answer.text("refused"));
    }
    if (cases.empty()) {
        return render(InsetText{.content = "No cases."});
    }
    return render(
        WorkTable{.caption = "Cases of this customer",
                  .summary = counted(static_cast<std::int64_t>(cases.size()), "case", "cases"),
                  .columns = columns_of(Showing::of_team),
                  .groups = {one_group_of(cases, visit.today(), Showing::of_team)}});
}

/// The call during which somebody is added, and to which that leads back; empty for none.
std::string call_of(const Visit& visit) {
    const std::string call = visit.asked("call");
    return call.empty() ? std::string() : "/call?call=" + url_part(call);
}

Html before_adding(const Visit& visit) {
    const std::string call = call_of(visit);
    if (call.empty()) {
        return element("p", of_class("mh-text"), "Look first whether they are here already: ",
                       link_to("/customers", "find a customer"), ".");
    }
    return render(
        InsetText{.content = joined("You are taking a call. What you typed there is kept, and you "
                                    "come back to it when they are added. ",
                                    link_to(call, "Go back to the call without adding anybody"))});
}

View form_view(const Visit& visit, const std::vector<FieldProblem>& problems) {
    List fields = fields_of_customer();
    fields.front() = Record(*fields.front().as_table()).set("value", visit.asked("name"));
    const std::string query = query_of(visit.request().query);
    return {.title = "Add a customer",
            .main = page_body(
                joined(summary_of(fields, problems), render(PageHeading{.title = "Add a customer"}),
                       before_adding(visit),
                       kept_form_to(visit, "/customers/new" + (query.empty() ? "" : "?" + query),
                                    joined(fields_of(fields, visit.form(), problems),
                                           render(Button{.content = "Add the customer",
                                                         .prevent_double_click = true}))))),
            .has_errors = !problems.empty()};
}

}  // namespace

Result<Outcome> list_customers(const Visit& visit) {
    const auto answer =
        visit.ask("customer.list", Record{}
                                       .set_unless_empty("q", visit.asked("q"))
                                       .set_unless_empty("cursor", visit.asked("cursor")));
    if (!answer) {
        return answer.error();
    }
    const List& customers = items_of(*answer->as_table());
    return Outcome(View{
        .title = "Customers",
        .main = page_body(joined(
            news_of(visit),
            render(PageHeading{.title = "Customers",
                               .actions = {{.text = "Add a customer", .href = "/customers/new"}}}),
            filter(visit),
            customers.empty()
                ? render(InsetText{.content = "Nobody was found. Check the spelling, or add them."})
                : tables_of(*answer->as_table(), visit.asked("q")),
            more_of(visit, *answer->as_table())))});
}

Result<Outcome> show_customer(const Visit& visit) {
    const std::string& id = visit.part("id");
    const auto answer = visit.ask("customer.show", Record{}.set("id", id));
    if (!answer) {
        return answer.error();
    }
    const Record& customer = *answer->as_table();
    PageHeading heading{.title = customer.text_or_empty("name"),
                        .caption = words_of_name(customer.text_or_empty("kind"))};
    if (!customer.has("merged_into")) {
        heading.actions.push_back({.text = "Start a case for them",
                                   .href = "/start?customer=" + url_part(id),
                                   .key = "c",
                                   .is_primary = true});
    }
    const bool is_merged = customer.has("merged_into");
    const Html main =
        joined(render(Section{
                   .id = "cases", .title = "Cases", .content = cases_of(visit, "customer", id)}),
               is_merged ? Html() : contacts_of(visit, id));
    const Html side = joined(
        render(Section{.id = "identity", .title = "Who they are", .content = identity(customer)}),
        is_merged ? Html() : merged_of(visit, customer));
    const Html notices = is_merged ? merged_of(visit, customer) : duplicates_of(visit, customer);
    return Outcome(View{.title = customer.text_or_empty("name") + " – Customers",
                        .main = page_body(joined(news_of(visit), render(heading), notices,
                                                 render(Columns{.main = main, .side = side})))});
}

Result<Outcome> show_new_customer(const Visit& visit) {
    return Outcome(form_view(visit, {}));
}

Result<Outcome> add_customer(const Visit& visit) {
    const List fields = fields_of_customer();
    ReadFields read = read_fields(fields, visit.form());
    if (read.problems.empty()) {
        const auto added = visit.command("customer.add", read.values);
        if (added) {
            const std::string id = url_part(added->as_table()->text("id"));
            const std::string call = call_of(visit);
            return Outcome(Redirect{
                with_news(call.empty() ? "/customers/" + id : call + "&person=" + id, "customer")});
        }
        read.problems.push_back(problem_of(added.error(), fields));
    }
    return Outcome(form_view(visit, read.problems));
}

}  // namespace desk
