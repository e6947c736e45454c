#include <moothall/service/money.h>

namespace moothall {
namespace {

Pence checked(std::int64_t count, bool overflowed) {
    if (overflowed) {
        throw ArithmeticError("an amount of money became too large for 64 bits of pence");
    }
    return Pence{count};
}

}  // namespace

Pence operator+(Pence a, Pence b) {
    std::int64_t sum = 0;
    const bool overflowed = __builtin_add_overflow(a.count, b.count, &sum);
    return checked(sum, overflowed);
}

Pence operator-(Pence a, Pence b) {
    std::int64_t difference = 0;
    const bool overflowed = __builtin_sub_overflow(a.count, b.count, &difference);
    return checked(difference, overflowed);
}

Pence operator*(Pence a, std::int64_t times) {
    std::int64_t product = 0;
    const bool overflowed = __builtin_mul_overflow(a.count, times, &product);
    return checked(product, overflowed);
}

Pence to_the_penny(const Fraction& pence) {
    return Pence{pence.rounded_half_up()};
}

std::string pounds(Pence amount) {
    const bool negative = amount.count < 0;
    // Unsigned, because the least 64-bit number has no positive counterpart.
    const auto size = negative ? -static_cast<std::uint64_t>(amount.count)
                               : static_cast<std::uint64_t>(amount.count);
    std::string whole = std::to_string(size / 100);
    for (auto at = static_cast<std::ptrdiff_t>(whole.size()) - 3; at > 0; at -= 3) {
        whole.insert(static_cast<std::size_t>(at), 1, ',');
    }
    const std::uint64_t pence = size % 100;
    return std::string(negative ? "-£" : "£") + whole + (pence < 10 ? ".0" : ".") +
           std::to_string(pence);
}

}  // namespace moothall
