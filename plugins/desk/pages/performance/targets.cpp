#include "pages/performance/targets.h"

#include <charconv>
#include <cstdlib>

#include "components/content/passages.h"
#include "components/forms/button.h"
#include "components/forms/input.h"
#include "components/render.h"
#include "components/work/section.h"
#include "html/element.h"
#include "site/parts.h"

namespace desk {
namespace {

constexpr std::int64_t tenths_of_a_point = 10;

Html line(const char* figure, const char* text) {
    return element("li", {}, element("strong", {}, figure), text);
}

}  // namespace

Targets targets_of(const Visit& visit) {
    Targets targets;
    const Record answer = visit.ask_for_part("performance.targets", {});
    for (const moothall::Value& one : items_of(answer)) {
        targets[one.as_table()->text("type")] = one.as_table()->integer("percent");
    }
    return targets;
}

std::optional<std::int64_t> target_for(const Targets& targets, const std::string& case_type) {
    const auto found = targets.find(case_type);
    return found == targets.end() ? std::nullopt : std::optional(found->second);
}

std::string against_target(const Counts& counts, std::optional<std::int64_t> target) {
    if (!target) {
        return "No target is set";
    }
    const std::string words = "Target " + std::to_string(*target) + "%";
    const auto share = counts.per_mille_in_time();
    if (!share) {
        return words;
    }
    const std::int64_t apart = *target * tenths_of_a_point - *share;
    if (apart <= 0) {
        return words + ": met";
    }
    const std::string points = percent(apart);
    return words + ": " + points.substr(0, points.size() - 1) +
           (apart == tenths_of_a_point ? " point below" : " points below");
}

Html target_section(const Visit& visit, const Period& period, const Targets& targets) {
    if (period.case_type.empty()) {
        return {};
    }
    const auto target = target_for(targets, period.case_type);
    const std::string says = target ? "The council aims to close " + std::to_string(*target) +
                                          "% of these cases in time."
                                    : "No target is set for this kind of case.";
    const Html sentence = element("p", of_class("mh-text"), says);
    if (!visit.has_role("administrator")) {
        return render(Section{.id = "target",
                              .title = "Target",
                              .content = joined(sentence, element("p", of_class("mh-text mh-muted"),
                                                                  "An administrator sets it."))});
    }
    const Html form =
        form_to(visit, "/performance/target",
                joined(hidden_field("type", period.case_type),
                       render(Input{.name = "percent",
                                    .label = {.content = "Closed in time, at least"},
                                    .hint = Hint{.content = "Leave it empty for no target"},
                                    .value = target ? std::to_string(*target) : "",
                                    .input_mode = "numeric",
                                    .suffix = {.content = "%"},
                                    .classes = "govuk-input--width-3"}),
                       render(Button{.content = "Set the target",
                                     .classes = "govuk-button--secondary",
                                     .prevent_double_click = true})));
    return render(Section{.id = "target", .title = "Target", .content = joined(sentence, form)});
}

Html how_we_count() {
    return render(Details{
        .summary = "How we count this",
        .content =
            element("ul", of_class("govuk-list govuk-list--bullet"),
                    line("Received: ",
                         "in the week in which the council had it, even if it was opened "
                         "later."),
                    line("Closed: ",
                         "in the week in which it came to its end. Work on a case that is still "
                         "open does not count."),
                    line("In time: ",
                         "closed by the earliest deadline that it had then, with every pause "
                         "and extension. Cases without a deadline are in neither share."),
                    line("Open now: ", "all that were ever received, less all that were closed."),
                    line("Change: ",
                         "against as many weeks before. Weeks go from Monday to Sunday, and the "
                         "one that is not over is counted apart."),
                    line("People: ", "nobody's own work is counted here."))});
}

moothall::Result<Outcome> set_target(const Visit& visit) {
    const std::string type = visit.form().find("type");
    const std::string typed = visit.form().find("percent");
    Record asked = Record{}.set("type", type);
    if (!typed.empty()) {
        std::int64_t target = 0;
        const char* const end = typed.data() + typed.size();
        const auto read = std::from_chars(typed.data(), end, target);
        if (read.ec != std::errc{} || read.ptr != end || target < 0 || target > 100) {
            return moothall::Refusal{moothall::RefusalKind::invalid_input,
                                     "Enter the target as a whole number from 0 to 100."};
        }
        asked.set("percent", target);
    }
    const auto set = visit.command("performance.target", asked);
    if (!set) {
        return set.error();
    }
    return Outcome(Redirect{with_news("/performance?type=" + url_part(type), "target")});
}

}  // namespace desk
