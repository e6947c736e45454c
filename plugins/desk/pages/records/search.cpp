#include "pages/records/search.h"

#include <set>

#include "components/content/passages.h"
#include "components/lists/table.h"
#include "components/render.h"
#include "components/work/filter_bar.h"
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

constexpr int shown_most = 20;    // Of each kind, where several are shown.
constexpr int shown_of_one = 50;  // Of the only kind.

/// What is searched for, and among what.
struct Search {
    std::string words;
    std::string kind;     ///< "customers", "cases", "places"; empty for all.
    std::string service;  ///< Of the cases; empty for any.
    bool is_open_only = false;

    bool wants(std::string_view one) const { return kind.empty() || kind == one; }
    bool is_filtered() const { return !kind.empty() || !service.empty() || is_open_only; }
    int most() const { return kind.empty() ? shown_most : shown_of_one; }
};

Search search_of(const Visit& visit) {
    return {visit.asked("q"), visit.asked("kind"), visit.asked("service"),
            visit.asked("status") == "open"};
}

Record asked_of(const Visit& visit, const Search& search) {
    Record arguments = Record{}.set("q", search.words).set("limit", search.most());
    if (!search.kind.empty()) {
        arguments.set_unless_empty("cursor", visit.asked("cursor"));
    }
    return arguments;
}

Record cases_found(const Visit& visit, const Search& search) {
    if (!search.wants("cases")) {
        return {};
    }
    return visit.ask_for_part("case.list", asked_of(visit, search)
                                               .set("names", true)
                                               .set("all", !search.is_open_only)
                                               .set_unless_empty("service", search.service));
}

Record found_by(const Visit& visit, const Search& search, const char* kind, const char* operation) {
    return search.wants(kind) ? visit.ask_for_part(operation, asked_of(visit, search)) : Record{};
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
Html part(const char* id, const std::string& title, const moothall::List& items, int most,
          const Html& content) {
    if (items.empty()) {
        return {};
    }
    const std::string first = "The first " + std::to_string(most);
    const bool is_cut = static_cast<int>(items.size()) == most;
    return render(Section{.id = id,
                          .title = title,
                          .aside = is_cut ? Content(first) : Content(),
                          .content = content});
}

std::vector<Option> services(const Visit& visit) {
    std::set<std::string> all;
    const Record types = visit.ask_for_part("case-type.list", {});
    for (const moothall::Value& one : items_of(types)) {
        all.insert(one.as_table()->text("service"));
    }
    std::vector<Option> options{{.text = "Of any service", .value = ""}};
    for (const std::string& service : all) {
        options.push_back({.text = words_of_name(service), .value = service});
    }
    return options;
}

Html box(const Visit& visit, const Search& search) {
    Input words{.name = "q",
                .id = "q",
                .label = {.content = "Search for"},
                .value = search.words,
                .classes = "govuk-input--width-20"};
    words.attributes.flag("data-suggest");
    FilterBar bar{.label = "Search",
                  .action = "/search",
                  .selects = {},
                  .inputs = {words},
                  .submit = "Search",
                  .clear_href = search.is_filtered() ? "/search?q=" + url_part(search.words) : ""};
    if (!search.words.empty()) {
        bar.selects = {{.name = "kind",
                        .label = {.content = "Show"},
                        .options = {{.text = "Everything", .value = ""},
                                    {.text = "Customers", .value = "customers"},
                                    {.text = "Cases", .value = "cases"},
                                    {.text = "Places", .value = "places"}},
                        .value = search.kind},
                       {.name = "status",
                        .label = {.content = "Cases"},
                        .options = {{.text = "Open and closed", .value = ""},
                                    {.text = "Open only", .value = "open"}},
                        .value = search.is_open_only ? "open" : ""},
                       {.name = "service",
                        .label = {.content = "Cases of"},
                        .options = services(visit),
                        .value = search.service}};
    }
    return joined(render(bar),
                  element("p", of_class("mh-muted mh-text"),
                          "A case reference, a name, a house number and postcode, a date of birth, "
                          "a phone number, a UPRN, or words of a note."));
}

Html nothing_found(const Search& search) {
    return render(InsetText{
        .content = joined("Nothing was found for ", element("strong", {}, search.words),
                          search.is_filtered()
                              ? ". Search among everything, or check the spelling."
                              : ". Check the spelling, or try the surname alone, the postcode or "
                                "the date of birth.")});
}

/// "4 customers, 2 cases": how much is shown, for those who do not see it.
std::string count_in_words(std::size_t customers, std::size_t cases, std::size_t places) {
    std::string all;
    const auto add = [&](std::size_t count, const char* one, const char* several) {
        if (count > 0) {
            all +=
                (all.empty() ? "" : ", ") + counted(static_cast<std::int64_t>(count), one, several);
        }
    };
    add(customers, "customer", "customers");
    add(cases, "case", "cases");
    add(places, "place", "places");
    return all;
}

/// The certain ones of each kind, then those that are only alike by sound.
Html results(const Visit& visit, const Search& search) {
    const Record case_answer = cases_found(visit, search);
    const Matches cases = matches_of(case_answer);
    const Matches customers = matches_of(found_by(visit, search, "customers", "customer.list"));
    const Record place_answer = found_by(visit, search, "places", "place.list");
    const moothall::List& places = items_of(place_answer);
    if (cases.is_empty() && customers.is_empty() && places.empty()) {
        return nothing_found(search);
    }
    const std::string sounding = sounding_title(search.words);
    const int most = search.most();
    return joined(
        element("p", of_class("mh-text").set("role", "status"),
                count_in_words(customers.size(), cases.size(), places.size())),
        part("customers", "Customers", customers.exact, most,
             customer_table(customers.exact, "Customers with what you typed")),
        part("cases", "Cases", cases.exact, most,
             case_table(cases.exact, visit, "Cases that were found")),
        part("places", "Places", places, most, place_table(places)),
        part("customers-by-sound", sounding, customers.sounding, most,
             joined(sounding_advice(),
                    customer_table(customers.sounding, "Customers whose name sounds like it"))),
        part("cases-by-sound", "Cases of those whose name sounds like it", cases.sounding, most,
             case_table(cases.sounding, visit, "Cases of customers whose name sounds like it")),
        search.kind == "cases" ? more_of(visit, case_answer) : Html());
}

}  // namespace

Result<Outcome> search(const Visit& visit) {
    const Search asked = search_of(visit);
    const std::string& words = asked.words;
    if (!words.empty() && !asked.is_filtered()) {
        const Record found = visit.ask_for_part("case.show", Record{}.set("reference", words));
        if (found.has("reference")) {
            return Outcome(Redirect{case_address(found.text("reference"))});
        }
    }
    return Outcome(
        View{.title = words.empty() ? "Search" : words + " – Search",
             .main = page_body(joined(render(PageHeading{.title = "Search"}), box(visit, asked),
                                      words.empty() ? Html() : results(visit, asked)))});
}

}  // namespace desk
