#include "pages/records/merging.h"

#include <array>

#include "components/content/error_summary.h"
#include "components/content/passages.h"
#include "components/forms/button.h"
#include "components/forms/choices.h"
#include "components/lists/table.h"
#include "components/navigation/breadcrumbs.h"
#include "components/render.h"
#include "components/work/headings.h"
#include "components/work/section.h"
#include "html/element.h"
#include "pages/records/people_found.h"
#include "site/parts.h"
#include "words/names.h"

namespace desk {
namespace {

using moothall::Result;

std::string address_of(const std::string& id) {
    return "/customers/" + url_part(id);
}

std::string born_in_words(const Record& person) {
    return person.has("born") ? moothall::in_words(person.date("born")) : std::string();
}

Html split_button(const Visit& visit, const std::string& id, const std::string& about) {
    return form_to(
        visit, address_of(id) + "/split",
        render(Button{
            .content = joined("Take the merging back",
                              element("span", of_class("govuk-visually-hidden"), " of " + about)),
            .classes = "govuk-button--secondary mh-small",
            .prevent_double_click = true}));
}

/// Both records, or why one of them is not there.
struct Pair {
    Record one;
    Record other;
};

Result<Pair> pair_of(const Visit& visit) {
    const auto one = visit.ask("customer.show", Record{}.set("id", visit.part("id")));
    if (!one) {
        return one.error();
    }
    const std::string with = visit.asked("with");
    const auto other = visit.ask("customer.show", Record{}.set("id", with));
    if (!other) {
        return other.error();
    }
    return Pair{*one->as_table(), *other->as_table()};
}

std::int64_t cases_of(const Visit& visit, const Record& person) {
    const Record answer = visit.ask_for_part(
        "case.list",
        Record{}.set("customer", person.text("id")).set("all", true).set("limit", 100));
    return static_cast<std::int64_t>(items_of(answer).size());
}

Html comparison(const Visit& visit, const Pair& pair) {
    Table table{
        .caption = "What is known of both",
        .head = {{.content = "What"},
                 {.content = link_to(address_of(pair.one.text("id")), pair.one.text("name"))},
                 {.content = link_to(address_of(pair.other.text("id")), pair.other.text("name"))}},
        .rows = {},
        .first_cell_is_header = true,
        .caption_classes = "govuk-visually-hidden"};
    const auto add = [&](const char* title, const std::string& of_one,
                         const std::string& of_other) {
        const auto cell = [](const std::string& text) {
            return Cell{.content = text.empty()
                                       ? Content(element("span", of_class("mh-muted"), "Not known"))
                                       : Content(text)};
        };
        table.rows.push_back({{.content = title}, cell(of_one), cell(of_other)});
    };
    add("Date of birth", born_in_words(pair.one), born_in_words(pair.other));
    for (const auto& [title, name] : std::to_array<std::pair<const char*, const char*>>(
             {{"Address", "address"},
              {"Phone", "phone"},
              {"Email", "email"},
              {"Number elsewhere", "external_id"}})) {
        add(title, pair.one.text_or_empty(name), pair.other.text_or_empty(name));
    }
    add("Cases", std::to_string(cases_of(visit, pair.one)),
        std::to_string(cases_of(visit, pair.other)));
    return wide_table("What is known of both", render(table));
}

View view_of_merge(const Visit& visit, const Pair& pair, const std::string& problem) {
    const std::string one = pair.one.text("id");
    const std::string other = pair.other.text("id");
    Radios stays{.name = "into",
                 .fieldset = Fieldset{.legend = Legend{.content = "Which record stays?"}},
                 .choices = {{.content = person_in_words(pair.one), .value = one},
                             {.content = person_in_words(pair.other), .value = other}},
                 .value = visit.form().find("into"),
                 .hint = Hint{.content = "The cases and numbers of the other will be found with "
                                         "it. Nothing is lost, and it can be taken back."},
                 .classes = "govuk-radios--small"};
    Html summary;
    if (!problem.empty()) {
        stays.error = ErrorMessage{.content = problem};
        summary = render(ErrorSummary{.errors = {{.content = problem, .href = "#into"}}});
    }
    const std::string name = pair.one.text("name");
    return {.title = "Merge customers",
            .main = page_body(joined(
                summary,
                render(Breadcrumbs{.items = {{.content = "Customers", .href = "/customers"},
                                             {.content = name, .href = address_of(one)},
                                             {.content = "Merge customers"}}}),
                render(PageHeading{.title = "Are they the same person?", .caption = name}),
                comparison(visit, pair),
                form_to(visit, address_of(one) + "/merge?with=" + url_part(other),
                        joined(render(stays),
                               element("div", of_class("govuk-button-group"),
                                       render(Button{.content = "Merge them",
                                                     .prevent_double_click = true}),
                                       link_to(address_of(one), "They are different people")))))),
            .has_errors = !problem.empty()};
}

}  // namespace

Html duplicates_of(const Visit& visit, const Record& customer) {
    const std::string& id = customer.text("id");
    const Record answer = visit.ask_for_part("customer.duplicates", Record{}.set("id", id));
    Writer all;
    for (const moothall::Value& one : items_of(answer)) {
        const Record& other = *one.as_table();
        const std::string& other_id = other.text("id");
        all.html(render(
            Notice{.title = "This may be the same person as",
                   .content = joined(link_to(address_of(other_id), person_in_words(other)), ". ",
                                     other.text_or_empty("because"), " ",
                                     link_to(address_of(id) + "/merge?with=" + url_part(other_id),
                                             "Compare and merge"))}));
    }
    return all.finish();
}

Html merged_of(const Visit& visit, const Record& customer) {
    if (const std::string into = customer.text_or_empty("merged_into"); !into.empty()) {
        const Record master = visit.ask_for_part("customer.show", Record{}.set("id", into));
        const std::string name = master.has("name") ? master.text("name") : into;
        return joined(render(Notice{.title = "This record was merged into",
                                    .content = joined(link_to(address_of(into), name),
                                                      ". Work with that one.")}),
                      split_button(visit, customer.text("id"), customer.text("name")));
    }
    if (!customer.has("merged")) {
        return {};
    }
    Writer all;
    for (const moothall::Value& one : customer.list("merged")) {
        const std::string& id = *one.as_text();
        const Record other = visit.ask_for_part("customer.show", Record{}.set("id", id));
        const std::string name = other.has("name") ? person_in_words(other) : id;
        all.html(element("p", of_class("mh-text"), link_to(address_of(id), name)));
        all.html(split_button(visit, id, name));
    }
    return render(Section{.id = "merged", .title = "Also recorded as", .content = all.finish()});
}

Result<Outcome> show_merge(const Visit& visit) {
    const auto pair = pair_of(visit);
    if (!pair) {
        return pair.error();
    }
    return Outcome(view_of_merge(visit, *pair, ""));
}

Result<Outcome> merge_customers(const Visit& visit) {
    const auto pair = pair_of(visit);
    if (!pair) {
        return pair.error();
    }
    const std::string into = visit.form().find("into");
    const std::string one = pair->one.text("id");
    const std::string other = pair->other.text("id");
    if (into != one && into != other) {
        return Outcome(view_of_merge(visit, *pair, "Select which record stays."));
    }
    const auto merged = visit.command(
        "customer.merge", Record{}.set("id", into == one ? other : one).set("into", into));
    if (!merged) {
        return Outcome(view_of_merge(visit, *pair, merged.error().reason));
    }
    return Outcome(Redirect{with_news(address_of(into), "merged")});
}

Result<Outcome> split_customer(const Visit& visit) {
    const auto split = visit.command("customer.split", Record{}.set("id", visit.part("id")));
    if (!split) {
        return split.error();
    }
    return Outcome(Redirect{with_news(address_of(visit.part("id")), "split")});
}

}  // namespace desk
