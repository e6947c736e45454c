#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace moothall {

/// Thrown when exact arithmetic leaves 64 bits or divides by zero: a fault of the figures given.
class ArithmeticError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// An exact number: numerator over denominator, always in lowest terms, denominator above zero.
/// Faults: every operation throws ArithmeticError when a part would leave 64 bits.
class Fraction {
public:
    constexpr Fraction() = default;
    constexpr Fraction(std::int64_t whole) : numerator_(whole) {}
    Fraction(std::int64_t numerator, std::int64_t denominator);

    /// Reads "12", "-4.5" or "9/2"; nothing for any other text.
    static std::optional<Fraction> parse(std::string_view text);

    std::int64_t numerator() const { return numerator_; }
    std::int64_t denominator() const { return denominator_; }
    bool is_whole() const { return denominator_ == 1; }

    /// To the nearest whole number, halves away from zero ("half up" for money that is owed).
    std::int64_t rounded_half_up() const;
    std::int64_t rounded_up() const;    ///< The least whole number not below it.
    std::int64_t rounded_down() const;  ///< The greatest whole number not above it.

    /// "4.5" where the decimals end, "1/3" where they do not.
    std::string text() const;

    friend Fraction operator+(const Fraction& a, const Fraction& b);
    friend Fraction operator-(const Fraction& a, const Fraction& b);
    friend Fraction operator*(const Fraction& a, const Fraction& b);
    friend Fraction operator/(const Fraction& a, const Fraction& b);
    friend bool operator==(const Fraction&, const Fraction&) = default;
    friend std::strong_ordering operator<=>(const Fraction& a, const Fraction& b);

private:
    std::int64_t numerator_ = 0;
    std::int64_t denominator_ = 1;
};

}  // namespace moothall
