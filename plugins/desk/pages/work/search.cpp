#include "pages/work/search.h"

#include "components/content/passages.h"
#include "components/forms/button.h"
#include "components/forms/input.h"
#include "components/lists/table.h"
#include "components/render.h"
#include "components/work/headings.h"
#include "components/work/section.h"
#include "html/element.h"
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

Html link_list(const moothall::List& items, const std::string& path, const char* id,
               const char* title, const char* beside) {
    Table table{.head = {{.content = title}, {.content = "Address"}},
                .rows = {},
                .first_cell_is_header = true};
    for (const moothall::Value& item : items) {
        const Record& one = *item.as_table();
        table.rows.push_back(
            {{.content = link_to(path + url_part(one.text(id)), one.text_or_empty(beside))},
             {.content = one.text_or_empty(path == "/places/" ? "postcode" : "address")}});
    }
    return render(table);
}

Html case_table(const moothall::List& cases, const Visit& visit) {
    return render(WorkTable{.caption = "Cases that were found",
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
                     .hint = Hint{.content = "A reference, a name, an address, a UPRN, words of a "
                                             "note"},
                     .value = words,
                     .classes = "govuk-input--width-30"}),
        render(Button{.content = "Search"}));
}

Html results(const Visit& visit, const std::string& words) {
    const Record cases = found_by(visit, "case.search", words);
    const Record customers = found_by(visit, "customer.list", words);
    const Record places = found_by(visit, "place.list", words);
    if (items_of(cases).empty() && items_of(customers).empty() && items_of(places).empty()) {
        return render(InsetText{.content = "No results for " + words +
                                           ". Check the reference, or search by a name or an "
                                           "address."});
    }
    return joined(part("cases", "Cases", items_of(cases), case_table(items_of(cases), visit)),
                  part("customers", "Customers", items_of(customers),
                       link_list(items_of(customers), "/customers/", "id", "Customer", "name")),
                  part("places", "Places", items_of(places),
                       link_list(items_of(places), "/places/", "uprn", "Place", "address")));
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
