#include "pages/work/list_filter.h"

#include <algorithm>
#include <array>
#include <map>

#include "site/form.h"
#include "site/parts.h"
#include "words/names.h"

namespace desk {
namespace {

struct DueChoice {
    const char* word;
    const char* text;
};

constexpr auto dues = std::to_array<DueChoice>({{"overdue", "Overdue"},
                                                {"today", "Due today"},
                                                {"this_week", "Due this week"},
                                                {"later", "Due later"},
                                                {"no_date", "No date, or paused"}});

std::string service_of(const std::string& type) {
    return type.substr(0, type.find('.'));
}

/// The kinds of a queue by service and title, each once.
std::map<std::pair<std::string, std::string>, std::string> types_of(const Record& summary) {
    std::map<std::pair<std::string, std::string>, std::string> types;
    for (const moothall::Value& one :
         summary.has("kinds") ? summary.list("kinds") : moothall::List()) {
        const Record& kind = *one.as_table();
        types[{service_of(kind.text("type")), kind.text("title")}] = kind.text("type");
    }
    return types;
}

/// One that is chosen is always there, though no case is of it any more.
void add_chosen(std::vector<Option>& options, const std::string& chosen) {
    const bool is_there = std::ranges::any_of(
        options, [&](const Option& one) { return one.value.value_or(one.text) == chosen; });
    if (!is_there) {
        options.push_back({.text = words_of_name(chosen), .value = chosen});
    }
}

Select select_of(const char* name, const char* label, std::vector<Option> options,
                 const std::string& chosen) {
    add_chosen(options, chosen);
    return {.name = name,
            .id = std::string("filter-") + name,
            .label = {.content = label},
            .options = std::move(options),
            .value = chosen};
}

/// Services with their types behind them; a single service is not worth a choice.
Select kinds(const Record& summary, const std::string& chosen) {
    std::vector<Option> options{{.text = "All case types", .value = ""}};
    const auto types = types_of(summary);
    const bool is_one_service =
        types.empty() || types.begin()->first.first == types.rbegin()->first.first;
    std::string service;
    for (const auto& [place, type] : types) {
        if (!is_one_service && place.first != service) {
            service = place.first;
            options.push_back({.text = "All of " + words_of_name(service), .value = service});
        }
        options.push_back({.text = place.second, .value = type});
    }
    return select_of("kind", "Service or case type", std::move(options), chosen);
}

bool is_of(const std::string& type, const std::string& kind) {
    return kind.empty() || type == kind || service_of(type) == kind;
}

/// The states in which cases of the chosen kind are.
Select states(const Record& summary, const ListFilter& filter) {
    std::map<std::string, std::string> by_title;
    for (const moothall::Value& one :
         summary.has("kinds") ? summary.list("kinds") : moothall::List()) {
        const Record& kind = *one.as_table();
        if (is_of(kind.text("type"), filter.kind)) {
            by_title[kind.text("state_title")] = kind.text("state");
        }
    }
    std::vector<Option> options{{.text = "All states", .value = ""}};
    for (const auto& [title, state] : by_title) {
        options.push_back({.text = title, .value = state});
    }
    return select_of("state", "State", std::move(options), filter.state);
}

Select due_days(const ListFilter& filter) {
    std::vector<Option> options{{.text = "Any time", .value = ""}};
    for (const DueChoice& due : dues) {
        options.push_back({.text = due.text, .value = due.word});
    }
    return select_of("due", "Due", std::move(options), filter.due);
}

Select owners(const Record& summary, const ListFilter& filter) {
    std::vector<Option> options{{.text = "Anybody", .value = ""},
                                {.text = "Nobody yet", .value = nobody_yet}};
    for (const moothall::Value& one :
         summary.has("people") ? summary.list("people") : moothall::List()) {
        const Record& share = *one.as_table();
        if (share.has("owner")) {
            options.push_back(
                {.text = title_of(share, "owner_name", "owner"), .value = share.text("owner")});
        }
    }
    return select_of("owner", "Assigned to", std::move(options), filter.owner);
}

Query query_of_filter(const ListFilter& filter) {
    Query query;
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) {
            query.emplace_back(name, value);
        }
    };
    add("kind", filter.kind);
    add("state", filter.state);
    add("due", filter.due);
    add("owner", filter.owner);
    return query;
}

/// What a choice reads as.
std::string text_of(const Select& select) {
    const auto found = std::ranges::find_if(select.options, [&](const Option& one) {
        return one.value.value_or(one.text) == select.value;
    });
    return found == select.options.end() ? select.value : found->text;
}

}  // namespace

ListFilter list_filter_of(const Visit& visit) {
    ListFilter filter{.kind = visit.asked("kind"),
                      .state = visit.asked("state"),
                      .due = visit.asked("due"),
                      .owner = visit.asked("owner")};
    if (std::ranges::none_of(dues, [&](const DueChoice& one) { return filter.due == one.word; })) {
        filter.due.clear();
    }
    return filter;
}

void narrow(Record& arguments, const ListFilter& filter) {
    const bool is_type = filter.kind.find('.') != std::string::npos;
    arguments.set_unless_empty(is_type ? "type" : "service", filter.kind)
        .set_unless_empty("state", filter.state)
        .set_unless_empty("due", filter.due);
    if (filter.owner == nobody_yet) {
        arguments.set("unassigned", true);
    } else {
        arguments.set_unless_empty("owner", filter.owner);
    }
}

std::string list_address(const FilterOffer& offer, const Query& query) {
    Query all = offer.kept;
    all.insert(all.end(), query.begin(), query.end());
    return all.empty() ? offer.action : offer.action + "?" + query_of(all);
}

FilterBar filter_bar_of(const FilterOffer& offer, const ListFilter& filter) {
    FilterBar bar{.label = offer.label, .action = offer.action, .kept = offer.kept};
    bar.selects = {kinds(offer.summary, filter.kind), states(offer.summary, filter)};
    if (offer.by_due) {
        bar.selects.push_back(due_days(filter));
    }
    if (offer.by_owner) {
        bar.selects.push_back(owners(offer.summary, filter));
    }
    const Query applied = query_of_filter(filter);
    for (const Select& select : bar.selects) {
        if (!select.value.empty()) {
            Query others = applied;
            std::erase_if(others, [&](const auto& one) { return one.first == select.name; });
            bar.applied.push_back(
                {.text = text_of(select), .remove_href = list_address(offer, others)});
        }
    }
    if (!bar.applied.empty()) {
        bar.clear_href = list_address(offer, {});
    }
    return bar;
}

std::string shown_in_words(std::size_t shown, const Record& answer, const ListFilter& filter) {
    const std::string cases = counted(static_cast<std::int64_t>(shown), "case", "cases");
    const bool has_more = !answer.text_or_empty("next_cursor").empty();
    if (filter.is_applied()) {
        return cases + (has_more     ? " on this page, and more behind it"
                        : shown == 1 ? " matches the filters"
                                     : " match the filters");
    }
    return has_more ? cases + " on this page, and more behind it" : "Showing " + cases;
}

}  // namespace desk
