#include "pages/day/call_finding.h"

#include "components/content/passages.h"
#include "components/forms/button.h"
#include "components/lists/summary_list.h"
#include "components/render.h"
#include "components/work/section.h"
#include "components/work/work_table.h"
#include "html/element.h"
#include "pages/work/case_rows.h"
#include "site/parts.h"
#include "words/due.h"
#include "words/names.h"

namespace desk {
namespace {

using moothall::List;

constexpr int people_most = 10;
constexpr int cases_most = 10;

Html press(const std::string& deed, const std::string& text, const std::string& about) {
    return render(Button{
        .content = joined(text, element("span", of_class("govuk-visually-hidden"), " " + about)),
        .name = "do",
        .value = deed,
        .classes = "govuk-button--secondary mh-small",
        .prevent_double_click = true});
}

std::optional<Record> person_of(const Visit& visit, const std::string& id) {
    if (id.empty()) {
        return std::nullopt;
    }
    const Record person = visit.ask_for_part("customer.show", Record{}.set("id", id));
    return person.has("id") ? std::optional(person) : std::nullopt;
}

/// What a case waits for: its state, and the step that somebody has to take next.
WorkCell waits_for(const Visit& visit, const Record& the_case) {
    const Record actions =
        visit.ask_for_part("case.actions", Record{}.set("reference", the_case.text("reference")));
    WorkCell cell{.content = state_tag(the_case)};
    const std::string next = actions.text_or_empty("next");
    for (const moothall::Value& item : items_of(actions)) {
        if (!next.empty() && item.as_table()->text("name") == next) {
            cell.note = "Next: " + title_of(*item.as_table(), "title", "name");
        }
    }
    return cell;
}

WorkRow row_of(const Visit& visit, const Record& the_case) {
    const std::string& reference = the_case.text("reference");
    const DueWords due = due_words(the_case, visit.today());
    const std::string owner = title_of(the_case, "owner_name", "owner");
    return {
        .reference = reference,
        .href = case_address(reference),
        .note = title_of(the_case, "title", "type"),
        .cells = {waits_for(visit, the_case),
                  {.content = render(UrgentText{.text = due.text, .urgency = due.urgency}),
                   .note = due.day},
                  {.content = owner.empty() ? std::string("Nobody") : owner},
                  {.content = press("note:" + reference, "Add the note here", "to " + reference)}}};
}

/// The cases that somebody may call about.
Record cases_of(const Visit& visit, const CallFound& found) {
    if (found.the_case) {
        return Record{}.set("items", List{*found.the_case});
    }
    return visit.ask_for_part("case.list", Record{}
                                               .set("customer", found.person->text("id"))
                                               .set("names", true)
                                               .set("limit", cases_most));
}

Html identity_of(const Record& person) {
    SummaryList list{.rows = {}};
    const auto add = [&](const char* key, const std::string& value) {
        list.rows.push_back(
            {.key = key,
             .value = value.empty() ? Content(element("span", of_class("mh-muted"), "Not known"))
                                    : Content(value)});
    };
    add("Name", person.text_or_empty("name"));
    add("Date of birth",
        person.has("born") ? moothall::in_words(person.date("born")) : std::string());
    add("Address", person.text_or_empty("address"));
    add("Phone", person.text_or_empty("phone"));
    return joined(element("p", of_class("mh-text"),
                          "Ask for their address or date of birth before you tell them anything."),
                  render(list));
}

}  // namespace

CallFound find_caller(const Visit& visit) {
    const Form& form = visit.form();
    const CallDeed deed = call_deed(form.find("do"));
    CallFound found;
    const std::string chosen = deed.word == "person" ? deed.to : form.find("person");
    const std::string reference = form.find("reference");
    if (deed.word != "find") {
        found.person = person_of(visit, chosen.empty() ? visit.asked("person") : chosen);
    }
    if (!reference.empty() && deed.word != "person") {
        const Record shown = visit.ask_for_part(
            "case.show", Record{}.set("reference", reference).set("names", true));
        if (shown.has("reference")) {
            found.the_case = shown;
            found.person = person_of(visit, shown.text_or_empty("customer"));
        }
    }
    for (const char* field : {"name", "postcode", "born"}) {
        const std::string typed = form.find(field);
        found.words += (found.words.empty() || typed.empty() ? "" : " ") + typed;
    }
    if (found.person || found.the_case || found.words.empty()) {
        found.words = found.words.empty() ? reference : found.words;
        return found;
    }
    found.people = find_people(visit, found.words, people_most);
    found.is_cut = found.people.size() == people_most;
    if (found.people.size() == 1 && found.people.sounding.empty()) {
        found.person = *found.people.exact.front().as_table();
        found.people = {};
    }
    return found;
}

Html people_found(const CallFound& found) {
    if (found.person) {
        return render(Section{
            .id = "person",
            .title = "Who it is",
            .aside = link_to("/customers/" + url_part(found.person->text("id")), "Full record"),
            .content = identity_of(*found.person)});
    }
    if (found.people.is_empty()) {
        return found.words.empty() || found.the_case
                   ? Html()
                   : render(InsetText{
                         .content = joined(
                             "Nobody was found for ", element("strong", {}, found.words),
                             ". Check the spelling, or try the surname, the postcode or the date "
                             "of "
                             "birth alone. You can also keep the call and find them later.")});
    }
    const auto name_of = [](const Record& person) { return joined(person.text_or_empty("name")); };
    const auto choice_of = [](const Record& person) {
        return press("person:" + person.text("id"), "This is them", ": " + person_in_words(person));
    };
    return render(Section{.id = "people",
                          .title = "Who may it be?",
                          .aside = found.is_cut
                                       ? Content("The first 10. Add the postcode or the date of "
                                                 "birth to find fewer")
                                       : Content(),
                          .content = people_tables(found.people, found.words, name_of, choice_of)});
}

Html cases_found(const Visit& visit, const CallFound& found) {
    if (!found.person && !found.the_case) {
        return {};
    }
    const Record answer = cases_of(visit, found);
    const List& cases = items_of(answer);
    if (answer.has("refused")) {
        return not_available(answer.text("refused"));
    }
    WorkGroup group;
    for (const moothall::Value& one : cases) {
        group.rows.push_back(row_of(visit, *one.as_table()));
    }
    const WorkTable table{
        .caption = "Open cases of who calls",
        .summary = counted(static_cast<std::int64_t>(cases.size()), "open case", "open cases"),
        .columns = {{.title = "Case"},
                    {.title = "It waits for"},
                    {.title = "Due"},
                    {.title = "Assigned to"},
                    {.title = "Is it about this?"}},
        .groups = {group}};
    return render(Section{
        .id = "cases",
        .title = found.the_case ? "The case" : "Their open cases",
        .content = cases.empty()
                       ? render(InsetText{.content = "They have no open cases. Start one, or keep "
                                                     "the call as unfinished."})
                       : render(table)});
}

CallDeed call_deed(const std::string& pressed) {
    const std::size_t colon = pressed.find(':');
    return colon == std::string::npos
               ? CallDeed{pressed, ""}
               : CallDeed{pressed.substr(0, colon), pressed.substr(colon + 1)};
}

}  // namespace desk
