#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "store/store.h"

namespace moothall::cases {

/// Gives out the numbers of case references: they rise and may have gaps.
///
/// Numbers are taken from the store in blocks that double from one to 64, so that a command line
/// takes a single one and a busy host seldom asks. What is left of a block when the host stops is a
/// gap. Threads: any. Faults: StoreFault.
class ReferenceNumbers {
public:
    explicit ReferenceNumbers(store::Store& store) : store_(store) {}

    std::int64_t next(const std::string& letters, int year);

    /// A number that was not used after all: the next one to be given out.
    void give_back(const std::string& letters, int year, std::int64_t number);

    /// The first of `count` numbers in a row, for an import.
    std::int64_t take(const std::string& letters, int year, std::int64_t count);

private:
    struct Block {
        std::int64_t next = 1;
        std::int64_t left = 0;
        std::int64_t size = 1;  ///< Of the block to be taken next.
        std::vector<std::int64_t> given_back = {};
    };

    store::Store& store_;
    std::mutex mutex_;
    std::map<std::string, Block> blocks_;
};

}  // namespace moothall::cases
