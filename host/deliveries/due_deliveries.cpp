#include "deliveries/due_deliveries.h"

#include <map>

namespace moothall::deliveries {
namespace {

constexpr std::size_t page = 500;

}  // namespace

std::vector<FirstInLine> FirstsInLine::next(store::Reader& reader) {
    const auto firsts =
        cases::outgoing_that_stand(reader, kind_, cases::Standing::first, last_, page);
    if (firsts.empty()) {
        return {};
    }
    last_ = firsts.back();
    std::map<std::string, Attempt> attempts;
    for (Attempt& one : attempts_between(reader, kind_, firsts.front().since_at, last_->since_at)) {
        attempts.emplace(one.case_id, one);
    }
    std::vector<FirstInLine> found;
    found.reserve(firsts.size());
    for (const cases::Outgoing& work : firsts) {
        const auto attempt = attempts.find(work.case_id);
        const bool is_on_it = attempt != attempts.end() && attempt->second.since == work.since;
        found.push_back({work, is_on_it ? std::optional(attempt->second) : std::nullopt});
    }
    return found;
}

std::vector<cases::Outgoing> DueDeliveries::next(store::Reader& reader) {
    while (true) {
        const auto firsts = all_.next(reader);
        std::vector<cases::Outgoing> due;
        for (const FirstInLine& one : firsts) {
            if (is_due(one.work, one.attempt, at_)) {
                due.push_back(one.work);
            }
        }
        if (!due.empty() || firsts.empty()) {
            return due;
        }
    }
}

}  // namespace moothall::deliveries
