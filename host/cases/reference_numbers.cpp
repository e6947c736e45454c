#include "cases/reference_numbers.h"

#include <algorithm>

#include "cases/tables.h"

namespace moothall::cases {
namespace {

constexpr std::int64_t block_max = 64;

std::string series_of(const std::string& letters, int year) {
    return letters + "-" + std::to_string(year);
}

}  // namespace

std::int64_t ReferenceNumbers::take(const std::string& letters, int year, std::int64_t count) {
    const store::Key series{series_of(letters, year)};
    std::int64_t last = 0;
    store_.write([&](store::Writer& writer) {
        const auto row = writer.find(numbering_table(), series);
        last = (row ? std::get<std::int64_t>(row->at(1)) : 0) + count;
        writer.put(numbering_table(), {series.front(), last});
        return store::Verdict::keep;
    });
    return last - count + 1;
}

std::int64_t ReferenceNumbers::next(const std::string& letters, int year) {
    const std::lock_guard lock(mutex_);
    Block& block = blocks_[series_of(letters, year)];
    if (!block.given_back.empty()) {
        const std::int64_t number = block.given_back.back();
        block.given_back.pop_back();
        return number;
    }
    if (block.left == 0) {
        block.next = take(letters, year, block.size);
        block.left = block.size;
        block.size = std::min(block.size * 2, block_max);
    }
    --block.left;
    return block.next++;
}

void ReferenceNumbers::give_back(const std::string& letters, int year, std::int64_t number) {
    const std::lock_guard lock(mutex_);
    blocks_[series_of(letters, year)].given_back.push_back(number);
}

}  // namespace moothall::cases
