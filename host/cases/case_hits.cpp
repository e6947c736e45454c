#include "cases/case_hits.h"

#include <charconv>

#include "cases/case_fold.h"

namespace moothall::cases {
namespace {

constexpr std::size_t hits_at_a_time = 1000;
constexpr std::string_view cursor_prefix = "w.";

bool comes_after(const store::TextHit& one, const store::TextHit& other) {
    return one.dated != other.dated ? one.dated < other.dated : one.key > other.key;
}

}  // namespace

CaseHits::CaseHits(store::Reader& reader, std::string words)
    : reader_(reader),
      query_{std::string(case_words), std::move(words), std::nullopt, hits_at_a_time} {}

void CaseHits::pass(const store::TextHit& last) {
    for (const auto* hit = current(); hit != nullptr && !comes_after(*hit, last); hit = current()) {
        seen_.insert(case_of(*hit));
        ++at_;
    }
}

std::optional<store::TextHit> CaseHits::next() {
    while (const store::TextHit* hit = current()) {
        ++at_;
        if (seen_.insert(case_of(*hit)).second) {
            return *hit;
        }
    }
    return std::nullopt;
}

std::string CaseHits::case_of(const store::TextHit& hit) {
    return hit.key.substr(0, hit.key.find('/'));
}

const store::TextHit* CaseHits::current() {
    if (at_ == hits_.size() && more_) {
        if (!hits_.empty()) {
            query_.after = hits_.back();
        }
        hits_ = reader_.search(query_);
        at_ = 0;
        more_ = hits_.size() == hits_at_a_time;
    }
    return at_ < hits_.size() ? &hits_[at_] : nullptr;
}

std::string cursor_text(const store::TextHit& hit) {
    return std::string(cursor_prefix) + std::to_string(hit.dated) + "." + hit.key;
}

std::optional<store::TextHit> hit_from(std::string_view cursor) {
    if (!cursor.starts_with(cursor_prefix)) {
        return std::nullopt;
    }
    cursor.remove_prefix(cursor_prefix.size());
    store::TextHit hit{};
    const char* const end = cursor.data() + cursor.size();
    const auto dated = std::from_chars(cursor.data(), end, hit.dated);
    if (dated.ec != std::errc{} || dated.ptr == end || *dated.ptr != '.') {
        return std::nullopt;
    }
    hit.key.assign(dated.ptr + 1, end);
    return hit;
}

}  // namespace moothall::cases
