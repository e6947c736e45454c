#include "doctor/amounts.h"

#include <array>
#include <cstdlib>

namespace moothall::doctor {
namespace {

struct Step {
    std::int64_t size;
    std::string_view name;
};

}  // namespace

std::string bytes_in_words(std::int64_t bytes) {
    constexpr std::array steps{
        Step{std::int64_t{1} << 40, "TiB"}, Step{std::int64_t{1} << 30, "GiB"},
        Step{std::int64_t{1} << 20, "MiB"}, Step{std::int64_t{1} << 10, "KiB"}};
    for (const Step& step : steps) {
        if (bytes >= step.size) {
            const std::int64_t tenths = bytes / (step.size / 10);
            return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " " +
                   std::string(step.name);
        }
    }
    return count_in_words(bytes, "byte");
}

std::string time_in_words(std::chrono::microseconds lasting) {
    constexpr std::int64_t second = 1'000'000;
    constexpr std::array steps{Step{86'400 * second, "day"}, Step{3'600 * second, "hour"},
                               Step{60 * second, "minute"}, Step{second, "second"},
                               Step{1'000, "millisecond"}};
    const std::int64_t micros = std::abs(lasting.count());
    for (const Step& step : steps) {
        if (micros >= step.size) {
            return count_in_words(micros / step.size, step.name);
        }
    }
    return count_in_words(micros, "microsecond");
}

std::string count_in_words(std::int64_t count, std::string_view one) {
    return std::to_string(count) + " " + std::string(one) + (count == 1 ? "" : "s");
}

}  // namespace moothall::doctor
