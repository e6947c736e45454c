#include "pages/cases/undoing.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <string_view>

#include "components/forms/button.h"
#include "components/render.h"
#include "components/work/section.h"
#include "descriptors/field_view.h"
#include "html/element.h"
#include "pages/cases/timeline.h"
#include "site/parts.h"
#include "words/moments.h"

namespace desk {
namespace {

using moothall::Result;

/// The words of news after which undoing is offered.
constexpr auto can_be_undone =
    std::to_array<std::string_view>({"acted", "assigned", "forward", "task"});

/// What could be undone; null where nothing can.
const Record* open_undo(const Record& actions) {
    const auto* found = actions.find("undo");
    const Record* undo = found == nullptr ? nullptr : found->as_table();
    return undo != nullptr && undo->yes_no("available") ? undo : nullptr;
}

/// The last thing that happened on a case, as its history tells it.
Record last_of(const Visit& visit, const CaseFile& file) {
    const Record last = visit.ask_for_part(
        "case.history", Record{}.set("reference", file.reference()).set("limit", 1));
    return items_of(last).empty() ? Record{} : *items_of(last).front().as_table();
}

/// Why the case was given to whoever just asked for their next: the reason of its last step, which
/// is the rule in words.
std::string why_it_is_next(const Record& last) {
    if (!last.has("sentences") || last.list("sentences").size() < 2) {
        return "This is your next case.";
    }
    std::string reason = *last.list("sentences").back().as_text();
    if (!reason.empty()) {
        reason.front() =
            static_cast<char>(std::tolower(static_cast<unsigned char>(reason.front())));
    }
    return "We gave you this case because " + reason;
}

/// The way out for who cannot work the case they were given.
Html hand_back_link(const CaseFile& file) {
    return element("p", of_class("mh-text"), "Can you not work it? ",
                   link_to(file.address() + "/hand-back", "Hand it back, with a reason"), ".");
}

/// Whether the banner of a page offers it already.
bool is_offered_above(const Visit& visit) {
    const std::string done = visit.asked("done");
    return std::ranges::find(can_be_undone, std::string_view(done)) != can_be_undone.end();
}

Html offer(const Visit& visit, const std::string& reference, const Record& undo) {
    const std::string until = time_in_words(visit.local(undo.instant("until")));
    return form_to(
        visit, case_address(reference) + "/undo",
        joined(hidden_field("number", std::to_string(undo.integer("number"))),
               element("div", of_class("mh-undo"),
                       render(Button{.content = joined(
                                         "Undo", element("span", of_class("govuk-visually-hidden"),
                                                         ": " + undo.text("title"))),
                                     .classes = "govuk-button--secondary",
                                     .prevent_double_click = true}),
                       element("span", of_class("mh-muted"),
                               "You can undo this until " + until + "."))));
}

}  // namespace

Html news_of_case(const Visit& visit, const CaseFile& file) {
    const std::string done = visit.asked("done");
    if (done == "next") {
        return news_of(visit, why_it_is_next(last_of(visit, file)), hand_back_link(file));
    }
    if (done == "undone") {
        return news_of(
            visit, last_of(visit, file).text_or_empty("title") + ". The case is as it was before.");
    }
    const Record* undo = is_offered_above(visit) ? open_undo(file.actions) : nullptr;
    const bool is_action = done == "acted" && undo != nullptr;
    return news_of(visit, is_action ? undo->text("title") + "." : std::string(),
                   undo == nullptr ? Html() : offer(visit, file.reference(), *undo));
}

Html news_with_undo(const Visit& visit) {
    const std::string reference = visit.asked("case");
    if (reference.empty()) {
        return news_of(visit);
    }
    const Record actions = visit.ask_for_part("case.actions", Record{}.set("reference", reference));
    const Record* undo = open_undo(actions);
    return news_of(visit, "", undo == nullptr ? Html() : offer(visit, reference, *undo));
}

Html undo_offer_beside(const Visit& visit, const CaseFile& file, std::int64_t number) {
    const Record* undo = open_undo(file.actions);
    const bool offers = undo != nullptr && undo->integer("number") == number;
    return offers && !is_offered_above(visit) ? offer(visit, file.reference(), *undo) : Html();
}

Result<Outcome> undo_last(const Visit& visit) {
    const auto file = case_file_of(visit, "");
    if (!file) {
        return file.error();
    }
    Record arguments = Record{}.set("reference", file->reference());
    const std::string typed = visit.form().find("number");
    std::int64_t number = 0;
    std::from_chars(typed.data(), typed.data() + typed.size(), number);
    if (number > 0) {
        arguments.set("number", number);
    }
    const auto undone = visit.command("case.undo", arguments);
    if (undone) {
        return Outcome(Redirect{file->address() + "?done=undone"});
    }
    return Outcome(refused_case_view(
        visit, *file,
        joined(summary_of({}, {{"", undone.error().reason}}),
               render(Section{.id = "latest",
                              .title = "What happened last",
                              .aside = link_to(file->address() + "/history", "Full history"),
                              .content = latest_of(visit, *file)}))));
}

}  // namespace desk
