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
    return timeline.items.empty() ? render(InsetText{.content = "Nothing of this kind happened."})
                                  : render(timeline);
}

Record history_of(const Visit& visit, const CaseFile& file, int limit) {
    return visit.ask_for_part("case.history",
                              Record{}
                                  .set("reference", file.reference())
                                  .set("limit", limit)
                                  .set_unless_empty("of", visit.asked("of"))
                                  .set_unless_empty("cursor", visit.asked("cursor")));
}

Chips kinds_of(const Visit& visit, const CaseFile& file) {
    Chips chips{.label = "Show", .items = {}};
    const std::string chosen = visit.asked("of");
    const auto add = [&](const char* word, const char* text) {
        chips.items.push_back({.text = text,
                               .href = file.address() + "/history" +
                                       (*word == '\0' ? "" : "?of=" + std::string(word)),
                               .current = chosen == word});
    };
    add("", "Everything");
    add("steps", "Workflow steps");
    add("notes", "Notes");
    add("messages", "Messages");
    add("documents", "Documents and letters");
    add("tasks", "Tasks and dates");
    return chips;
}

}  // namespace

Html latest_of(const Visit& visit, const CaseFile& file) {
    return timeline_of(visit, file, history_of(visit, file, latest_shown));
}

Result<Outcome> case_history(const Visit& visit) {
    const auto file = case_file_of(visit, "/history");
    if (!file) {
        return file.error();
    }
    const Record history = history_of(visit, *file, page_shown);
    return Outcome(case_view(visit, *file,
                             render(Section{.id = "history",
                                            .title = "History",
                                            .content = joined(render(kinds_of(visit, *file)),
                                                              timeline_of(visit, *file, history),
                                                              more_of(visit, history))})));
}

}  // namespace desk
