#include "pages/performance/figures.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "words/names.h"

namespace desk {
namespace {

Counts counts_of(const moothall::Table& item) {
    return {item.integer("received"), item.integer("closed"), item.integer("closed_in_time"),
            item.integer("closed_late")};
}

/// How many of the last weeks in a row are as `is_so` says.
template <class Predicate>
std::int64_t last_in_a_row(const std::vector<WeekCounts>& weeks, Predicate is_so) {
    const auto end = std::find_if_not(weeks.rbegin(), weeks.rend(), is_so);
    return end - weeks.rbegin();
}

/// "0.4" of 4
std::string tenths(std::int64_t count) {
    return std::to_string(count / 10) + (count % 10 == 0 ? "" : "." + std::to_string(count % 10));
}

std::string than_before(int weeks) {
    return std::to_string(weeks) + " weeks before";
}

}  // namespace

Counts& Counts::operator+=(const Counts& other) {
    received += other.received;
    closed += other.closed;
    in_time += other.in_time;
    late += other.late;
    return *this;
}

std::optional<std::int64_t> Counts::per_mille_in_time() const {
    const std::int64_t all = in_time + late;
    return all == 0 ? std::nullopt : std::optional((in_time * 1000 + all / 2) / all);
}

Figures figures_of(const moothall::List& items, moothall::Date first, int weeks, PartedBy parted) {
    Figures figures;
    std::map<std::string, PartCounts> parts;
    for (int week = 0; week < weeks; ++week) {
        figures.weeks.push_back({first + std::chrono::days(7 * week), {}});
    }
    for (const moothall::Value& one : items) {
        const moothall::Table& item = *one.as_table();
        const auto week = (item.date("week") - first).count() / 7;
        const Counts counts = counts_of(item);
        figures.open_now += counts.received - counts.closed;
        if (week >= weeks) {
            figures.so_far += counts;
            continue;
        }
        if (item.date("week") < first) {
            figures.before += week >= -weeks ? counts : Counts{};
            continue;
        }
        figures.weeks[static_cast<std::size_t>(week)].counts += counts;
        figures.total += counts;
        const std::string& type = item.text("type");
        const bool is_by_service = parted == PartedBy::service;
        const std::string name = is_by_service ? type.substr(0, type.find('.')) : type;
        PartCounts& part = parts[name];
        part.name = name;
        part.title = is_by_service ? words_of_name(name) : title_of(item, "title", "type");
        part.counts += counts;
    }
    for (auto& [name, part] : parts) {
        figures.parts.push_back(std::move(part));
    }
    return figures;
}

std::string percent(std::int64_t per_mille) {
    return tenths(per_mille) + "%";
}

std::string trend_in_words(const Figures& figures) {
    constexpr std::int64_t worth_saying = 2;
    const auto more_closed = last_in_a_row(figures.weeks, [](const WeekCounts& week) {
        return week.counts.closed > week.counts.received;
    });
    const auto fewer_closed = last_in_a_row(figures.weeks, [](const WeekCounts& week) {
        return week.counts.closed < week.counts.received;
    });
    if (more_closed >= worth_saying) {
        return "We have closed more than we received for " + counted(more_closed, "week", "weeks");
    }
    if (fewer_closed >= worth_saying) {
        return "We have received more than we closed for " + counted(fewer_closed, "week", "weeks");
    }
    const std::int64_t apart = figures.total.closed - figures.total.received;
    if (apart == 0) {
        return "We closed as many cases as we received";
    }
    return "We closed " + counted(std::llabs(apart), "case", "cases") +
           (apart > 0 ? " more" : " fewer") + " than we received";
}

std::string parts_in_words(const Figures& figures) {
    const PartCounts* least = nullptr;
    std::size_t counted_parts = 0;
    for (const PartCounts& part : figures.parts) {
        const auto share = part.counts.per_mille_in_time();
        if (share) {
            ++counted_parts;
            least = least == nullptr || *share < *least->counts.per_mille_in_time() ? &part : least;
        }
    }
    if (least == nullptr) {
        return "No case with a deadline was closed";
    }
    const std::string share = percent(*least->counts.per_mille_in_time());
    if (*figures.total.per_mille_in_time() == 1000) {
        return "Every case with a deadline was closed in time";
    }
    return counted_parts == 1 ? least->title + " closed " + share + " in time"
                              : least->title + " closed the smallest share in time: " + share;
}

std::string change_in_words(std::int64_t now, std::int64_t before, int weeks) {
    const std::int64_t apart = now - before;
    if (apart == 0) {
        return "As many as in the " + than_before(weeks);
    }
    return with_commas(std::llabs(apart)) + (apart > 0 ? " more" : " fewer") + " than in the " +
           than_before(weeks);
}

std::string change_in_points(const Counts& now, const Counts& before, int weeks) {
    const auto share = now.per_mille_in_time();
    const auto share_before = before.per_mille_in_time();
    if (!share || !share_before) {
        return "Nothing to compare it with";
    }
    const std::int64_t apart = *share - *share_before;
    if (apart == 0) {
        return "As in the " + than_before(weeks);
    }
    return tenths(std::llabs(apart)) + (std::llabs(apart) == 10 ? " point" : " points") +
           (apart > 0 ? " up" : " down") + " on the " + than_before(weeks);
}

}  // namespace desk
