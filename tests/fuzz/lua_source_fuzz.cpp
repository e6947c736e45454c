#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "scripting/chunk.h"
#include "scripting/library.h"
#include "scripting/session.h"

namespace {

using moothall::scripting::Limits;
using moothall::scripting::Outcome;

Limits tight_limits() {
    Limits limits;
    limits.instructions = 200'000;
    limits.wall = std::chrono::seconds(10);
    limits.memory_bytes = std::size_t{4} << 20;
    limits.counting = moothall::scripting::Counting::each_one;
    return limits;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view source(reinterpret_cast<const char*>(bytes), size);
    const auto chunk = moothall::scripting::compile("fuzz.lua", source);
    if (!chunk) {
        return 0;
    }
    const moothall::scripting::Library library;
    const Outcome once = run(*chunk, library, tight_limits());
    const Outcome again = run(*chunk, library, tight_limits());
    const bool is_same = once.ending == again.ending && once.values == again.values &&
                         once.error == again.error && once.instructions == again.instructions;
    if (!is_same) {
        std::abort();  // The same source has to give the same, to the last instruction.
    }
    return 0;
}
