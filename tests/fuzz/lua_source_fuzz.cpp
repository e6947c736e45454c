// Any bytes as the source of a script: refused, or run to one of its endings and no further.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "scripting/session.h"

using moothall::List;
using moothall::Value;
namespace scripting = moothall::scripting;

namespace {

scripting::Library make_library() {
    scripting::Library library;
    library
        .add(scripting::Function{
            "echo", [](const List& all) { return all.empty() ? Value() : all.front(); }})
        .value();
    library.add(scripting::Word{"letter", scripting::Shape::named_or_fields}).value();
    library.add(scripting::Word{"days", scripting::Shape::counted}).value();
    return library;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const scripting::Library library = make_library();
    const std::string_view source(reinterpret_cast<const char*>(bytes), size);
    const auto chunk = scripting::compile("fuzz.lua", source);
    if (!chunk) {
        return 0;
    }
    scripting::Limits limits;
    limits.instructions = 200'000;
    limits.memory_bytes = std::size_t{2} << 20;
    limits.string_bytes = std::size_t{64} << 10;
    limits.wall = std::chrono::seconds(10);
    const scripting::Outcome first = scripting::run(*chunk, library, limits);
    const scripting::Outcome second = scripting::run(*chunk, library, limits);
    if (first.ending != second.ending || first.values != second.values ||
        first.ending == scripting::Ending::wall_limit || first.error.size() > 4096) {
        std::abort();
    }
    return 0;
}
