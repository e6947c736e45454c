#include "pages/cases/overview.h"

#include "components/content/passages.h"
#include "components/content/tag.h"
#include "components/lists/summary_list.h"
#include "components/lists/task_list.h"
#include "components/render.h"
#include "components/work/section.h"
#include "html/element.h"
#include "pages/cases/case_frame.h"
#include "pages/cases/timeline.h"
#include "site/parts.h"
#include "words/due.h"
#include "words/names.h"

namespace desk {
namespace {

using moothall::Result;

Task task_of(const CaseFile& file, const Record& action, const std::string& next) {
    const std::string& name = action.text("name");
    const std::string title = title_of(action, "title", "name");
    if (!action.yes_no("available")) {
        return {.title = title,
                .hint = action.text_or_empty("reason"),
                .status = "Not possible now",
                .status_classes = "govuk-task-list__status--cannot-start-yet"};
    }
    const std::string to = action.text_or_empty("to_title");
    Task task{.title = title, .href = file.address() + "/actions/" + url_part(name)};
    if (!to.empty()) {
        task.hint = "Then: " + to;
    }
    if (name == next) {
        task.title = element("strong", {}, title);
        task.tag = Tag{.content = "Do now", .classes = std::string(class_of(TagColour::blue))};
    } else {
        task.status = "Possible";
    }
    return task;
}

/// What can be done stands above what cannot.
Html next_steps(const CaseFile& file) {
    if (file.actions.has("refused")) {
        return not_available(file.actions.text("refused"));
    }
    const std::string next = file.actions.text_or_empty("next");
    TaskList possible{.tasks = {}, .id_prefix = "step"};
    TaskList impossible{.tasks = {}, .id_prefix = "other-step"};
    for (const moothall::Value& item : items_of(file.actions)) {
        const Record& action = *item.as_table();
        auto& tasks = action.yes_no("available") ? possible.tasks : impossible.tasks;
        const auto at = action.text("name") == next ? tasks.begin() : tasks.end();
        tasks.insert(at, task_of(file, action, next));
    }
    const Html others = impossible.tasks.empty()
                            ? Html()
                            : render(Details{.summary = "What is not possible now, and why",
                                             .content = render(impossible)});
    if (possible.tasks.empty()) {
        return joined(element("p", of_class("mh-text"),
                              file.is_open() ? "Nothing can be done by you at the moment."
                                             : "This case is closed. Nothing is left to do."),
                      others);
    }
    return joined(render(possible), others);
}

Html why(const Record& clock) {
    const std::string explanation = clock.text_or_empty("explanation");
    return explanation.empty()
               ? Html()
               : render(Details{.summary = "Why this date?", .content = explanation});
}

SummaryRow clock_row(const Record& clock, moothall::Date today) {
    const DueWords words = clock_words(clock, today);
    return {.key = title_of(clock, "title", "name"),
            .value =
                joined(render(UrgentText{.text = words.text, .urgency = words.urgency}),
                       words.day.empty() ? Html() : element("div", of_class("mh-muted"), words.day),
                       why(clock))};
}

Html deadlines(const CaseFile& file, moothall::Date today) {
    const auto* clocks = file.the_case.find("clocks");
    if (clocks == nullptr || clocks->as_list() == nullptr || clocks->as_list()->empty()) {
        return {};
    }
    SummaryList list{.rows = {}};
    for (const moothall::Value& clock : *clocks->as_list()) {
        list.rows.push_back(clock_row(*clock.as_table(), today));
    }
    return render(Section{.id = "deadlines", .title = "Deadlines", .content = render(list)});
}

Html customer_card(const Visit& visit, const CaseFile& file) {
    const std::string id = file.the_case.text_or_empty("customer");
    if (id.empty()) {
        return {};
    }
    const Record customer = visit.ask_for_part("customer.show", Record{}.set("id", id));
    SummaryList list{.rows = {}};
    const auto add = [&](const char* key, const std::string& value) {
        if (!value.empty()) {
            list.rows.push_back({.key = key, .value = value});
        }
    };
    add("Name", customer.text_or_empty("name"));
    add("Address", customer.text_or_empty("address"));
    add("Phone", customer.text_or_empty("phone"));
    add("Email", customer.text_or_empty("email"));
    return render(Section{.id = "customer",
                          .title = "Customer",
                          .aside = link_to("/customers/" + url_part(id), "Full record"),
                          .content = customer.has("refused")
                                         ? not_available(customer.text("refused"))
                                         : render(list)});
}

Html panel(const Record& one) {
    const std::string id = "panel-" + one.text("name");
    if (one.has("not_available")) {
        return render(Section{.id = id,
                              .title = one.text("title"),
                              .content = not_available(one.text("not_available"))});
    }
    SummaryList list{.rows = {}};
    for (const moothall::Value& row : one.list("rows")) {
        list.rows.push_back({.key = row.as_table()->text_or_empty("name"),
                             .value = row.as_table()->text_or_empty("value")});
    }
    return render(Section{.id = id, .title = one.text("title"), .content = render(list)});
}

Html panels(const Visit& visit, const CaseFile& file) {
    const Record answer =
        visit.ask_for_part("case.panels", Record{}.set("reference", file.reference()));
    Writer all;
    for (const moothall::Value& one : items_of(answer)) {
        all.html(panel(*one.as_table()));
    }
    return all.finish();
}

Html holds(const CaseFile& file) {
    const auto* found = file.the_case.find("holds");
    Writer all;
    if (found == nullptr || found->as_list() == nullptr) {
        return {};
    }
    for (const moothall::Value& one : *found->as_list()) {
        const std::string title = one.as_table() != nullptr
                                      ? title_of(*one.as_table(), "title", "name")
                                      : words_of_name(one.as_text() ? *one.as_text() : "");
        all.html(render(Notice{.title = "On hold:", .content = title}));
    }
    return all.finish();
}

ProgressStep step_of(const Record& step) {
    using State = ProgressStep::State;
    const std::string& is = step.text("is");
    return {.text = step.text("title"),
            .state = is == "done"      ? State::done
                     : is == "current" ? State::current
                                       : State::ahead};
}

/// The way of the case: where it was, where it is, and how it usually goes on.
Html steps(const Visit& visit, const CaseFile& file) {
    const Record answer =
        visit.ask_for_part("case.steps", Record{}.set("reference", file.reference()));
    Progress progress{.steps = {}, .label = "Steps of this case"};
    for (const moothall::Value& one : items_of(answer)) {
        progress.steps.push_back(step_of(*one.as_table()));
    }
    return progress.steps.size() < 2 ? Html()
                                     : element("div", of_class("mh-steps"), render(progress));
}

}  // namespace

Result<Outcome> case_overview(const Visit& visit) {
    const auto file = case_file_of(visit, "");
    if (!file) {
        return file.error();
    }
    const Html main =
        joined(holds(*file),
               render(Section{.id = "next",
                              .title = "What to do next",
                              .content = next_steps(*file),
                              .is_next = true}),
               render(Section{.id = "latest",
                              .title = "What happened last",
                              .aside = link_to(file->address() + "/history", "Full history"),
                              .content = latest_of(visit, *file)}));
    const Html side =
        joined(deadlines(*file, visit.today()), customer_card(visit, *file), panels(visit, *file));
    return Outcome(case_view(
        visit, *file, joined(steps(visit, *file), render(Columns{.main = main, .side = side}))));
}

}  // namespace desk
