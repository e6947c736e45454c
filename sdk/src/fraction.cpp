#include <moothall/service/fraction.h>

#include <limits>
#include <utility>

namespace moothall {
namespace {

// A product of two 64-bit numbers, and a sum of two such products, never leaves 128 bits: so each
// operation is done exactly there and is only then brought to lowest terms and checked.
__extension__ typedef __int128 Wide;

constexpr Wide least = std::numeric_limits<std::int64_t>::min();
constexpr Wide greatest = std::numeric_limits<std::int64_t>::max();

Wide greatest_common_divisor(Wide a, Wide b) {
    while (b != 0) {
        a = std::exchange(b, a % b);
    }
    return a < 0 ? -a : a;
}

bool fits(Wide number) {
    return number >= least && number <= greatest;
}

/// In lowest terms with the denominator above zero; nothing if that leaves 64 bits.
std::optional<std::pair<std::int64_t, std::int64_t>> in_lowest_terms(Wide numerator,
                                                                     Wide denominator) {
    const Wide divisor = greatest_common_divisor(numerator, denominator);
    const Wide sign = denominator < 0 ? -1 : 1;
    const Wide top = sign * (numerator / divisor);
    const Wide bottom = sign * (denominator / divisor);
    if (!fits(top) || !fits(bottom)) {
        return std::nullopt;
    }
    return std::pair(static_cast<std::int64_t>(top), static_cast<std::int64_t>(bottom));
}

Fraction exactly(Wide numerator, Wide denominator) {
    if (denominator == 0) {
        throw ArithmeticError("division by zero");
    }
    const auto terms = in_lowest_terms(numerator, denominator);
    if (!terms) {
        throw ArithmeticError("an exact number became too large for 64 bits");
    }
    return Fraction(terms->first, terms->second);
}

/// Digits only, at least one.
std::optional<Wide> parse_whole(std::string_view digits) {
    if (digits.empty()) {
        return std::nullopt;
    }
    Wide number = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        number = number * 10 + (c - '0');
        if (number > -least) {
            return std::nullopt;
        }
    }
    return number;
}

struct Terms {
    Wide top = 0;
    Wide bottom = 1;
};

/// What "25" is worth behind the decimal point. From the last digit forwards, since the denominator
/// then never outgrows that of the answer: any fraction's own text can be read again.
std::optional<Terms> parse_decimals(std::string_view digits) {
    if (digits.empty()) {
        return std::nullopt;
    }
    Terms terms;
    for (auto at = digits.rbegin(); at != digits.rend(); ++at) {
        if (*at < '0' || *at > '9') {
            return std::nullopt;
        }
        const auto lowest =
            in_lowest_terms(terms.top + (*at - '0') * terms.bottom, terms.bottom * 10);
        if (!lowest) {
            return std::nullopt;
        }
        terms = {lowest->first, lowest->second};
    }
    return terms;
}

std::optional<Terms> parse_unsigned(std::string_view text) {
    const auto mark = text.find_first_of("./");
    const auto whole = parse_whole(text.substr(0, mark));
    if (!whole || mark == std::string_view::npos) {
        return whole ? std::optional(Terms{*whole, 1}) : std::nullopt;
    }
    const auto rest = text.substr(mark + 1);
    if (text[mark] == '/') {
        const auto bottom = parse_whole(rest);
        return bottom && *bottom != 0 ? std::optional(Terms{*whole, *bottom}) : std::nullopt;
    }
    auto decimals = parse_decimals(rest);
    if (decimals) {
        decimals->top += *whole * decimals->bottom;
    }
    return decimals;
}

/// Rounds towards minus infinity, where C++ rounds towards zero. Requires a denominator above zero.
std::int64_t floor_of(Wide numerator, Wide denominator) {
    const Wide quotient = numerator / denominator;
    const bool cut_upwards = numerator < 0 && numerator % denominator != 0;
    return static_cast<std::int64_t>(cut_upwards ? quotient - 1 : quotient);
}

bool decimals_end(std::int64_t denominator) {
    for (const int prime : {2, 5}) {
        while (denominator % prime == 0) {
            denominator /= prime;
        }
    }
    return denominator == 1;
}

}  // namespace

Fraction::Fraction(std::int64_t numerator, std::int64_t denominator) {
    if (denominator == 0) {
        throw ArithmeticError("division by zero");
    }
    const auto terms = in_lowest_terms(numerator, denominator);
    if (!terms) {
        throw ArithmeticError("an exact number became too large for 64 bits");
    }
    numerator_ = terms->first;
    denominator_ = terms->second;
}

std::optional<Fraction> Fraction::parse(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) {
        text.remove_prefix(1);
    }
    const auto terms = parse_unsigned(text);
    if (!terms) {
        return std::nullopt;
    }
    const auto lowest = in_lowest_terms(negative ? -terms->top : terms->top, terms->bottom);
    return lowest ? std::optional(Fraction(lowest->first, lowest->second)) : std::nullopt;
}

std::int64_t Fraction::rounded_half_up() const {
    const Wide size = numerator_ < 0 ? -Wide{numerator_} : Wide{numerator_};
    const Wide rounded = (size * 2 + denominator_) / (Wide{denominator_} * 2);
    return static_cast<std::int64_t>(numerator_ < 0 ? -rounded : rounded);
}

std::int64_t Fraction::rounded_up() const {
    return floor_of(Wide{numerator_} + denominator_ - 1, denominator_);
}

std::int64_t Fraction::rounded_down() const {
    return floor_of(numerator_, denominator_);
}

std::string Fraction::text() const {
    if (is_whole()) {
        return std::to_string(numerator_);
    }
    if (!decimals_end(denominator_)) {
        return std::to_string(numerator_) + '/' + std::to_string(denominator_);
    }
    const Wide size = numerator_ < 0 ? -Wide{numerator_} : Wide{numerator_};
    std::string text = numerator_ < 0 ? "-" : "";
    text += std::to_string(static_cast<std::int64_t>(size / denominator_)) + '.';
    for (Wide rest = size % denominator_; rest != 0; rest %= denominator_) {
        rest *= 10;
        text += static_cast<char>('0' + static_cast<int>(rest / denominator_));
    }
    return text;
}

Fraction operator+(const Fraction& a, const Fraction& b) {
    return exactly(Wide{a.numerator_} * b.denominator_ + Wide{b.numerator_} * a.denominator_,
                   Wide{a.denominator_} * b.denominator_);
}

Fraction operator-(const Fraction& a, const Fraction& b) {
    return exactly(Wide{a.numerator_} * b.denominator_ - Wide{b.numerator_} * a.denominator_,
                   Wide{a.denominator_} * b.denominator_);
}

Fraction operator*(const Fraction& a, const Fraction& b) {
    return exactly(Wide{a.numerator_} * b.numerator_, Wide{a.denominator_} * b.denominator_);
}

Fraction operator/(const Fraction& a, const Fraction& b) {
    return exactly(Wide{a.numerator_} * b.denominator_, Wide{a.denominator_} * b.numerator_);
}

std::strong_ordering operator<=>(const Fraction& a, const Fraction& b) {
    const Wide left = Wide{a.numerator_} * b.denominator_;
    const Wide right = Wide{b.numerator_} * a.denominator_;
    return left < right   ? std::strong_ordering::less
           : left > right ? std::strong_ordering::greater
                          : std::strong_ordering::equal;
}

}  // namespace moothall
