#pragma once

#include <functional>
#include <string>

#include "html/html.h"
#include "site/visit.h"

// People whom a search found, as every page shows them: so that nobody takes a stranger for the one
// whom they have on the telephone.
namespace desk {

/// What a search answered: those for whom all is known that was typed, and those whose name only
/// sounds like it.
struct Matches {
    moothall::List exact;
    moothall::List sounding;

    bool is_empty() const { return exact.empty() && sounding.empty(); }
    std::size_t size() const { return exact.size() + sounding.size(); }
};
Matches matches_of(const Record& answer);

/// Looks for customers by whatever was typed. Empty where nothing was, or nobody is found.
Matches find_people(const Visit& visit, const std::string& typed, int most);

/// The heading above what only sounds like what was typed, and what to do about it.
std::string sounding_title(const std::string& typed);
Html sounding_advice();

/// People in rows, each with what tells two of one name apart: name, date of birth, address. `name`
/// makes the first cell; `choice` the last, where there is one.
struct PeopleTable {
    std::string caption;
    const moothall::List& people;
    std::function<Html(const Record& person)> name;
    std::function<Html(const Record& person)> choice = {};
};
Html people_table(const PeopleTable& table);

/// The exact ones, and below them, with their heading, those that sound like it.
Html people_tables(const Matches& found, const std::string& typed,
                   const std::function<Html(const Record& person)>& name,
                   const std::function<Html(const Record& person)>& choice);

/// "Kathryn Smith, born 3 April 1981, 12 High Street, AS1 4QT".
std::string person_in_words(const Record& person);

}  // namespace desk
