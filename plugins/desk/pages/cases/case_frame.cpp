#include "pages/cases/case_frame.h"

#include <array>

#include "components/render.h"
#include "components/work/headings.h"
#include "html/element.h"
#include "pages/cases/undoing.h"
#include "pages/work/case_rows.h"
#include "site/parts.h"
#include "words/due.h"
#include "words/names.h"

namespace desk {
namespace {

struct Part {
    const char* path;
    const char* title;
};

constexpr auto parts = std::to_array<Part>({{"", "Overview"},
                                            {"/application", "Application"},
                                            {"/documents", "Documents"},
                                            {"/tasks", "Tasks"},
                                            {"/linked", "Linked cases"},
                                            {"/history", "History"}});

std::string person_of(const Record& the_case) {
    const std::string name = the_case.text_or_empty("customer_name");
    return name.empty() ? title_of(the_case, "title", "type") : name;
}

SubNavigation navigation(const CaseFile& file) {
    SubNavigation made{.items = {}, .label = "Case"};
    for (const Part& part : parts) {
        made.items.push_back({.content = part.title,
                              .href = file.address() + part.path,
                              .active = file.part == part.path});
    }
    return made;
}

/// The step to do now, if there is one, and what can be done at any time.
std::vector<PageAction> actions_of(const Visit& visit, const CaseFile& file) {
    std::vector<PageAction> actions;
    const std::string next = file.actions.text_or_empty("next");
    for (const moothall::Value& item : items_of(file.actions)) {
        const Record& action = *item.as_table();
        if (!next.empty() && action.text("name") == next) {
            actions.push_back({.text = title_of(action, "title", "name"),
                               .href = file.address() + "/actions/" + next,
                               .key = "e",
                               .is_primary = true});
        }
    }
    if (!file.is_open()) {
        actions.push_back({.text = "Get next case",
                           .action = "/next",
                           .token = visit.form_token(),
                           .key = "n",
                           .is_primary = true});
    }
    actions.push_back({.text = "Add a note", .href = file.address() + "/note", .key = "a"});
    actions.push_back(
        {.text = "Record a message", .href = file.address() + "/message", .key = "m"});
    actions.push_back(
        {.text = "Bring forward", .href = file.address() + "/bring-forward", .key = "b"});
    if (file.is_open()) {
        actions.push_back(
            {.text = "Give to somebody else", .href = file.address() + "/owner", .key = "r"});
    }
    return actions;
}

std::string owner_of(const Visit& visit, const Record& the_case) {
    const std::string owner = the_case.text_or_empty("owner");
    if (owner.empty()) {
        return "Nobody";
    }
    return owner == visit.caller().username ? "You" : title_of(the_case, "owner_name", "owner");
}

std::vector<Fact> facts_of(const Visit& visit, const CaseFile& file) {
    const DueWords due = due_words(file.the_case, visit.today());
    std::vector<Fact> facts{
        {.name = "State", .value = state_tag(file.the_case)},
        {.name = "Due", .value = render(UrgentText{.text = due.text, .urgency = due.urgency})}};
    if (!due.day.empty()) {
        facts.push_back({.name = "Date", .value = due.day});
    }
    facts.push_back({.name = "Assigned to", .value = owner_of(visit, file.the_case)});
    if (file.the_case.has("team")) {
        facts.push_back({.name = "Team", .value = words_of_name(file.the_case.text("team"))});
    }
    return facts;
}

/// The cases beside it, where it is one of mine.
std::optional<InList> place_in_my_list(const Visit& visit, const CaseFile& file) {
    if (!file.is_open() || file.the_case.text_or_empty("owner") != visit.caller().username) {
        return std::nullopt;
    }
    const Record beside =
        visit.ask_for_part("queue.beside", Record{}.set("reference", file.reference()));
    if (!beside.has("place") || beside.integer("place") == 0) {
        return std::nullopt;
    }
    const auto address = [&](const char* which) {
        return beside.has(which) ? case_address(beside.text(which)) : std::string();
    };
    return InList{.label = "My list",
                  .place = "Case " + with_commas(beside.integer("place")) + " of " +
                           with_commas(beside.integer("of")) + " in my list",
                  .previous = address("previous"),
                  .next = address("next")};
}

Html head(const Visit& visit, const CaseFile& file) {
    return render(RecordHeader{
        .breadcrumbs = {.items = {{.content = "My work", .href = "/"},
                                  {.content = file.reference()}}},
        .heading = {.title = person_of(file.the_case),
                    .caption = joined(title_of(file.the_case, "title", "type"), " – ",
                                      element("span", of_class("mh-reference"), file.reference())),
                    .actions = actions_of(visit, file)},
        .facts = facts_of(visit, file),
        .parts = navigation(file),
        .in_list = place_in_my_list(visit, file)});
}

}  // namespace

std::string CaseFile::address() const {
    return case_address(reference());
}

moothall::Result<CaseFile> case_file_of(const Visit& visit, const std::string& part) {
    const Record named = Record{}.set("reference", visit.part("reference"));
    const std::int64_t position = visit.council().position();
    const auto shown = visit.ask("case.show", Record(named).set("names", true));
    if (!shown) {
        return shown.error();
    }
    return CaseFile{*shown->as_table(), visit.ask_for_part("case.actions", named), part, position};
}

View case_view(const Visit& visit, const CaseFile& file, const Html& content) {
    return {
        .title = file.reference() + ", " + person_of(file.the_case),
        .main = joined(head(visit, file), page_body(joined(news_of_case(visit, file), content))),
        .live = live_address(file.position, {{"case", file.reference()}})};
}

View refused_case_view(const Visit& visit, const CaseFile& file, const Html& content) {
    View view = case_view(visit, file, content);
    view.has_errors = true;
    return view;
}

}  // namespace desk
