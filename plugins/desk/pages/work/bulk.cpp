#include "pages/work/bulk.h"

#include <algorithm>
#include <array>
#include <set>

#include "components/content/passages.h"
#include "components/forms/button.h"
#include "components/lists/table.h"
#include "components/render.h"
#include "components/work/headings.h"
#include "components/work/section.h"
#include "descriptors/field_reading.h"
#include "descriptors/field_view.h"
#include "html/element.h"
#include "pages/work/case_rows.h"
#include "pages/work/list_filter.h"
#include "pages/work/officers.h"
#include "site/parts.h"
#include "words/names.h"

namespace desk {
namespace {

using moothall::List;
using moothall::Refusal;
using moothall::RefusalKind;
using moothall::Result;

constexpr std::size_t cases_most = 100;  // A list shows 50.

/// One thing that can be done with many cases.
struct Deed {
    const char* name;   ///< In the address.
    const char* title;  ///< "Reassign", before "3 cases".
    const char* done;   ///< "given to somebody else"
    const char* operation;
    List (*fields)(const Visit&);
};

List fields_of_day(const Visit&) {
    return {Record{}
                .set("name", "on")
                .set("kind", "date")
                .set("label", "Day")
                .set("hint", "On which they come back to your diary. For example, 27 3 2026"),
            Record{}
                .set("name", "text")
                .set("kind", "text")
                .set("label", "What for?")
                .set("hint", "For example: chase the landlord")
                .set("optional", true)};
}

constexpr auto deeds = std::to_array<Deed>(
    {{"reassign", "Reassign", "given away", "case.assign", fields_of_assignment},
     {"bring-forward", "Bring forward", "brought forward", "case.bring-forward", fields_of_day}});

std::string counted_cases(std::size_t count) {
    return counted(static_cast<std::int64_t>(count), "case", "cases");
}

/// The references that were sent, each once, in their order.
std::vector<std::string> once(const std::vector<std::string>& references) {
    std::vector<std::string> kept;
    std::set<std::string> seen;
    for (const std::string& reference : references) {
        if (!reference.empty() && seen.insert(reference).second) {
            kept.push_back(reference);
        }
    }
    return kept;
}

/// What is to be done, with which cases.
struct Bulk {
    const Deed* deed;
    std::vector<std::string> references;
    bool is_from_mine = false;  ///< They were selected on my work.

    const char* list() const { return is_from_mine ? "/" : "/team"; }
    const char* list_title() const { return is_from_mine ? "My work" : "Team queue"; }

    std::string title() const {
        return std::string(deed->title) + " " + counted_cases(references.size());
    }
    std::string address() const {
        return std::string("/selected/") + deed->name + (is_from_mine ? "?from=mine" : "");
    }
};

Result<const Deed*> deed_named(const std::string& name) {
    const auto deed = std::ranges::find(deeds, name, &Deed::name);
    if (deed == deeds.end()) {
        return Refusal{RefusalKind::not_found, "There is nothing of that name to do with cases."};
    }
    return &*deed;
}

Result<Bulk> bulk_of(const Visit& visit, const std::vector<std::string>& references) {
    const auto deed = deed_named(visit.part("deed"));
    if (!deed) {
        return deed.error();
    }
    Bulk bulk{*deed, once(references), visit.asked("from") == "mine"};
    if (bulk.references.empty()) {
        return Refusal{
            RefusalKind::invalid_input,
            "No case was selected. Go back to the list and tick the box in front of each "
            "case."};
    }
    if (bulk.references.size() > cases_most) {
        return Refusal{RefusalKind::invalid_input, "Select at most 100 cases at a time."};
    }
    return bulk;
}

/// The cases themselves, and a sentence for each that cannot be shown.
Html cases_of(const Visit& visit, const Bulk& bulk) {
    List found;
    Writer missing;
    for (const std::string& reference : bulk.references) {
        const Record one = visit.ask_for_part(
            "case.show", Record{}.set("reference", reference).set("names", true));
        if (one.has("refused")) {
            missing.html(not_available(reference + ": " + one.text("refused")));
        } else {
            found.emplace_back(one);
        }
    }
    const WorkTable table{.caption = "The cases that you selected",
                          .summary = "",
                          .columns = columns_of(Showing::of_team),
                          .groups = {one_group_of(found, visit.today(), Showing::of_team)}};
    return joined(missing.finish(), found.empty() ? Html() : render(table));
}

View view_of(const Visit& visit, const Bulk& bulk, const List& fields,
             const std::vector<FieldProblem>& problems) {
    Writer marks;
    for (const std::string& reference : bulk.references) {
        marks.html(hidden_field("case", reference));
    }
    const Html form = form_to(
        visit, bulk.address(),
        joined(marks.finish(), fields_of(fields, visit.form(), problems),
               element("div", of_class("govuk-button-group"),
                       render(Button{.content = bulk.title(), .prevent_double_click = true}),
                       link_to(bulk.list(), "Cancel"))));
    return {
        .title = bulk.title() + " – " + bulk.list_title(),
        .main = page_body(joined(summary_of(fields, problems),
                                 render(PageHeading{.title = bulk.title()}), cases_of(visit, bulk),
                                 render(Section{.id = "ask",
                                                .title = "Nothing is changed yet",
                                                .content = form,
                                                .is_next = true}))),
        .has_errors = !problems.empty()};
}

std::string with_query(const std::string& address, const Query& query) {
    return address + (address.find('?') == std::string::npos ? "?" : "&") + query_of(query);
}

/// A case with which it could not be done, and why.
struct Failure {
    std::string reference;
    std::string sentence;
};

Html failures_of(const Bulk& bulk, const std::vector<Failure>& failures) {
    if (failures.empty()) {
        return {};
    }
    Table table{.head = {{.content = "Case"}, {.content = "Why not"}},
                .rows = {},
                .first_cell_is_header = true};
    std::vector<std::pair<std::string, std::string>> again;
    for (const Failure& one : failures) {
        table.rows.push_back({{.content = link_to(case_address(one.reference), one.reference)},
                              {.content = one.sentence}});
        again.emplace_back("case", one.reference);
    }
    return render(
        Section{.id = "not-done",
                .title = counted_cases(failures.size()) +
                         (failures.size() == 1 ? " was" : " were") + " not " + bulk.deed->done,
                .content = joined(render(table), element("p", of_class("mh-text"),
                                                         link_to(with_query(bulk.address(), again),
                                                                 "Try again with these")))});
}

View report_of(const Bulk& bulk, const std::vector<Failure>& failures) {
    const std::size_t done = bulk.references.size() - failures.size();
    const std::string sentence = counted_cases(done) + " of " +
                                 std::to_string(bulk.references.size()) + " " +
                                 (done == 1 ? "was " : "were ") + bulk.deed->done;
    return {.title = sentence + " – " + bulk.list_title(),
            .main = page_body(
                joined(render(PageHeading{.title = sentence}), failures_of(bulk, failures),
                       element("p", of_class("mh-text"),
                               link_to(bulk.list(),
                                       std::string("Go to ") +
                                           (bulk.is_from_mine ? "my work" : "the team queue")))))};
}

}  // namespace

std::vector<BulkAction> bulk_actions() {
    std::vector<BulkAction> all;
    for (const Deed& deed : deeds) {
        all.push_back({.text = std::string(deed.title) + " selected",
                       .value = deed.name,
                       .key = deed.operation == std::string_view("case.assign") ? "r" : ""});
    }
    return all;
}

Result<Outcome> selected_cases(const Visit& visit) {
    const auto deed = deed_named(visit.form().find("action"));
    if (!deed) {
        return deed.error();
    }
    std::vector<std::pair<std::string, std::string>> query;
    for (const std::string& reference : once(visit.form().all("case"))) {
        query.emplace_back("case", reference);
    }
    if (visit.asked("from") == "mine") {
        query.emplace_back("from", "mine");
    }
    return Outcome(Redirect{std::string("/selected/") + (*deed)->name + "?" + query_of(query)});
}

Result<Outcome> show_bulk(const Visit& visit) {
    std::vector<std::string> references;
    for (const auto& [name, value] : visit.request().query) {
        if (name == "case") {
            references.push_back(value);
        }
    }
    const auto bulk = bulk_of(visit, references);
    if (!bulk) {
        return bulk.error();
    }
    return Outcome(view_of(visit, *bulk, bulk->deed->fields(visit), {}));
}

Result<Outcome> do_bulk(const Visit& visit) {
    const auto bulk = bulk_of(visit, visit.form().all("case"));
    if (!bulk) {
        return bulk.error();
    }
    const List fields = bulk->deed->fields(visit);
    ReadFields read = read_fields(fields, visit.form());
    if (!read.problems.empty()) {
        return Outcome(view_of(visit, *bulk, fields, read.problems));
    }
    leave_out_nobody(read.values);
    std::vector<Failure> failures;
    for (const std::string& reference : bulk->references) {
        const auto done =
            visit.command_besides(url_part(reference.substr(0, 40)), bulk->deed->operation,
                                  Record(read.values).set("reference", reference));
        if (!done) {
            failures.push_back({reference, done.error().reason});
        }
    }
    return Outcome(report_of(*bulk, failures));
}

}  // namespace desk
