#include "pages/records/contacts.h"

#include "components/content/passages.h"
#include "components/content/tag.h"
#include "components/moj/timeline.h"
#include "components/render.h"
#include "components/work/section.h"
#include "html/element.h"
#include "site/parts.h"
#include "words/moments.h"
#include "words/names.h"

namespace desk {
namespace {

constexpr int shown_at_first = 10;
constexpr int shown_most = 200;

Content title_of_contact(const Record& contact) {
    const std::string title = contact.text("title");
    if (!contact.has("undone")) {
        return title;
    }
    return joined(
        title, " ",
        render(Tag{.content = "Undone", .classes = std::string(class_of(TagColour::grey))}));
}

Html content_of(const Record& contact) {
    Writer out;
    if (contact.has("text")) {
        out.html(element("p", of_class("mh-quote"), contact.text("text")));
    }
    for (const moothall::Value& sentence : contact.list("sentences")) {
        out.html(element("p", {}, *sentence.as_text()));
    }
    const std::string& reference = contact.text("reference");
    out.html(element("p", of_class("mh-muted"), link_to(case_address(reference), reference), " ",
                     contact.text("case_title")));
    return out.finish();
}

Html timeline_of(const Visit& visit, const Record& answer) {
    Timeline timeline{.items = {}, .heading_level = 3};
    for (const moothall::Value& one : items_of(answer)) {
        const Record& contact = *one.as_table();
        const moothall::Instant at = contact.instant("happened_at");
        timeline.items.push_back({.title = title_of_contact(contact),
                                  .by = contact.text("by"),
                                  .instant = moothall::to_text(at),
                                  .shown = in_words(visit.local(at)),
                                  .content = content_of(contact)});
    }
    return render(timeline);
}

Html way_to_more(const Visit& visit, const Record& answer) {
    if (!answer.has("cut") || !answer.yes_no("cut")) {
        return {};
    }
    if (visit.asked("contacts") == "all") {
        return element("p", of_class("mh-text mh-muted"),
                       "Only the last 200 are shown. The history of each case has all of them.");
    }
    return element(
        "p", of_class("mh-text"),
        link_to(visit.request().path + "?contacts=all#contacts", "Show earlier contact"));
}

}  // namespace

Html contacts_of(const Visit& visit, const std::string& id) {
    const int most = visit.asked("contacts") == "all" ? shown_most : shown_at_first;
    const Record answer =
        visit.ask_for_part("customer.contacts", Record{}.set("id", id).set("limit", most));
    const auto count = static_cast<std::int64_t>(items_of(answer).size());
    Html content;
    if (answer.has("refused")) {
        content = not_available(answer.text("refused"));
    } else if (count == 0) {
        content = render(InsetText{.content = "No calls, messages or letters yet. A call that you "
                                              "take is kept on the case that it is about."});
    } else {
        content = joined(timeline_of(visit, answer), way_to_more(visit, answer));
    }
    return render(Section{.id = "contacts",
                          .title = "Calls, messages and letters",
                          .aside = count == 0 ? Content() : Content("Newest first"),
                          .content = content});
}

}  // namespace desk
