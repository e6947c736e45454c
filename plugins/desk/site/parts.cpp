#include "site/parts.h"

#include <algorithm>
#include <array>
#include <utility>

#include "components/content/banners.h"
#include "components/content/passages.h"
#include "components/navigation/pagination.h"
#include "components/render.h"
#include "html/element.h"

namespace desk {
namespace {

constexpr auto news = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"acted", "Done."},
    {"undone", ""},
    {"assigned", "The case has a new owner."},
    {"noted", "The note is on the case."},
    {"message", "The message is on the case."},
    {"handed_back", "The case went back to the team."},
    {"forward", "The case comes back to your diary on that day."},
    {"task", "The task is on the case."},
    {"task_done", "The task is done."},
    {"opened", "The case is open."},
    {"document", "The document is on the case."},
    {"documents", "The documents are on the case."},
    {"linked", "The cases are linked."},
    {"customer", "The customer is on the record."},
    {"call", "The call is on the case."},
    {"merged", "The records are merged."},
    {"split", "The record stands for itself again."},
    {"next", ""},
    {"closed", "It needs no attention any more."},
    {"retried", "It was tried again."},
    {"password", "Your password is changed."},
    {"kept", "What you typed is kept here."},
    {"target", "The target is set."},
    {"settings", "Your settings are saved."},
    {"dropped", "What you typed is thrown away."},
});

}  // namespace

Html page_body(const Html& content) {
    return element("div", of_class("mh-wrap mh-page"), content);
}

Html hidden_field(const std::string& name, const std::string& value) {
    return void_element("input",
                        Attributes{}.set("type", "hidden").set("name", name).set("value", value));
}

Html form_marks(const Visit& visit) {
    const std::string typed = visit.form().find("form_id");
    return joined(hidden_field("token", visit.form_token()),
                  hidden_field("form_id", typed.empty() ? visit.new_form_id() : typed));
}

Html form_to(const Visit& visit, const std::string& address, const Html& content) {
    return element("form",
                   Attributes{}.set("method", "post").set("action", address).flag("novalidate"),
                   form_marks(visit), content);
}

Html form_with_files_to(const Visit& visit, const std::string& address, const Html& content) {
    return element("form",
                   Attributes{}
                       .set("method", "post")
                       .set("action", address)
                       .set("enctype", "multipart/form-data")
                       .flag("novalidate"),
                   form_marks(visit), content);
}

Html link_to(const std::string& address, const Content& content) {
    return element("a", of_class("govuk-link govuk-link--no-visited-state").set("href", address),
                   content);
}

Html news_of(const Visit& visit) {
    return news_of(visit, "");
}

Html news_of(const Visit& visit, const std::string& more) {
    return news_of(visit, more, {});
}

Html news_of(const Visit& visit, const std::string& more, const Html& below) {
    const std::string done = visit.asked("done");
    const auto found = std::ranges::find(news, std::string_view(done),
                                         &std::pair<std::string_view, std::string_view>::first);
    if (found == news.end()) {
        return {};
    }
    std::string text(found->second);
    text += (text.empty() || more.empty() ? "" : " ") + more;
    NotificationBanner banner{.kind = BannerKind::success};
    if (below.empty()) {
        banner.text = text;
    } else {
        banner.content =
            joined(element("p", of_class("govuk-notification-banner__heading"), text), below);
    }
    return render(banner);
}

Html wide_table(const std::string& label, const Html& table) {
    return element(
        "div",
        of_class("mh-wide").set("tabindex", "0").set("role", "region").set("aria-label", label),
        table);
}

std::string with_news(const std::string& address, const std::string& done) {
    return address + (address.find('?') == std::string::npos ? "?" : "&") + "done=" + done;
}

Html not_available(const std::string& sentence) {
    return render(InsetText{.content = sentence});
}

const moothall::List& items_of(const Record& answer) {
    static const moothall::List nothing;
    return answer.has("items") ? answer.list("items") : nothing;
}

std::string case_address(const std::string& reference) {
    return "/cases/" + url_part(reference);
}

Html more_of(const Visit& visit, const Record& answer) {
    const std::string cursor = answer.text_or_empty("next_cursor");
    if (cursor.empty()) {
        return {};
    }
    auto query = visit.request().query;
    std::erase_if(query, [](const auto& entry) { return entry.first == "cursor"; });
    query.emplace_back("cursor", cursor);
    return render(
        Pagination{.next = PageArrow{.href = visit.request().path + "?" + query_of(query)}});
}

std::string live_address(std::int64_t position,
                         const std::vector<std::pair<std::string, std::string>>& which) {
    return "/live?after=" + std::to_string(position) + "&" + query_of(which);
}

}  // namespace desk
