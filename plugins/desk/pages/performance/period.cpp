#include "pages/performance/period.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "words/due.h"

namespace desk {
namespace {

using Query = std::vector<std::pair<std::string, std::string>>;

Query filter_of(const Period& period) {
    Query query;
    if (!period.service.empty()) {
        query.emplace_back("service", period.service);
    }
    if (!period.case_type.empty()) {
        query.emplace_back("type", period.case_type);
    }
    return query;
}

}  // namespace

Period period_of(const Visit& visit) {
    constexpr std::array<int, 4> offered{4, 13, 26, 52};
    const std::string asked = visit.asked("weeks");
    const auto found =
        std::ranges::find_if(offered, [&](int weeks) { return std::to_string(weeks) == asked; });
    const int weeks = found == offered.end() ? weeks_usual : *found;
    return {monday_of(visit.today()) - std::chrono::days(7 * weeks), weeks, visit.asked("service"),
            visit.asked("type")};
}

std::string in_words(const Period& period) {
    return std::to_string(period.weeks) + " weeks to " + moothall::in_words(period.last_day());
}

std::string query_of(const Period& period) {
    Query query = filter_of(period);
    query.emplace_back("weeks", std::to_string(period.weeks));
    return query_of(query);
}

std::string filter_query(const Period& period) {
    return query_of(filter_of(period));
}

std::string cases_address(const Period& period, const std::string& what, moothall::Date monday,
                          int weeks) {
    Query query{
        {"what", what}, {"from", moothall::to_text(monday)}, {"weeks", std::to_string(weeks)}};
    for (auto& entry : filter_of(period)) {
        query.push_back(std::move(entry));
    }
    return "/performance/cases?" + query_of(query);
}

}  // namespace desk
