#pragma once

#include <moothall/service/result.h>

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace moothall::scripting {

/// A place where a script reads or assigns a global.
struct GlobalUse {
    enum class Kind { read, assigned };

    std::string name;
    int line = 0;
    Kind kind = Kind::read;
};

/// One source, compiled, with the modules that it may use. Copies share the bytecode. Threads: any.
class Chunk {
public:
    struct Compiled {
        std::string name;
        std::string bytecode;
        std::vector<GlobalUse> globals;
    };

    /// By the name that `use` takes: "lib.common@1".
    using Modules = std::map<std::string, Chunk, std::less<>>;

    explicit Chunk(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}

    /// The same chunk; whatever it runs may use these and no others.
    Chunk with(Modules modules) const;

    /// Null if there is none of this name.
    const Chunk* module(std::string_view name) const;

    const std::string& name() const { return compiled_->name; }
    const std::string& bytecode() const { return compiled_->bytecode; }

    /// Where globals are used, in the order of the source: lets a check name a misspelt one before
    /// anything runs. A global that a function reaches past its 255th constant is not listed.
    const std::vector<GlobalUse>& globals() const { return compiled_->globals; }

private:
    std::shared_ptr<const Compiled> compiled_;  // Shared by every run of this source.
    std::shared_ptr<const Modules> modules_;    // Likewise. Null where there are none.
};

inline constexpr std::size_t source_bytes_max = std::size_t{256} << 10;

/// Compiles Lua text. `name` stands before the line in every error, as in "review.lua:12: …".
///
/// The language is Lua 5.4 with three differences. `^` is refused (it gives floating point).
/// `/` of two whole numbers is exact: 6 / 2 is 3, 7 / 2 is fraction(7, 2); both written out as
/// figures they are still a floating-point constant, which goes nowhere. `..` joins texts and
/// exact numbers only. Variables marked <close> are refused.
///
/// Refused: invalid_input with line and reason, for anything but UTF-8 text of at most 256 KiB
/// that is Lua.
Result<Chunk> compile(std::string_view name, std::string_view source);

}  // namespace moothall::scripting
