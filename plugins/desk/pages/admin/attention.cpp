#include "pages/admin/attention.h"

#include <charconv>

#include "components/content/error_summary.h"
#include "components/content/passages.h"
#include "components/forms/button.h"
#include "components/forms/input.h"
#include "components/render.h"
#include "components/work/headings.h"
#include "components/work/section.h"
#include "html/element.h"
#include "site/parts.h"
#include "words/moments.h"
#include "words/names.h"

namespace desk {
namespace {

using moothall::Result;

std::string title_of(const Record& item) {
    const std::string what = item.text_or_empty("what");
    return what.empty() ? words_of_name(item.text_or_empty("kind")) : what;
}

/// Try again, or close it with a reason: two buttons of one form.
Html form_for(const Visit& visit, const Record& item) {
    const std::string reference = item.text("reference");
    const std::string number = std::to_string(item.integer("number"));
    return form_to(visit, "/attention",
                   joined(hidden_field("reference", reference), hidden_field("number", number),
                          render(Input{.name = "reason",
                                       .id = "reason-" + reference + "-" + number,
                                       .label = {.content = "Reason, to close it"},
                                       .classes = "govuk-input--width-20"}),
                          element("div", of_class("govuk-button-group"),
                                  render(Button{.content = "Try again",
                                                .name = "do",
                                                .value = "retry",
                                                .classes = "govuk-button--secondary"}),
                                  render(Button{.content = "Close it",
                                                .name = "do",
                                                .value = "close",
                                                .classes = "govuk-button--secondary"}))));
}

Html entry(const Visit& visit, const Record& item, std::size_t place) {
    const std::string reference = item.text_or_empty("reference");
    const std::string since = in_words(visit.local(item.instant("happened_at")));
    const bool can_be_seen_to = !reference.empty() && item.has("number");
    return render(Section{
        .id = "item-" + std::to_string(place),
        .title = title_of(item),
        .aside = reference.empty() ? Content("Since " + since)
                                   : Content(link_to(case_address(reference), reference)),
        .content =
            joined(element("p", of_class("mh-text"), item.text_or_empty("reason")),
                   reference.empty() ? Html() : element("p", of_class("mh-text mh-muted"), since),
                   can_be_seen_to ? form_for(visit, item) : Html())});
}

Result<Outcome> view(const Visit& visit, const std::string& problem) {
    const auto answer = visit.ask("attention.list", Record{}.set("limit", 50));
    if (!answer) {
        return answer.error();
    }
    const moothall::List& items = items_of(*answer->as_table());
    Writer entries;
    for (std::size_t place = 0; place < items.size(); ++place) {
        entries.html(entry(visit, *items[place].as_table(), place + 1));
    }
    const Html summary =
        problem.empty() ? Html()
                        : render(ErrorSummary{.errors = {{.content = problem, .href = "#item-1"}}});
    return Outcome(View{
        .title = "Needs attention",
        .main = page_body(joined(
            summary, news_of(visit),
            render(PageHeading{.title = "Needs attention",
                               .caption = "What was meant to happen by itself and did not"}),
            items.empty() ? render(InsetText{.content = "Nothing needs attention. Timers, letters "
                                                        "and deliveries did their work."})
                          : entries.finish())),
        .has_errors = !problem.empty()});
}

}  // namespace

Result<Outcome> needs_attention(const Visit& visit) {
    return view(visit, "");
}

Result<Outcome> see_to_it(const Visit& visit) {
    const std::string number = visit.form().find("number");
    std::int64_t parsed = 0;
    std::from_chars(number.data(), number.data() + number.size(), parsed);
    Record arguments =
        Record{}.set("reference", visit.form().find("reference")).set("number", parsed);
    const bool closes = visit.form().find("do") == "close";
    if (closes) {
        const std::string reason = visit.form().find("reason");
        if (reason.empty()) {
            return view(visit, "Enter a reason to close it.");
        }
        arguments.set("reason", reason);
    }
    const auto done = visit.command(closes ? "attention.close" : "attention.retry", arguments);
    if (!done) {
        return view(visit, done.error().reason);
    }
    return Outcome(Redirect{std::string("/attention?done=") + (closes ? "closed" : "retried")});
}

}  // namespace desk
