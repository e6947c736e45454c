#pragma once

#include <moothall/service/date.h>

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
    Date date_of_birth();  ///< Of somebody who is grown up.
    std::string phone();   ///< One of the numbers that Ofcom keeps free for drama.
    /// "bilal.coldwell27@example.org", a name that nobody can own.
    std::string email(const std::string& person);

    /// A number from `least` to `most`, both included.
    std::int64_t number(std::int64_t least, std::int64_t most);

private:
    std::mt19937_64 random_;  // The same on every machine; distributions of the library are not.
};

}  // namespace moothall::demonstration
