#include "pages/cases/action_form.h"

#include "components/content/passages.h"
#include "components/forms/button.h"
#include "components/forms/textarea.h"
#include "components/lists/summary_list.h"
#include "components/render.h"
#include "components/work/section.h"
#include "descriptors/field_reading.h"
#include "descriptors/field_view.h"
#include "html/element.h"
#include "pages/cases/case_frame.h"
#include "site/kept_form.h"
#include "site/parts.h"
#include "words/names.h"

namespace desk {
namespace {

using moothall::Refusal;
using moothall::RefusalKind;
using moothall::Result;

/// An action of a case, while its form is open.
struct OpenForm {
    CaseFile file;
    Record action;

    const std::string& name() const { return action.text("name"); }
    std::string title() const { return title_of(action, "title", "name"); }
    const moothall::List& fields() const {
        static const moothall::List nothing;
        return action.has("fields") ? action.list("fields") : nothing;
    }
    bool needs_reason() const {
        return action.has("reason_required") && action.yes_no("reason_required");
    }
    std::string address() const { return file.address() + "/actions/" + url_part(name()); }
    std::int64_t version() const { return file.the_case.integer("version"); }
};

/// What an action needs has to be given, also where the case may be without it before.
Record with_needs(Record action) {
    moothall::List needed;
    if (action.has("fields")) {
        for (const moothall::Value& field : action.list("fields")) {
            needed.emplace_back(Record(*field.as_table()).set("optional", false));
        }
    }
    action.set("fields", std::move(needed));
    return action;
}

Result<OpenForm> form_of(const Visit& visit) {
    auto file = case_file_of(visit, "");
    if (!file) {
        return file.error();
    }
    file->part = "action";
    for (const moothall::Value& item : items_of(file->actions)) {
        if (item.as_table()->text("name") == visit.part("action")) {
            Record action = with_needs(*item.as_table());
            return OpenForm{*std::move(file), std::move(action)};
        }
    }
    return Refusal{RefusalKind::not_found,
                   "There is no action of that name on " + file->reference() + "."};
}

Html reason_of(const OpenForm& form, const Visit& visit,
               const std::vector<FieldProblem>& problems) {
    std::optional<ErrorMessage> error;
    for (const FieldProblem& problem : problems) {
        if (problem.field == "reason") {
            error = ErrorMessage{.content = problem.sentence};
        }
    }
    return render(
        Textarea{.name = "reason",
                 .label = {.content = form.needs_reason() ? "Reason" : "Reason (optional)"},
                 .hint = Hint{.content = "It is kept with the step, for whoever asks later why."},
                 .error = error,
                 .value = visit.form().find("reason"),
                 .rows = 3});
}

Html what_comes_of_it(const OpenForm& form) {
    const std::string to = form.action.text_or_empty("to_title");
    return to.empty() ? Html()
                      : element("p", of_class("mh-text mh-muted"),
                                "The case goes on to: ", element("strong", {}, to), ".");
}

Html fields_and_button(const OpenForm& form, const Visit& visit,
                       const std::vector<FieldProblem>& problems) {
    return kept_form_to(
        visit, form.address(),
        joined(hidden_field("version", std::to_string(form.version())),
               fields_of(form.fields(), visit.form(), problems), reason_of(form, visit, problems),
               what_comes_of_it(form),
               element("div", of_class("govuk-button-group"),
                       render(Button{.content = form.title(), .prevent_double_click = true}),
                       link_to(form.file.address(), "Cancel"))));
}

Html content(const OpenForm& form, const Visit& visit, const std::vector<FieldProblem>& problems) {
    if (!form.action.yes_no("available")) {
        return joined(
            element("h2", of_class("mh-h"), form.title()),
            render(InsetText{.content = form.action.text_or_empty("reason")}),
            element("p", of_class("mh-text"), link_to(form.file.address(), "Back to the case")));
    }
    return joined(summary_of(form.fields(), problems),
                  render(Section{.id = "step",
                                 .title = form.title(),
                                 .content = fields_and_button(form, visit, problems),
                                 .is_next = true}));
}

/// What somebody else changed meanwhile, beside what was typed: nothing is lost, and the officer
/// decides again on what is there now.
Html conflict(const OpenForm& form) {
    SummaryList now{.rows = {}};
    for (const moothall::Value& descriptor : form.fields()) {
        const Record& field = *descriptor.as_table();
        const moothall::Value* held = field.find("value");
        now.rows.push_back(
            {.key = title_of(field, "label", "name"),
             .value = held == nullptr ? std::string("Nothing") : value_in_words(field, *held)});
    }
    return render(Section{
        .id = "conflict",
        .title = "Somebody changed this case while you worked on it",
        .content = joined(
            element("p", of_class("mh-text"),
                    "Below is what you typed. This is what the case holds now. Look at both, then "
                    "send yours again if it is still right."),
            now.rows.empty() ? Html() : render(now))});
}

}  // namespace

Result<Outcome> show_action(const Visit& visit) {
    const auto form = form_of(visit);
    if (!form) {
        return form.error();
    }
    const std::string typed_on = visit.form().find("version");
    const bool is_of_another = !typed_on.empty() && typed_on != std::to_string(form->version());
    return Outcome(
        case_view(visit, form->file,
                  joined(is_of_another ? conflict(*form) : Html(), content(*form, visit, {}))));
}

Result<Outcome> take_action(const Visit& visit) {
    const auto form = form_of(visit);
    if (!form) {
        return form.error();
    }
    ReadFields read = read_fields(form->fields(), visit.form());
    const std::string reason = visit.form().find("reason");
    if (form->needs_reason() && reason.empty()) {
        read.problems.push_back({"reason", "Enter a reason."});
    }
    const auto refused = [&](const std::vector<FieldProblem>& problems, const Html& above) {
        return Outcome(
            refused_case_view(visit, form->file, joined(above, content(*form, visit, problems))));
    };
    if (!read.problems.empty()) {
        return refused(read.problems, {});
    }
    Record arguments = Record{}
                           .set("reference", form->file.reference())
                           .set("action", form->name())
                           .set("fields", read.values)
                           .set_unless_empty("reason", reason);
    const std::string version = visit.form().find("version");
    if (version.find_first_not_of("0123456789") == std::string::npos && !version.empty() &&
        version.size() < 18) {
        arguments.set("version", std::int64_t{std::stoll(version)});
    }
    const auto done = visit.command("case.act", arguments);
    if (done) {
        return Outcome(Redirect{form->file.address() + "?done=acted"});
    }
    if (done.error().kind == RefusalKind::stale_version) {
        return refused({}, conflict(*form));
    }
    return refused({problem_of(done.error(), form->fields())}, {});
}

}  // namespace desk
