#include "pages/work/search.h"

#include "components/content/passages.h"
#include "components/forms/button.h"
#include "components/forms/input.h"
#include "components/lists/table.h"
#include "components/render.h"
#include "components/work/headings.h"
#include "components/work/section.h"
#include "html/element.h"
#include "pages/records/people_found.h"
#include "pages/work/case_rows.h"
#include "site/parts.h"
#include "words/due.h"
#include "words/names.h"

namespace desk {
namespace {

using moothall::Result;

constexpr int shown_most = 20;

Record found_by(const Visit& visit, const char* operation, const std::string& words) {
    Record arguments = Record{}.set("q", words).set("limit", shown_most);
    if (std::string_view(operation) == "case.search") {
        arguments.set("names", true);
    }
    return visit.ask_for_part(operation, arguments);
}

Html place_table(const moothall::List& places) {
    Table table{.caption = "Places that were found",
                .head = {{.content = "Place"}, {.content = "Postcode"}, {.content = "UPRN"}},
                .rows = {},
                .first_cell_is_header = true,
                .caption_classes = "govuk-visually-hidden"};
    for (const moothall::Value& item : places) {
        const Record& place = *item.as_table();
        const std::string& uprn = place.text("uprn");
        table.rows.push_back(
            {{.content = link_to("/places/" + url_part(uprn), place.text_or_empty("address"))},
             {.content = place.text_or_empty("postcode")},
             {.content = uprn}});
    }
    return wide_table("Places that were found", render(table));
}

Html customer_table(const moothall::List& customers, const char* caption) {
    return people_table({caption, customers, [](const Record& customer) {
                             return link_to("/customers/" + url_part(customer.text("id")),
                                            customer.text_or_empty("name"));
                         }});
}

Html case_table(const moothall::List& cases, const Visit& visit, const char* caption) {
    return render(WorkTable{.caption = caption,
                            .summary = "",
                            .columns = columns_of(Showing::of_team),
                            .groups = {one_group_of(cases, visit.today(), Showing::of_team)}});
}

/// What was found of one kind; nothing where nothing was.
Html part(const char* id, const std::string& title, const moothall::List& items,
          const Html& content) {
    if (items.empty()) {
        return {};
    }
    return render(Section{.id = id,
                          .title = title,
                          .aside = items.size() == shown_most ? Content("The first 20") : Content(),
                          .content = content});
}

Html box(const std::string& words) {
    return element(
        "form", of_class("mh-search-page").set("method", "get").set("action", "/search"),
        render(Input{.name = "q",
                     .id = "q",
                     .label = {.content = "Search for"},
                     .hint = Hint{.content = "A case reference, a name, a house number and "
                                             "postcode, a date of birth, a phone number, a UPRN, "
                                             "or words of a note"},
                     .value = words,
                     .classes = "govuk-input--width-30"}),
        render(Button{.content = "Search"}));
}

/// The certain ones of each kind, then those that are only alike by sound.
Html results(const Visit& visit, const std::string& words) {
    const Matches cases = matches_of(found_by(visit, "case.search", words));
    const Matches customers = find_people(visit, words, shown_most);
    const moothall::List places = items_of(found_by(visit, "place.list", words));
    if (cases.is_empty() && customers.is_empty() && places.empty()) {
        return render(InsetText{
            .content = joined("Nothing was found for ", element("strong", {}, words),
                              ". Check the spelling, or try the surname alone, the postcode or the "
                              "date of birth.")});
    }
    const std::string sounding = sounding_title(words);
    return joined(
        part("customers", "Customers", customers.exact,
             customer_table(customers.exact, "Customers with what you typed")),
        part("cases", "Cases", cases.exact,
             case_table(cases.exact, visit, "Cases that were found")),
        part("places", "Places", places, place_table(places)),
        part("customers-by-sound", sounding, customers.sounding,
             joined(sounding_advice(),
                    customer_table(customers.sounding, "Customers whose name sounds like it"))),
        part("cases-by-sound", "Cases of those whose name sounds like it", cases.sounding,
             case_table(cases.sounding, visit, "Cases of customers whose name sounds like it")));
}

}  // namespace

Result<Outcome> search(const Visit& visit) {
    const std::string words = visit.asked("q");
    if (!words.empty()) {
        const Record found = visit.ask_for_part("case.show", Record{}.set("reference", words));
        if (found.has("reference")) {
            return Outcome(Redirect{case_address(found.text("reference"))});
        }
    }
    return Outcome(View{.title = words.empty() ? "Search" : words + " – Search",
                        .main = page_body(joined(render(PageHeading{.title = "Search"}), box(words),
                                                 words.empty() ? Html() : results(visit, words)))});
}

}  // namespace desk
