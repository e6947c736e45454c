// Our pattern matcher against Lua's own library: the same results, and the same errors.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "host/scripting/stock_lua_patterns.h"

namespace {

constexpr std::string_view functions[] = {"find", "match", "gmatch", "gsub"};
constexpr std::string_view own_limit = "error: a text of more than 1 KiB may not hold";
constexpr std::size_t pattern_max = 64;
constexpr std::size_t subject_max = 256;

}  // namespace

/// Bytes: which function, the third argument, the length of the pattern, pattern, subject.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size < 3) {
        return 0;
    }
    const std::string_view function = functions[bytes[0] % 4];
    const int third = bytes[1] % 32 - 8;
    const std::string_view rest(reinterpret_cast<const char*>(bytes) + 3, size - 3);
    const std::string pattern(rest.substr(0, bytes[2] % pattern_max));
    const std::string subject(rest.substr(pattern.size()).substr(0, subject_max));

    // Ours goes first: Lua's own cannot be stopped.
    const std::string own = moothall::scripting::own_answer(function, subject, pattern, third);
    if (own == moothall::scripting::answer_was_stopped || own.find(own_limit) == 0) {
        return 0;
    }
    if (own != moothall::scripting::stock_answer(function, subject, pattern, third)) {
        std::abort();
    }
    return 0;
}
