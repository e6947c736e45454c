#include "pages/records/people_found.h"

#include "components/lists/table.h"
#include "components/render.h"
#include "html/element.h"
#include "site/parts.h"

namespace desk {
namespace {

Content known_or_not(const std::string& value) {
    return value.empty() ? Content(element("span", of_class("mh-muted"), "Not known"))
                         : Content(value);
}

std::string born_of(const Record& person) {
    return person.has("born") ? moothall::in_words(person.date("born")) : std::string();
}

/// With a choice, its button has to have room on a telephone too.
std::vector<Cell> row_of(const PeopleTable& people, const Record& person) {
    const Content born = known_or_not(born_of(person));
    const Content address = known_or_not(person.text_or_empty("address"));
    if (!people.choice) {
        return {{.content = people.name(person)}, {.content = born}, {.content = address}};
    }
    return {{.content = people.name(person)},
            {.content = joined(born, void_element("br", {}), address)},
            {.content = people.choice(person)}};
}

}  // namespace

Matches matches_of(const Record& answer) {
    Matches matches;
    for (const moothall::Value& item : items_of(answer)) {
        const bool sounds = item.as_table()->text_or_empty("match") == "sounds_like";
        (sounds ? matches.sounding : matches.exact).push_back(item);
    }
    return matches;
}

Matches find_people(const Visit& visit, const std::string& typed, int most) {
    if (typed.empty()) {
        return {};
    }
    return matches_of(
        visit.ask_for_part("customer.list", Record{}.set("q", typed).set("limit", most)));
}

std::string sounding_title(const std::string& typed) {
    return "Sounds like \xe2\x80\x9c" + typed + "\xe2\x80\x9d";
}

Html sounding_advice() {
    return element("p", of_class("mh-text"),
                   "The name is spelled differently. Check their date of birth or address before "
                   "you tell them anything.");
}

Html people_table(const PeopleTable& people) {
    Table table{.caption = people.caption,
                .head = {{.content = "Name"}},
                .rows = {},
                .first_cell_is_header = true,
                .caption_classes = "govuk-visually-hidden"};
    if (people.choice) {
        table.head.push_back({.content = "Date of birth and address"});
        table.head.push_back({.content = "Is it them?"});
    } else {
        table.head.push_back({.content = "Date of birth"});
        table.head.push_back({.content = "Address"});
    }
    for (const moothall::Value& one : people.people) {
        table.rows.push_back(row_of(people, *one.as_table()));
    }
    return wide_table(people.caption, render(table));
}

Html people_tables(const Matches& found, const std::string& typed,
                   const std::function<Html(const Record& person)>& name,
                   const std::function<Html(const Record& person)>& choice) {
    Writer out;
    if (!found.exact.empty()) {
        out.html(people_table({"Customers with what you typed", found.exact, name, choice}));
    }
    if (!found.sounding.empty()) {
        const std::string title = sounding_title(typed);
        out.html(element("h3", of_class("govuk-heading-s govuk-!-margin-top-6"), title));
        out.html(sounding_advice());
        out.html(people_table({title, found.sounding, name, choice}));
    }
    return out.finish();
}

std::string person_in_words(const Record& person) {
    std::string words = person.text_or_empty("name");
    const std::string born = born_of(person);
    words += born.empty() ? "" : ", born " + born;
    const std::string address = person.text_or_empty("address");
    return words + (address.empty() ? "" : ", " + address);
}

}  // namespace desk
