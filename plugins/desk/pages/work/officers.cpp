#include "pages/work/officers.h"

#include <algorithm>
#include <utility>

#include "site/parts.h"
#include "words/names.h"

namespace desk {
namespace {

constexpr const char* nobody = "-";  // No username: those have letters.
constexpr int officers_most = 1'000;

bool shares_a_team(const Visit& visit, const Record& officer) {
    const auto& own = visit.caller().teams;
    return officer.has("teams") && std::ranges::any_of(officer.list("teams"), [&](const auto& one) {
               return std::ranges::find(own, *one.as_text()) != own.end();
           });
}

std::string label_of(const Record& officer) {
    std::string label = title_of(officer, "name", "username");
    std::string teams;
    for (const moothall::Value& team :
         officer.has("teams") ? officer.list("teams") : moothall::List()) {
        teams += (teams.empty() ? " – " : ", ") + words_of_name(*team.as_text());
    }
    return label + teams;
}

}  // namespace

moothall::List fields_of_assignment(const Visit& visit) {
    const Record answer = visit.ask_for_part("officer.list", Record{}.set("limit", officers_most));
    std::vector<Record> officers;
    for (const moothall::Value& one : items_of(answer)) {
        officers.push_back(*one.as_table());
    }
    std::ranges::sort(officers, {}, [&](const Record& officer) {
        return std::pair(!shares_a_team(visit, officer), label_of(officer));
    });
    moothall::List options{Record{}.set("value", nobody).set("label", "Nobody: back to the team")};
    for (const Record& officer : officers) {
        options.emplace_back(
            Record{}.set("value", officer.text("username")).set("label", label_of(officer)));
    }
    return {Record{}
                .set("name", "to")
                .set("kind", "choice")
                .set("label", "New owner")
                .set("options", std::move(options)),
            Record{}
                .set("name", "reason")
                .set("kind", "text")
                .set("label", "Reason")
                .set("hint", "It is kept with the case, for whoever asks later why.")
                .set("optional", true)};
}

void leave_out_nobody(Record& answers) {
    if (answers.text_or_empty("to") == nobody) {
        answers.remove("to");
    }
}

}  // namespace desk
