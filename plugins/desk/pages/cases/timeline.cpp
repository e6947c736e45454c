#include "pages/cases/timeline.h"

#include "components/content/passages.h"
#include "components/content/tag.h"
#include "components/moj/timeline.h"
#include "components/render.h"
#include "components/work/filter_bar.h"
#include "components/work/section.h"
#include "html/element.h"
#include "pages/cases/undoing.h"
#include "site/parts.h"
#include "words/moments.h"
#include "words/names.h"

namespace desk {
namespace {

using moothall::Result;

constexpr int latest_shown = 5;
constexpr int page_shown = 50;

Html sentences_of(const Record& event) {
    Writer out;
    if (event.has("text")) {
        out.html(element("p", of_class("mh-quote"), event.text("text")));
    }
    if (event.has("sentences")) {
        for (const moothall::Value& sentence : event.list("sentences")) {
            out.html(element("p", {}, *sentence.as_text()));
        }
    }
    if (event.has("clocks")) {
        Writer clocks;
        for (const moothall::Value& sentence : event.list("clocks")) {
            clocks.html(element("p", {}, *sentence.as_text()));
        }
        out.html(render(Details{.summary = "Deadlines and timers", .content = clocks.finish()}));
    }
    return out.finish();
}

/// Its title, and that it was undone since.
Content title_of_event(const Record& event) {
    const std::string title = event.text_or_empty("title");
    if (!event.has("undone")) {
        return title;
    }
    return joined(
        title, " ",
        render(Tag{.content = "Undone", .classes = std::string(class_of(TagColour::grey))}));
}

TimelineItem item_of(const Visit& visit, const CaseFile& file, const Record& event) {
    const moothall::Instant at = event.instant("happened_at");
    return {.title = title_of_event(event),
            .by = event.text_or_empty("by"),
            .instant = moothall::to_text(at),
            .shown = in_words(visit.local(at)),
            .content = joined(sentences_of(event),
                              undo_offer_beside(visit, file, event.integer("number")))};
}

Html timeline_of(const Visit& visit, const CaseFile& file, const Record& answer) {
    if (answer.has("refused")) {
        return not_available(answer.text("refused"));
    }
    Timeline timeline{.items = {}, .heading_level = 3};
    for (const moothall::Value& one : items_of(answer)) {
        timeline.items.push_back(item_of(visit, file, *one.as_table()));
    }
    return timeline.items.empty() ? render(InsetText{.content = "Nothing has happened yet."})
                                  : render(timeline);
}

/// "November 2026"
std::string month_of(const Visit& visit, const Record& event) {
    const std::string day = moothall::in_words(visit.local(event.instant("happened_at")).day);
    return day.substr(day.find(' ') + 1);
}

/// The same with a heading for each month.
Html by_month(const Visit& visit, const CaseFile& file, const moothall::List& events) {
    Writer out;
    Timeline timeline{.items = {}, .heading_level = 4};
    std::string month;
    const auto end_month = [&] {
        if (!timeline.items.empty()) {
            out.html(element("h3", of_class("mh-month"), month)).html(render(timeline));
            timeline.items.clear();
        }
    };
    for (const moothall::Value& one : events) {
        const Record& event = *one.as_table();
        if (month_of(visit, event) != month) {
            end_month();
            month = month_of(visit, event);
        }
        timeline.items.push_back(item_of(visit, file, event));
    }
    end_month();
    return out.finish();
}

/// What of a history is asked for, as its address says it.
struct Sought {
    std::string of = {};     ///< A group of events.
    std::string words = {};  ///< That they say.

    bool is_narrowed() const { return !of.empty() || !words.empty(); }
    std::string address(const CaseFile& file) const {
        std::vector<std::pair<std::string, std::string>> query;
        if (!of.empty()) {
            query.emplace_back("of", of);
        }
        if (!words.empty()) {
            query.emplace_back("q", words);
        }
        return file.address() + "/history" + (query.empty() ? "" : "?" + query_of(query));
    }
};

Sought sought_of(const Visit& visit) {
    return {visit.asked("of"), visit.asked("q")};
}

Record history_of(const Visit& visit, const CaseFile& file, const Sought& sought) {
    return visit.ask_for_part("case.history",
                              Record{}
                                  .set("reference", file.reference())
                                  .set("limit", page_shown)
                                  .set_unless_empty("of", sought.of)
                                  .set_unless_empty("q", sought.words)
                                  .set_unless_empty("cursor", visit.asked("cursor")));
}

Html kinds_of(const Sought& sought, const CaseFile& file) {
    Chips chips{.label = "Show", .items = {}};
    const auto add = [&](const char* word, const char* text) {
        chips.items.push_back({.text = text,
                               .href = Sought{word, sought.words}.address(file),
                               .current = sought.of == word});
    };
    add("", "Everything");
    add("steps", "Workflow steps");
    add("notes", "Notes");
    add("messages", "Messages");
    add("documents", "Documents and letters");
    add("tasks", "Tasks and dates");
    return render(chips);
}

Html search_bar(const Sought& sought, const CaseFile& file) {
    FilterBar bar{
        .label = "Search this history", .action = file.address() + "/history", .submit = "Search"};
    bar.inputs.push_back(
        {.name = "q",
         .id = "history-q",
         .label = {.content = "Words in this history"},
         .value = sought.words,
         .classes = "govuk-input--width-20",
         .attributes = Attributes{}.set("data-key", "f").set("aria-keyshortcuts", "f")});
    if (!sought.of.empty()) {
        bar.kept = {{"of", sought.of}};
    }
    if (!sought.words.empty()) {
        const Sought without{sought.of, ""};
        bar.applied = {{.text = "“" + sought.words + "”", .remove_href = without.address(file)}};
    }
    return render(bar);
}

/// How much is shown, and how much is not because of what was asked for.
Html counted_events(const Sought& sought, const Record& answer) {
    if (!sought.is_narrowed() || !answer.has("hidden")) {
        return {};
    }
    const auto shown = static_cast<std::int64_t>(items_of(answer).size());
    const bool has_more = answer.has("next_cursor");
    return element("p", of_class("mh-text").set("role", "status"),
                   "Showing " + with_commas(shown) + ". Hidden by filter: " +
                       with_commas(answer.integer("hidden")) + (has_more ? " on this page." : "."));
}

Html history_content(const Visit& visit, const CaseFile& file, const Sought& sought,
                     const Record& answer) {
    if (answer.has("refused")) {
        return not_available(answer.text("refused"));
    }
    const moothall::List& events = items_of(answer);
    if (events.empty() && sought.is_narrowed()) {
        return render(InsetText{.content = joined("Nothing matches. ",
                                                  link_to(Sought{}.address(file), "Clear"),
                                                  " what you asked for to see everything.")});
    }
    return joined(by_month(visit, file, events), more_of(visit, answer));
}

}  // namespace

Html latest_of(const Visit& visit, const CaseFile& file) {
    return timeline_of(
        visit, file,
        visit.ask_for_part("case.history",
                           Record{}.set("reference", file.reference()).set("limit", latest_shown)));
}

Result<Outcome> case_history(const Visit& visit) {
    const auto file = case_file_of(visit, "/history");
    if (!file) {
        return file.error();
    }
    const Sought sought = sought_of(visit);
    const Record answer = history_of(visit, *file, sought);
    return Outcome(case_view(
        visit, *file,
        render(Section{.id = "history",
                       .title = "History",
                       .content = joined(search_bar(sought, *file), kinds_of(sought, *file),
                                         counted_events(sought, answer),
                                         history_content(visit, *file, sought, answer))})));
}

}  // namespace desk
