#include "operations/cases/case_search.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "customers/merging.h"

namespace moothall::operations {
namespace {

using finding::Likeness;

constexpr std::size_t people_most = 10;
constexpr std::size_t cases_of_people_most = 100;

/// The part of the list in which a page begins, and where in it. The cursor of the middle part is
/// that of the full text.
constexpr std::string_view certain_prefix = "p.";
constexpr std::string_view sounding_prefix = "s.";

/// What does not come from the full text: before it and after it.
struct Parts {
    std::vector<FoundCase> certain;
    std::vector<FoundCase> sounding;
    std::set<std::string> ids;
};

void add(Parts& parts, FoundCase found) {
    if (parts.ids.size() < cases_of_people_most && parts.ids.insert(found.record.id).second) {
        auto& part = found.likeness == Likeness::exact ? parts.certain : parts.sounding;
        part.push_back(std::move(found));
    }
}

Parts parts_of(store::Reader& reader, const cases::CaseFilter& filter) {
    Parts parts;
    if (auto named = cases::find_case(reader, filter.words)) {
        if (cases::passes(*named, filter)) {
            add(parts, {*std::move(named), Likeness::exact, {}});
        }
    }
    if (!filter.customer.empty()) {
        return parts;
    }
    for (const auto& person : customers::search_customers(reader, filter.words, people_most)) {
        cases::CaseFilter theirs = filter;
        theirs.words.clear();
        theirs.customer = person.customer.id;
        auto page = list_with_merged(reader, theirs, cases_of_people_most, "");
        for (auto& record : page.value().items) {
            add(parts, {std::move(record), person.likeness, person.customer});
        }
    }
    return parts;
}

/// Where in a part a page begins; nothing if the cursor is of another.
std::optional<std::size_t> place_in(std::string_view cursor, std::string_view prefix) {
    if (!cursor.starts_with(prefix)) {
        return std::nullopt;
    }
    cursor.remove_prefix(prefix.size());
    std::size_t place = 0;
    const char* const end = cursor.data() + cursor.size();
    const auto read = std::from_chars(cursor.data(), end, place);
    return read.ec == std::errc{} && read.ptr == end ? std::optional(place) : std::nullopt;
}

/// One page, filled part by part.
class Page {
public:
    Page(store::Reader& reader, const cases::CaseFilter& filter, std::size_t limit)
        : reader_(reader), filter_(filter), limit_(limit), parts_(parts_of(reader, filter)) {}

    Result<FoundCases> from(std::string_view cursor) && {
        if (const auto place = place_in(cursor, sounding_prefix)) {
            take(parts_.sounding, *place, sounding_prefix);
            return std::move(page_);
        }
        const auto place = cursor.empty() ? std::size_t{0} : place_in(cursor, certain_prefix);
        if (place) {
            take(parts_.certain, *place, certain_prefix);
        }
        if (!page_.next_cursor.empty()) {
            return std::move(page_);
        }
        if (const auto refused = take_from_text(place ? std::string_view() : cursor)) {
            return *refused;
        }
        if (page_.next_cursor.empty()) {
            take(parts_.sounding, 0, sounding_prefix);
        }
        return std::move(page_);
    }

private:
    void take(std::vector<FoundCase>& part, std::size_t place, std::string_view prefix) {
        for (; place < part.size(); ++place) {
            if (page_.items.size() == limit_) {
                page_.next_cursor = std::string(prefix) + std::to_string(place);
                return;
            }
            page_.items.push_back(std::move(part[place]));
        }
    }

    /// A page that is full already asks for one case, to know whether another page follows.
    std::optional<Refusal> take_from_text(std::string_view from) {
        std::string cursor(from);
        do {
            const bool is_full = page_.items.size() == limit_;
            const std::size_t room = is_full ? 1 : limit_ - page_.items.size();
            auto found = cases::list_cases(reader_, filter_, room, cursor);
            if (!found) {
                return found.error();
            }
            for (auto& record : found->items) {
                if (parts_.ids.contains(record.id)) {
                    continue;
                }
                if (is_full) {
                    page_.next_cursor = cursor.empty() ? text_begins() : cursor;
                    return std::nullopt;
                }
                page_.items.push_back({std::move(record), Likeness::exact, {}});
            }
            cursor = found->next_cursor;
        } while (!cursor.empty());
        return std::nullopt;
    }

    /// The part before the text is over.
    std::string text_begins() const {
        return std::string(certain_prefix) + std::to_string(parts_.certain.size());
    }

    store::Reader& reader_;
    const cases::CaseFilter& filter_;
    std::size_t limit_;
    Parts parts_;
    FoundCases page_;
};

}  // namespace

Result<FoundCases> search_cases(store::Reader& reader, const cases::CaseFilter& filter,
                                std::size_t limit, std::string_view cursor) {
    return Page(reader, filter, limit).from(cursor);
}

Result<cases::CasePage> list_with_merged(store::Reader& reader, const cases::CaseFilter& filter,
                                         std::size_t limit, std::string_view cursor) {
    const auto master = customers::find_customer(reader, filter.customer);
    if (filter.customer.empty() || !master || master->merged.empty()) {
        return cases::list_cases(reader, filter, limit, cursor);
    }
    cases::CasePage all;
    for (const std::string& id : customers::ids_of(reader, *master)) {
        cases::CaseFilter theirs = filter;
        theirs.customer = id;
        auto page = cases::list_cases(reader, theirs, limit, "");
        if (!page) {
            return page.error();
        }
        std::ranges::move(page->items, std::back_inserter(all.items));
    }
    std::ranges::stable_partition(all.items, &cases::CaseRecord::open);
    all.items.resize(std::min(all.items.size(), limit));
    return all;
}

}  // namespace moothall::operations
