#include "pages/records/suggestions.h"

#include "pages/records/people_found.h"
#include "site/parts.h"
#include "words/due.h"
#include "words/names.h"

namespace desk {
namespace {

using moothall::List;

constexpr std::size_t letters_least = 2;
constexpr int of_each_most = 3;

/// "Bilal Coldwell, 3 Mill Lane": what is known, with commas between.
std::string listed(std::initializer_list<std::string> parts) {
    std::string all;
    for (const std::string& part : parts) {
        all += (all.empty() || part.empty() ? "" : ", ") + part;
    }
    return all;
}

void add(List& items, const char* group, const std::string& address, const std::string& text,
         const std::string& note) {
    items.emplace_back(
        Record{}.set("group", group).set("href", address).set("text", text).set("note", note));
}

void add_person(List& items, const char* group, const Record& person) {
    const std::string born =
        person.has("born") ? "born " + moothall::in_words(person.date("born")) : std::string();
    add(items, group, "/customers/" + url_part(person.text("id")), person.text_or_empty("name"),
        listed({born, person.text_or_empty("address")}));
}

Record asked(const std::string& typed) {
    return Record{}.set("q", typed).set("limit", of_each_most);
}

List found_for(const Visit& visit, const std::string& typed) {
    List items;
    const Matches people = find_people(visit, typed, of_each_most);
    for (const moothall::Value& one : people.exact) {
        add_person(items, "Customers", *one.as_table());
    }
    const Record cases = visit.ask_for_part("case.search", asked(typed).set("names", true));
    for (const moothall::Value& one : items_of(cases)) {
        const Record& the_case = *one.as_table();
        if (the_case.text_or_empty("match") == "exact") {
            add(items, "Cases", case_address(the_case.text("reference")),
                the_case.text("reference"),
                listed({the_case.text_or_empty("customer_name"),
                        title_of(the_case, "title", "type"),
                        title_of(the_case, "state_title", "state")}));
        }
    }
    const Record places = visit.ask_for_part("place.list", asked(typed));
    for (const moothall::Value& one : items_of(places)) {
        const Record& place = *one.as_table();
        add(items, "Places", "/places/" + url_part(place.text("uprn")),
            place.text_or_empty("address"), place.text_or_empty("postcode"));
    }
    for (const moothall::Value& one : people.sounding) {
        add_person(items, "Customers whose name sounds like it", *one.as_table());
    }
    return items;
}

}  // namespace

moothall::Result<Outcome> suggestions(const Visit& visit) {
    const std::string typed = visit.asked("q");
    const Record answer =
        Record{}.set("items", typed.size() < letters_least ? List() : found_for(visit, typed));
    return Outcome(Download{"application/json", "", visit.council().json_of(answer)});
}

}  // namespace desk
