#pragma once

#include <cstdint>
#include <random>
#include <string>

namespace moothall::demonstration {

/// Invented people and addresses, drawn from a seed. Threads: one.
class Invented {
public:
    explicit Invented(std::uint64_t seed) : random_(seed) {}

    std::string person();
    std::string street_address();  ///< "12 Mill Lane, Ashcombe".
    std::string postcode();        ///< Of a district that does not exist.
    char band();

    /// A number from `least` to `most`, both included.
    std::int64_t number(std::int64_t least, std::int64_t most);

private:
    std::mt19937_64 random_;  // The same on every machine; distributions of the library are not.
};

}  // namespace moothall::demonstration
