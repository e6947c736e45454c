#include "site/kept_form.h"

#include <algorithm>
#include <array>

#include "components/render.h"
#include "html/element.h"
#include "site/parts.h"
#include "words/moments.h"

namespace desk {
namespace {

constexpr auto marks =
    std::to_array<std::string_view>({"token", "form_id", "form_page", "form_kept"});

/// What was typed before and is shown again: when that was, and the way to be rid of it.
Html news_of_kept(const Visit& visit, const std::string& page) {
    if (!visit.kept_at()) {
        return {};
    }
    const std::string when = moment_in_words(visit.local(*visit.kept_at()), visit.today());
    return element("div", of_class("mh-kept"),
                   element("p", of_class("mh-kept__text"), "This is what you typed " + when + "."),
                   link_to(way_to_throw_away(page, page), "Throw it away"));
}

}  // namespace

std::string way_to_throw_away(const std::string& page, const std::string& then) {
    return "/unsent/drop?" + query_of({{"page", page}, {"then", then}});
}

std::string page_of_form(const Visit& visit) {
    if (visit.form().has("form_page")) {
        return visit.form().find("form_page");
    }
    auto query = visit.request().query;
    std::erase_if(
        query, [](const auto& entry) { return entry.first == "done" || entry.first == "person"; });
    return visit.request().path + (query.empty() ? "" : "?" + query_of(query));
}

Html kept_form_to(const Visit& visit, const std::string& address, const Html& content) {
    return kept_form_to(visit, FormOfPage{page_of_form(visit), address}, content);
}

Html kept_form_to(const Visit& visit, const FormOfPage& form, const Html& content) {
    const bool is_kept = visit.kept_at() || visit.form().find("form_kept") == "yes";
    return joined(
        news_of_kept(visit, form.page),
        element("form",
                Attributes{}
                    .set("method", "post")
                    .set("action", form.action)
                    .flag("novalidate")
                    .flag("data-keep"),
                form_marks(visit), hidden_field("form_page", form.page),
                hidden_field("form_kept", is_kept ? "yes" : ""), content,
                element("p", of_class("mh-keeping").set("role", "status").flag("data-keeping"))));
}

std::optional<KeptForm> what_was_kept(const Visit& visit) {
    const auto kept = visit.ask("unsent.show", Record{}.set("page", page_of_form(visit)));
    if (!kept) {
        return std::nullopt;
    }
    const Record& answer = *kept->as_table();
    return KeptForm{form_of_fields(answer.table("fields")), answer.instant("kept_at")};
}

void drop_what_was_kept(const Visit& visit) {
    if (visit.form().find("form_kept") == "yes") {
        // What could not be dropped is still there among what is unfinished, and grows old there.
        static_cast<void>(visit.ask("unsent.drop", Record{}.set("page", page_of_form(visit))));
    }
}

moothall::Result<moothall::Value> keep_unsent(moothall::channel::Council& council,
                                              const moothall::channel::Caller& caller,
                                              const std::string& page, const Form& form) {
    const Record fields = typed_fields(form);
    if (fields.empty()) {
        return moothall::Refusal{moothall::RefusalKind::invalid_input, "Nothing was typed."};
    }
    return council.operations.call(caller, "unsent.keep",
                                   Record{}.set("page", page).set("fields", fields), "");
}

Record typed_fields(const Form& form) {
    Record fields;
    bool is_empty = true;
    for (const auto& [name, value] : form.entries()) {
        if (std::ranges::find(marks, std::string_view(name)) != marks.end()) {
            continue;
        }
        const moothall::Value* before = fields.find(name);
        if (before == nullptr) {
            fields.set(name, value);
        } else {
            moothall::List all =
                before->as_list() != nullptr ? *before->as_list() : moothall::List{*before};
            all.emplace_back(value);
            fields.set(name, std::move(all));
        }
        is_empty = is_empty && form.find(name).empty();
    }
    return is_empty ? Record{} : fields;
}

Form form_of_fields(const Record& fields) {
    Form form;
    for (const auto& [name, value] : fields.entries()) {
        if (const std::string* text = value.as_text()) {
            form.add(name, *text);
        }
        if (const moothall::List* texts = value.as_list()) {
            for (const moothall::Value& one : *texts) {
                form.add(name, one.as_text() == nullptr ? "" : *one.as_text());
            }
        }
    }
    return form;
}

}  // namespace desk
