#include "pages/day/call.h"

#include <algorithm>
#include <array>

#include "components/content/error_summary.h"
#include "components/forms/button.h"
#include "components/forms/input.h"
#include "components/forms/select.h"
#include "components/forms/textarea.h"
#include "components/render.h"
#include "components/work/headings.h"
#include "components/work/section.h"
#include "descriptors/field_view.h"
#include "html/element.h"
#include "pages/day/call_finding.h"
#include "site/kept_form.h"
#include "site/parts.h"
#include "words/names.h"

namespace desk {
namespace {

using moothall::Refusal;
using moothall::RefusalKind;
using moothall::Result;

/// Each call is kept by itself: a second one may come before the first is finished.
std::string page_of_call(const Visit& visit) {
    const bool is_begun = visit.form().has("form_page") || !visit.asked("call").empty();
    return is_begun ? page_of_form(visit) : "/call?call=" + url_part(visit.new_form_id());
}

/// The id of a call, by the page under which it is kept.
std::string call_named(const std::string& page) {
    const std::size_t sign = page.find('=');
    return sign == std::string::npos ? std::string() : page.substr(sign + 1);
}

std::optional<ErrorMessage> error_of(const std::string& field,
                                     const std::vector<FieldProblem>& problems) {
    for (const FieldProblem& problem : problems) {
        if (problem.field == field) {
            return ErrorMessage{.content = problem.sentence};
        }
    }
    return std::nullopt;
}

Html note(const Visit& visit, const std::vector<FieldProblem>& problems) {
    return render(Section{
        .id = "what",
        .title = "What is it about?",
        .content = render(Textarea{.name = "note",
                                   .label = {.content = "Note"},
                                   .hint = Hint{.content = "What they say, as they say it. Write "
                                                           "first, find them later."},
                                   .error = error_of("note", problems),
                                   .value = visit.form().find("note"),
                                   .rows = 5}),
        .is_next = true});
}

Html line(const Visit& visit, const char* name, const char* label, const char* classes,
          const std::vector<FieldProblem>& problems) {
    return render(Input{.name = name,
                        .label = {.content = label},
                        .error = error_of(name, problems),
                        .value = visit.form().find(name),
                        .autocomplete = "off",
                        .classes = classes});
}

Html who(const Visit& visit, const std::vector<FieldProblem>& problems) {
    return render(Section{
        .id = "who",
        .title = "Who is it?",
        .content = element(
            "div", of_class("mh-row-of-fields mh-find"),
            line(visit, "name", "Name", "govuk-input--width-20", problems),
            line(visit, "postcode", "House number and postcode", "govuk-input--width-10", problems),
            line(visit, "born", "Date of birth", "govuk-input--width-10", problems),
            line(visit, "reference", "Case reference", "govuk-input--width-10", problems),
            render(Button{.content = "Find them",
                          .name = "do",
                          .value = "find",
                          .classes = "govuk-button--secondary"}))});
}

Select kinds_of_case(const Visit& visit, const std::vector<FieldProblem>& problems) {
    Select select{.name = "type",
                  .label = {.content = "Start a case"},
                  .options = {{.text = "Choose a kind", .value = ""}},
                  .value = visit.form().find("type"),
                  .error = error_of("type", problems)};
    const Record types = visit.ask_for_part("case-type.list", {});
    for (const moothall::Value& one : items_of(types)) {
        const Record& type = *one.as_table();
        select.options.push_back(
            {.text = title_of(type, "title", "name"), .value = type.text("name")});
    }
    return select;
}

Html what_comes_of_it(const Visit& visit, const CallFound& found,
                      const std::vector<FieldProblem>& problems) {
    const bool is_known = found.person.has_value();
    return render(Section{
        .id = "outcome",
        .title = "What comes of it?",
        .content = joined(render(kinds_of_case(visit, problems)),
                          render(Button{.content = is_known ? "Start it with this note, for them"
                                                            : "Start it with this note",
                                        .name = "do",
                                        .value = "start",
                                        .prevent_double_click = true}),
                          element("p", of_class("mh-text mh-muted"),
                                  "Or add the note to one of their cases, or come back to it:"),
                          render(Button{.content = "Keep as unfinished",
                                        .name = "do",
                                        .value = "keep",
                                        .classes = "govuk-button--secondary"}))});
}

Html summary_of(const std::vector<FieldProblem>& problems) {
    ErrorSummary summary;
    for (const FieldProblem& problem : problems) {
        summary.errors.push_back(
            {.content = problem.sentence,
             .href = problem.field.empty() ? std::string() : "#" + problem.field});
    }
    return problems.empty() ? Html() : render(summary);
}

/// For somebody who is not on the record yet. What was typed stays with the call, to which adding
/// them leads back.
Html way_to_add_them(const CallFound& found) {
    if (found.person) {
        return {};
    }
    return element("p", of_class("mh-text"),
                   render(Button{.content = "Add a new customer, then come back here",
                                 .name = "do",
                                 .value = "add",
                                 .classes = "govuk-button--secondary"}));
}

View view_of(const Visit& visit, const std::vector<FieldProblem>& problems) {
    const CallFound found = find_caller(visit);
    const Html main = joined(note(visit, problems), who(visit, problems), people_found(found),
                             way_to_add_them(found), cases_found(visit, found));
    const Html form = kept_form_to(
        visit, FormOfPage{page_of_call(visit), "/call"},
        joined(hidden_field("person", found.person ? found.person->text("id") : ""),
               render(Columns{.main = main, .side = what_comes_of_it(visit, found, problems)})));
    return {.title = "Take a call",
            .main = page_body(
                joined(summary_of(problems), news_of(visit),
                       render(PageHeading{.title = "Take a call",
                                          .caption = "On the telephone or at the counter"}),
                       form)),
            .has_errors = !problems.empty()};
}

Result<Outcome> refused(const Visit& visit, const std::string& field, const std::string& sentence) {
    return Outcome(view_of(visit, {{field, sentence}}));
}

Result<Outcome> note_on(const Visit& visit, const std::string& reference) {
    const std::string text = visit.form().find("note");
    if (text.empty()) {
        return refused(visit, "note", "Enter what was said.");
    }
    const auto noted = visit.command(
        "case.message",
        Record{}.set("reference", reference).set("text", text).set("channel", "phone"));
    if (!noted) {
        return refused(visit, "note", noted.error().reason);
    }
    return Outcome(Redirect{case_address(reference) + "?done=call"});
}

/// The form of a new case is filled with what the call gave, as if it had been typed there.
Result<Outcome> start_with_it(const Visit& visit) {
    const std::string type = visit.form().find("type");
    if (type.empty()) {
        return refused(visit, "type", "Choose which kind of case to start.");
    }
    const std::string page =
        "/start/" + url_part(type) + "?call=" + url_part(visit.form().find("form_id"));
    Record fields = Record{}.set("channel", "phone");
    fields.set_unless_empty("customer", visit.form().find("person"))
        .set_unless_empty("first_note", visit.form().find("note"));
    const auto kept = visit.ask("unsent.keep", Record{}.set("page", page).set("fields", fields));
    if (!kept) {
        return refused(visit, "", kept.error().reason);
    }
    return Outcome(Redirect{page});
}

Record typed_in_call(const Visit& visit) {
    Record fields = typed_fields(visit.form());
    fields.remove("do");
    return fields;
}

Result<Outcome> add_customer_first(const Visit& visit) {
    const std::string page = page_of_call(visit);
    const auto kept =
        visit.ask("unsent.keep", Record{}.set("page", page).set("fields", typed_in_call(visit)));
    if (!kept) {
        return refused(visit, "", kept.error().reason);
    }
    std::vector<std::pair<std::string, std::string>> query{{"call", call_named(page)}};
    if (const std::string name = visit.form().find("name"); !name.empty()) {
        query.emplace_back("name", name);
    }
    return Outcome(Redirect{"/customers/new?" + query_of(query), Typed::stays});
}

Result<Outcome> keep_it(const Visit& visit) {
    const Record fields = typed_in_call(visit);
    if (visit.form().find("note").empty()) {
        return refused(visit, "note", "Enter what was said.");
    }
    const auto kept =
        visit.ask("unsent.keep", Record{}.set("page", page_of_call(visit)).set("fields", fields));
    if (!kept) {
        return refused(visit, "", kept.error().reason);
    }
    return Outcome(Redirect{"/unfinished?done=kept", Typed::stays});
}

}  // namespace

Result<Outcome> show_call(const Visit& visit) {
    return Outcome(view_of(visit, {}));
}

Result<Outcome> take_call(const Visit& visit) {
    const CallDeed deed = call_deed(visit.form().find("do"));
    if (deed.word == "note") {
        return note_on(visit, deed.to);
    }
    if (deed.word == "start") {
        return start_with_it(visit);
    }
    if (deed.word == "add") {
        return add_customer_first(visit);
    }
    if (deed.word == "keep") {
        return keep_it(visit);
    }
    const bool is_nobody =
        std::ranges::all_of(std::array{"name", "postcode", "born", "reference"},
                            [&](const char* field) { return visit.form().find(field).empty(); });
    if (deed.word == "find" && is_nobody) {
        return refused(visit, "name",
                       "Enter a name, a postcode, a date of birth or a case reference.");
    }
    return Outcome(view_of(visit, {}));
}

}  // namespace desk
