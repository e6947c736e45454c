#include "pages/about/about.h"

#include "components/forms/button.h"
#include "components/forms/choices.h"
#include "components/lists/summary_list.h"
#include "components/lists/table.h"
#include "components/render.h"
#include "components/shell/shortcuts.h"
#include "components/work/headings.h"
#include "components/work/section.h"
#include "html/element.h"
#include "site/look.h"
#include "site/parts.h"
#include "words/names.h"

namespace desk {
namespace {

using moothall::Result;

Html paragraph(const Content& content) {
    return element("p", of_class("mh-text"), content);
}

Html shortcut_table() {
    Table table{.caption = "Shortcuts on every page",
                .head = {{.content = "Key"}, {.content = "What it does"}},
                .rows = {},
                .first_cell_is_header = true};
    for (const Shortcut& one : site_shortcuts) {
        table.rows.push_back({{.content = element("kbd", {}, one.keys)}, {.content = one.says}});
    }
    return render(table);
}

std::string names_of(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names) {
        all += (all.empty() ? "" : ", ") + words_of_name(name);
    }
    return all.empty() ? "None" : all;
}

Html radios_of(const LookChoice& choice, const Look& look) {
    std::vector<Choice> options;
    for (const LookOption& option : choice.options) {
        Choice shown{.content = std::string(option.text), .value = std::string(option.value)};
        if (!option.hint.empty()) {
            shown.hint = Hint{.content = std::string(option.hint)};
        }
        options.push_back(std::move(shown));
    }
    const std::string& chosen = look.*choice.chosen;
    return render(
        Radios{.name = std::string(choice.name),
               .fieldset = Fieldset{.legend = Legend{.content = std::string(choice.title),
                                                     .classes = "govuk-fieldset__legend--s"}},
               .choices = options,
               .value = chosen.empty() ? std::string(choice.options.front().value) : chosen,
               .classes = "govuk-radios--small"});
}

/// What somebody can choose; with script it shows at once, and stays when it is saved.
Html choices(const Visit& visit) {
    const Look look = look_of(visit);
    Writer all;
    for (const LookChoice& choice : look_choices()) {
        all.html(radios_of(choice, look));
    }
    return form_to(
        visit, "/me",
        joined(element("div", of_class("mh-settings").flag("data-look-choice"), all.finish()),
               render(Button{.content = "Save settings", .prevent_double_click = true}),
               element("p", of_class("mh-text mh-muted"),
                       "They are kept for you on every computer on which you sign in.")));
}

}  // namespace

View help() {
    const Html start = joined(
        paragraph(joined(link_to("/", "My work"), " lists your cases, the most urgent first. ",
                         "The main button of a case is always the step to do now.")),
        paragraph("Where something is not possible, the case says why. Beside each deadline stands "
                  "why it is that date."),
        paragraph(
            "What you type into a form is not sent until you press its button. If somebody "
            "changed the case meanwhile, you see both versions, and nothing of yours is lost."),
        paragraph("You may press a button twice: it is done once."));
    const Html keys = joined(
        paragraph("No key acts while you write. All of them can be switched off in the list that "
                  "the key ? opens."),
        shortcut_table());
    return {.title = "Help",
            .main = page_body(
                joined(render(PageHeading{.title = "Help"}),
                       render(Section{.id = "start", .title = "Where to begin", .content = start}),
                       render(Section{.id = "keys", .title = "Keyboard", .content = keys})))};
}

View accessibility_statement() {
    const Html works = joined(
        paragraph("Every page is made to WCAG 2.2, level AA. All of it works with a keyboard "
                  "alone, without a mouse; with a screen reader; zoomed to 400 percent; in light "
                  "and dark; printed; and without JavaScript."),
        paragraph("Each page is tried by axe in light and dark, on a wide and on a narrow screen, "
                  "whenever the program is built."));
    const Html does_not = joined(
        paragraph("It was not tried by people with NVDA, JAWS, VoiceOver or Dragon, nor in Firefox "
                  "or Safari."),
        paragraph("Documents that were sent to the council are shown as they came, and may not be "
                  "readable by everybody."));
    const Html tell = paragraph(
        "If something does not work for you, tell your administrator. They can have it put right, "
        "and give you what you need in another way meanwhile.");
    return {.title = "Accessibility statement",
            .main = page_body(joined(
                render(PageHeading{.title = "Accessibility statement"}),
                render(Section{.id = "works", .title = "What works", .content = works}),
                render(Section{
                    .id = "not", .title = "What was not tried, or does not", .content = does_not}),
                render(Section{.id = "tell", .title = "Tell us", .content = tell})))};
}

View privacy() {
    const Html kept = joined(
        paragraph("Two cookies are set when you sign in, and both are needed. One says that you "
                  "are signed in, and goes when you sign out or after 12 hours at most. The other "
                  "says for 400 days that you have signed in on this device before, and tells "
                  "nothing else."),
        paragraph("The browser itself remembers whether the desk is light or dark, and whether "
                  "you use shortcuts, for when nobody has signed in. Nothing is sent to anybody "
                  "else, and nobody counts your "
                  "visits."));
    const Html recorded = paragraph(
        "What you do with a case is part of its history, with your name and the time. What you "
        "type and have not sent is kept for 30 days, and nobody else sees it. How you like the "
        "desk to look is kept until you change it.");
    return {
        .title = "Cookies and privacy",
        .main = page_body(joined(
            render(PageHeading{.title = "Cookies and privacy"}),
            render(Section{.id = "kept", .title = "What is kept in your browser", .content = kept}),
            render(Section{.id = "recorded", .title = "What is recorded", .content = recorded})))};
}

Result<Outcome> oneself(const Visit& visit) {
    SummaryList facts{.rows = {{.key = "Username", .value = visit.caller().username},
                               {.key = "Roles", .value = names_of(visit.caller().roles)},
                               {.key = "Teams", .value = names_of(visit.caller().teams)}}};
    const Html out = element(
        "form", Attributes{}.set("method", "post").set("action", "/sign-out"), form_marks(visit),
        render(Button{.content = "Sign out", .classes = "govuk-button--secondary"}));
    const Html main = render(
        Section{.id = "looks", .title = "How the desk works for you", .content = choices(visit)});
    const Html side =
        joined(render(Section{.id = "who", .title = "Your account", .content = render(facts)}),
               render(Section{.id = "out", .title = "Leave", .content = out}));
    return Outcome(
        View{.title = "My settings",
             .main = page_body(
                 joined(news_of(visit),
                        render(PageHeading{.title = "My settings", .caption = visit.caller().name}),
                        render(Columns{.main = main, .side = side})))});
}

Result<Outcome> keep_settings(const Visit& visit) {
    const auto look = look_after(look_of(visit), visit.form());
    if (!look) {
        return look.error();
    }
    const auto kept = keep_look(visit, *look);
    if (!kept) {
        return kept.error();
    }
    return Outcome(Redirect{with_news("/me", "settings")});
}

}  // namespace desk
