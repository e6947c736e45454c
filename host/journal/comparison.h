#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "journal/chains/verify.h"
#include "journal/word_sample.h"
#include "store/store.h"

namespace moothall::journal {

/// Compares what is kept in one store with what another one holds, and tells each difference in a
/// sentence that has numbers, but no words that may be about a person. Memory is flat.
///
/// Borrows all. `other_has` says in a sentence what the other one is: "the journal gives".
/// Faults: StoreFault.
class Comparison {
public:
    Comparison(store::Reader& kept, store::Reader& other, std::string_view other_has,
               const Report& report)
        : kept_(kept), other_(other), other_has_(other_has), report_(report) {}

    /// Row by row. Gives how many the other one holds.
    std::int64_t compare(const store::Table& table);
    /// What the word finds.
    void compare(const WordSample::Word& word);

    std::int64_t differences() const { return differences_; }

private:
    void differs(const std::string& sentence);
    std::string difference(const store::Table& table, const store::Row& kept,
                           const store::Row& other) const;

    store::Reader& kept_;
    store::Reader& other_;
    std::string other_has_;
    const Report& report_;
    std::int64_t differences_ = 0;
};

}  // namespace moothall::journal
