#include "scripting/chunk.h"

#include <chrono>
#include <lua.hpp>
#include <new>
#include <utility>

#include "scripting/budget.h"
#include "scripting/compiling/bytecode.h"
#include "scripting/compiling/source_check.h"
#include "scripting/errors.h"
#include "scripting/state.h"

namespace moothall::scripting {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t piece_bytes = 512;
constexpr std::chrono::seconds compiling_max{1};

/// Hands the source over in pieces, so that text which is slow to compile can be given up.
struct Source {
    std::string_view rest;
    Stopwatch stopwatch = machine_stopwatch();
    std::chrono::steady_clock::time_point deadline = stopwatch() + compiling_max;

    static const char* next_piece(lua_State* lua, void* context, std::size_t* size) {
        auto& source = *static_cast<Source*>(context);
        if (source.stopwatch() > source.deadline) {
            luaL_error(lua, "the source takes too long to compile; split it into modules");
        }
        const std::string_view piece = source.rest.substr(0, piece_bytes);
        source.rest.remove_prefix(piece.size());
        *size = piece.size();
        return piece.empty() ? nullptr : piece.data();
    }
};

int append_dumped(lua_State*, const void* bytes, std::size_t size, void* context) {
    static_cast<std::string*>(context)->append(static_cast<const char*>(bytes), size);
    return 0;
}

Refusal refuse(std::string_view what) {
    return {RefusalKind::invalid_input, printable(what, error_bytes_max)};
}

}  // namespace

Chunk Chunk::with(Modules modules) const {
    Chunk chunk = *this;
    chunk.modules_ = std::make_shared<const Modules>(std::move(modules));
    return chunk;
}

const Chunk* Chunk::module(std::string_view name) const {
    if (!modules_) {
        return nullptr;
    }
    const auto found = modules_->find(name);
    return found == modules_->end() ? nullptr : &found->second;
}

Result<Chunk> compile(std::string_view name, std::string_view source) {
    if (source.substr(0, byte_order_mark.size()) == byte_order_mark) {
        source.remove_prefix(byte_order_mark.size());
    }
    if (const auto fault = fault_in_source(name, source)) {
        return refuse(*fault);
    }
    Limits limits;
    limits.memory_bytes = std::size_t{64} << 20;
    Budget budget(limits, machine_stopwatch());
    lua_State* const lua = bare_state(budget);
    if (lua == nullptr) {
        throw std::bad_alloc();
    }
    Source pieces{source};
    const std::string chunk_name = "=" + std::string(name);
    const int status = lua_load(lua, &Source::next_piece, &pieces, chunk_name.c_str(), "t");
    if (status == LUA_ERRMEM) {
        return refuse(std::string(name) + ": the source is too large to compile; split it");
    }
    if (status != LUA_OK) {
        // Lua names no line where it runs out of its own stack.
        const std::string reason = describe_error(lua);
        const bool placed = reason.compare(0, name.size() + 1, std::string(name) + ":") == 0;
        return refuse(placed ? reason : std::string(name) + ": " + reason);
    }
    std::string dumped;
    lua_dump(lua, &append_dumped, &dumped, 0);
    auto adapted = adapt_bytecode(name, dumped);
    if (const auto* const fault = std::get_if<std::string>(&adapted)) {
        return refuse(*fault);
    }
    auto& kept = std::get<Adapted>(adapted);
    return Chunk(std::make_shared<const Chunk::Compiled>(
        Chunk::Compiled{std::string(name), std::move(kept.bytecode), std::move(kept.globals)}));
}

}  // namespace moothall::scripting
