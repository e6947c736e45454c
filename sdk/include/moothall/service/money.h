#pragma once

#include <moothall/service/fraction.h>

#include <compare>
#include <cstdint>
#include <string>

namespace moothall {

/// An amount of money in whole pence. Never a floating-point number.
/// Faults: arithmetic throws ArithmeticError when the amount would leave 64 bits.
struct Pence {
    std::int64_t count = 0;

    friend Pence operator+(Pence a, Pence b);
    friend Pence operator-(Pence a, Pence b);
    friend Pence operator*(Pence a, std::int64_t times);
    friend auto operator<=>(const Pence&, const Pence&) = default;
};

/// Rounds an exact number of pence to a whole penny, half up. Round once for each line of an
/// answer.
Pence to_the_penny(const Fraction& pence);

/// "£1,234.50", with a minus sign before the pound where money is owed the other way.
std::string pounds(Pence amount);

}  // namespace moothall
