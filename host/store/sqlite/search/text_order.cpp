#include "store/sqlite/search/text_order.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace moothall::store::sqlite {
namespace {

constexpr std::int64_t ids_in_a_second = std::int64_t{1} << 29;
constexpr std::int64_t seconds_max = std::int64_t{1} << 33;  // Beyond the year 2200.
constexpr std::size_t hits_too_many = 4096;

bool comes_before(const TextHit& one, const TextHit& other) {
    return one.dated != other.dated ? one.dated > other.dated : one.key < other.key;
}

}  // namespace

IdStretch ids_of(std::int64_t dated) {
    const std::int64_t second = dated / 1000000 - (dated % 1000000 < 0 ? 1 : 0);
    const std::int64_t first = std::clamp(second, -seconds_max, seconds_max) * ids_in_a_second;
    return {first, first + ids_in_a_second - 1};
}

NewestHits::NewestHits(std::size_t limit, std::optional<TextHit> after)
    : limit_(limit),
      after_(std::move(after)),
      stretch_begins_(std::numeric_limits<std::int64_t>::max()) {}

bool NewestHits::is_complete_before(std::int64_t id) const {
    return hits_.size() >= limit_ && id < stretch_begins_;
}

void NewestHits::add(std::int64_t id, TextHit hit) {
    if (after_ && !comes_before(*after_, hit)) {
        return;
    }
    // Ids are whole stretches: rounding down to one, also below zero.
    stretch_begins_ = id & ~(ids_in_a_second - 1);
    hits_.push_back(std::move(hit));
    if (hits_.size() > hits_too_many && hits_.size() / 2 > limit_) {
        drop_what_is_too_many();
    }
}

std::vector<TextHit> NewestHits::all() && {
    std::sort(hits_.begin(), hits_.end(), comes_before);
    drop_what_is_too_many();
    return std::move(hits_);
}

void NewestHits::drop_what_is_too_many() {
    if (hits_.size() <= limit_) {
        return;
    }
    const auto end = hits_.begin() + static_cast<std::ptrdiff_t>(limit_);
    std::partial_sort(hits_.begin(), end, hits_.end(), comes_before);
    hits_.erase(end, hits_.end());
}

}  // namespace moothall::store::sqlite
