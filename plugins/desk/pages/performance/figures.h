#pragma once

#include <moothall/service/value.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace desk {

/// What happened to cases in some time.
struct Counts {
    std::int64_t received = 0;
    std::int64_t closed = 0;
    std::int64_t in_time = 0;  ///< Of those closed.
    std::int64_t late = 0;     ///< Of those closed. Others had no deadline.

    Counts& operator+=(const Counts& other);
    /// How many of a thousand that had a deadline were closed in time; nothing where none had one.
    std::optional<std::int64_t> per_mille_in_time() const;
};

/// One week.
struct WeekCounts {
    moothall::Date monday;
    Counts counts;
};

/// One service, or one kind of case.
struct PartCounts {
    std::string name;   ///< "revenues", "revenues.discount_review"
    std::string title;  ///< "Revenues", "Discount review"
    Counts counts;
};

/// By what the parts of a whole are told apart.
enum class PartedBy { service, case_type };

/// The figures of some whole weeks, of as many weeks before them, and of the week since.
struct Figures {
    std::vector<WeekCounts> weeks;  ///< Each of them, also where nothing happened.
    Counts total;
    Counts before;
    Counts so_far;                  ///< In the week that is not over.
    std::int64_t open_now = 0;      ///< Received in any week, and not closed.
    std::vector<PartCounts> parts;  ///< By name; of the whole weeks.
};

/// What `performance.weeks` answered, of `weeks` weeks from the Monday `first` on.
Figures figures_of(const moothall::List& items, moothall::Date first, int weeks, PartedBy parted);

/// "89.6%"
std::string percent(std::int64_t per_mille);

/// What the weeks say: "We have closed more than we received for 3 weeks".
std::string trend_in_words(const Figures& figures);

/// What the parts say: "Regulatory closed the smallest share in time: 71%".
std::string parts_in_words(const Figures& figures);

/// How a number differs from that of the time before: "12 more than in the 13 weeks before".
std::string change_in_words(std::int64_t now, std::int64_t before, int weeks);

/// The same for shares in time, in points: "0.4 points up on the 13 weeks before".
std::string change_in_points(const Counts& now, const Counts& before, int weeks);

}  // namespace desk
