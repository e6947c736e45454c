#include "pages/cases/additions.h"

#include "components/content/passages.h"
#include "components/content/tag.h"
#include "components/forms/button.h"
#include "components/lists/table.h"
#include "components/render.h"
#include "components/work/section.h"
#include "descriptors/field_reading.h"
#include "descriptors/field_view.h"
#include "html/element.h"
#include "pages/cases/case_frame.h"
#include "pages/work/officers.h"
#include "site/kept_form.h"
#include "site/parts.h"
#include "words/names.h"

namespace desk {
namespace {

using moothall::List;
using moothall::Result;

/// A small form on a page of a case: its fields as data, and the operation that takes them.
struct Addition {
    std::string part;       ///< "/note"
    std::string title;      ///< "Add a note"
    std::string submit;     ///< "Add the note"
    std::string operation;  ///< "case.note"
    std::string done;       ///< The word of the news.
    std::string then;       ///< The part of the case that is shown afterwards; "/" for my work.
    List fields;
    Html below = {};                             ///< Below the form.
    void (*settle)(const Visit&, Record&) = {};  ///< What was typed, as the operation takes it.
};

Record field(const char* name, const char* kind, const char* label, const char* hint) {
    return Record{}
        .set("name", name)
        .set("kind", kind)
        .set("label", label)
        .set_unless_empty("hint", hint);
}

Record optional_field(const char* name, const char* kind, const char* label, const char* hint) {
    return field(name, kind, label, hint).set("optional", true);
}

Addition note(const Visit&, const CaseFile&) {
    return {"/note",
            "Add a note",
            "Add the note",
            "case.note",
            "noted",
            "",
            {field("text", "text", "Note",
                   "What was said or seen, as it was. It cannot be changed later.")}};
}

List how_often() {
    const auto option = [](const char* value, const char* label) {
        return Record{}.set("value", value).set("label", label);
    };
    return {option("", "Once"), option("week", "Every week"), option("two_weeks", "Every 2 weeks"),
            option("month", "Every month")};
}

Addition forward(const Visit&, const CaseFile&) {
    return {"/bring-forward",
            "Bring forward",
            "Bring forward",
            "case.bring-forward",
            "forward",
            "",
            {field("on", "date", "On which day?", "").set("picker", true),
             optional_field("text", "text", "What for?", "For example: chase the landlord")
                 .set("max", 120),
             optional_field("every", "choice", "Does it come back?",
                            "Each time it is done the next date is set.")
                 .set("options", how_often())}};
}

void settle_owner(const Visit&, Record& values) {
    leave_out_nobody(values);
}

Addition owner(const Visit& visit, const CaseFile& file) {
    Addition made{
        "/owner", "Give to somebody else",    "Give the case to them", "case.assign", "assigned",
        "",       fields_of_assignment(visit)};
    made.settle = settle_owner;
    if (file.the_case.text_or_empty("owner") == visit.caller().username) {
        made.below = element("p", of_class("mh-text"), "Can you not work this case? ",
                             link_to(file.address() + "/hand-back", "Hand it back to the team"),
                             ": it is not your next case again before somebody else has had it.");
    }
    return made;
}

Addition hand_back(const Visit&, const CaseFile&) {
    return {"/hand-back",
            "Hand the case back",
            "Hand the case back",
            "case.hand-back",
            "handed_back",
            "/",
            {field("reason", "text", "Why can you not work it?",
                   "It goes back to the team's queue and is not your next case again before "
                   "somebody else has had it. The reason is kept with the case.")
                 .set("max", 500)}};
}

Record option(const char* value, const char* label) {
    return Record{}.set("value", value).set("label", label);
}

/// A day is its noon by the clock on the wall, and today is now.
void settle_message(const Visit& visit, Record& values) {
    if (!values.has("on")) {
        return;
    }
    const moothall::Date on = values.date("on");
    values.remove("on");
    if (on != visit.today()) {
        values.set("received_at", moothall::Instant(on) + std::chrono::hours(12));
    }
}

Addition message(const Visit&, const CaseFile&) {
    Addition made{
        "/message",
        "Record a message",
        "Record the message",
        "case.message",
        "message",
        "",
        {field("direction", "choice", "Which way did it go?", "")
             .set("options", List{option("in", "It came in"), option("out", "We sent it")}),
         field("channel", "choice", "How?", "")
             .set("options",
                  List{option("email", "Email"), option("post", "Post"), option("phone", "Phone"),
                       option("counter", "At the counter"), option("web", "Web form"),
                       option("text", "Text message"), option("visit", "Visit")}),
         field("text", "text", "What does it say?",
               "Its words, or what was said. It cannot be changed later."),
         optional_field("sender", "text", "Who is it from?", "").set("max", 120),
         optional_field("recipient", "text", "To whom?", "").set("max", 120),
         optional_field("subject", "text", "What is it about?", "").set("max", 120),
         optional_field("on", "date", "On which day?", "Left empty: today").set("max", "today")}};
    made.settle = settle_message;
    return made;
}

Addition task(const Visit&, const CaseFile&) {
    return {"/tasks",
            "Add a task",
            "Add the task",
            "case.task",
            "task",
            "/tasks",
            {field("text", "text", "What is to be done?", ""),
             optional_field("due_on", "date", "By which day?", ""),
             optional_field("for", "key", "Who?", "A username, a team or a role")}};
}

Addition link(const Visit&, const CaseFile&) {
    return {"/linked",
            "Link another case",
            "Link the case",
            "case.link",
            "linked",
            "/linked",
            {field("to", "key", "Reference of the other case", "For example CT-26-000417-T"),
             optional_field("as", "key", "What it is to this one",
                            "One word, such as appeal_of. Left empty: related.")}};
}

Html form_of(const Visit& visit, const CaseFile& file, const Addition& addition,
             const std::vector<FieldProblem>& problems) {
    return render(Section{
        .id = "add",
        .title = addition.title,
        .content = kept_form_to(
            visit, file.address() + addition.part,
            joined(fields_of(addition.fields, visit.form(), problems),
                   element("div", of_class("govuk-button-group"),
                           render(Button{.content = addition.submit, .prevent_double_click = true}),
                           link_to(file.address(), "Cancel")),
                   addition.below)),
        .is_next = true});
}

/// What is asked for on a page of a case.
using Asking = Addition (*)(const Visit&, const CaseFile&);

/// What a page shows above such a form.
using Above = Html (*)(const Visit&, const CaseFile&);

Html nothing(const Visit&, const CaseFile&) {
    return {};
}

/// The part of a case that a page is, from its address.
std::string part_of(const Visit& visit) {
    const std::string& path = visit.request().path;
    return path.substr(path.rfind('/'));
}

Result<Outcome> show(const Visit& visit, Asking asking, Above above) {
    const auto file = case_file_of(visit, part_of(visit));
    if (!file) {
        return file.error();
    }
    const Addition addition = asking(visit, *file);
    return Outcome(
        case_view(visit, *file, joined(above(visit, *file), form_of(visit, *file, addition, {}))));
}

/// Where one is led when it was done.
std::string address_after(const CaseFile& file, const Addition& addition) {
    if (addition.then == "/") {
        return "/?done=" + addition.done + "&case=" + url_part(file.reference());
    }
    return file.address() + addition.then + "?done=" + addition.done;
}

Result<Outcome> take(const Visit& visit, Asking asking, Above above) {
    const auto file = case_file_of(visit, part_of(visit));
    if (!file) {
        return file.error();
    }
    const Addition addition = asking(visit, *file);
    ReadFields read = read_fields(addition.fields, visit.form());
    if (read.problems.empty()) {
        read.values.set("reference", file->reference());
        if (addition.settle != nullptr) {
            addition.settle(visit, read.values);
        }
        const auto added = visit.command(addition.operation, read.values);
        if (added) {
            return Outcome(Redirect{address_after(*file, addition)});
        }
        read.problems.push_back(problem_of(added.error(), addition.fields));
        if (read.problems.back().field.empty()) {
            read.problems.back().field = addition.fields.front().as_table()->text("name");
        }
    }
    return Outcome(
        refused_case_view(visit, *file,
                          joined(summary_of(addition.fields, read.problems), above(visit, *file),
                                 form_of(visit, *file, addition, read.problems))));
}

Html open_tasks(const Visit& visit, const CaseFile& file) {
    const Record answer =
        visit.ask_for_part("case.tasks", Record{}.set("reference", file.reference()));
    const List& tasks = items_of(answer);
    if (tasks.empty()) {
        return render(InsetText{.content = "No tasks are open, and nothing is brought forward."});
    }
    Table table{.head = {{.content = "What"}, {.content = "By"}, {.content = "Who"}},
                .rows = {},
                .first_cell_is_header = true};
    for (const moothall::Value& one : tasks) {
        const Record& task = *one.as_table();
        const std::string text = task.text_or_empty("text");
        table.rows.push_back(
            {{.content = text.empty() ? words_of_name(task.text_or_empty("kind")) : text},
             {.content = task.has("due_on") ? moothall::in_words(task.date("due_on"))
                                            : std::string("No date")},
             {.content = task.text_or_empty("for")}});
    }
    return render(Section{.id = "tasks", .title = "To be done", .content = render(table)});
}

Html links(const Visit& visit, const CaseFile& file) {
    const Record answer =
        visit.ask_for_part("case.linked", Record{}.set("reference", file.reference()));
    const List& cases = items_of(answer);
    if (cases.empty()) {
        return render(InsetText{.content = "This case is linked to no other."});
    }
    Table table{.head = {{.content = "Case"}, {.content = "What it is"}, {.content = "State"}},
                .rows = {},
                .first_cell_is_header = true};
    for (const moothall::Value& one : cases) {
        const Record& other = *one.as_table();
        const std::string& reference = other.text("reference");
        table.rows.push_back({{.content = link_to(case_address(reference), reference)},
                              {.content = words_of_name(other.text_or_empty("as"))},
                              {.content = title_of(other, "state_title", "state")}});
    }
    return render(Section{.id = "links", .title = "Linked cases", .content = render(table)});
}

}  // namespace

Result<Outcome> show_note(const Visit& visit) {
    return show(visit, note, nothing);
}

Result<Outcome> add_note(const Visit& visit) {
    return take(visit, note, nothing);
}

Result<Outcome> show_message(const Visit& visit) {
    return show(visit, message, nothing);
}

Result<Outcome> add_message(const Visit& visit) {
    return take(visit, message, nothing);
}

Result<Outcome> show_hand_back(const Visit& visit) {
    return show(visit, hand_back, nothing);
}

Result<Outcome> take_hand_back(const Visit& visit) {
    return take(visit, hand_back, nothing);
}

Result<Outcome> show_bring_forward(const Visit& visit) {
    return show(visit, forward, nothing);
}

Result<Outcome> bring_forward(const Visit& visit) {
    return take(visit, forward, nothing);
}

Result<Outcome> show_owner(const Visit& visit) {
    return show(visit, owner, nothing);
}

Result<Outcome> change_owner(const Visit& visit) {
    return take(visit, owner, nothing);
}

Result<Outcome> case_tasks(const Visit& visit) {
    return show(visit, task, open_tasks);
}

Result<Outcome> add_task(const Visit& visit) {
    return take(visit, task, open_tasks);
}

Result<Outcome> linked_cases(const Visit& visit) {
    return show(visit, link, links);
}

Result<Outcome> link_case(const Visit& visit) {
    return take(visit, link, links);
}

}  // namespace desk
