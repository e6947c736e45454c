#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct ZSTD_CCtx_s;
struct ZSTD_DCtx_s;

namespace moothall::backups {

/// Makes bytes fewer. Used by one thread at a time.
/// Faults: throws std::bad_alloc, and std::runtime_error where the library for it fails.
class Compressor {
public:
    Compressor();

    /// Good until the next call.
    std::string_view compressed(std::string_view bytes);

private:
    struct Free {
        void operator()(ZSTD_CCtx_s* context) const;
    };
    std::unique_ptr<ZSTD_CCtx_s, Free> context_;
    std::string into_;
};

/// Brings them back. Used by one thread at a time.
class Expander {
public:
    Expander();

    /// Writes exactly `size` bytes at `into`. False for bytes from which that does not come.
    bool expand(std::string_view compressed, char* into, std::size_t size);

private:
    struct Free {
        void operator()(ZSTD_DCtx_s* context) const;
    };
    std::unique_ptr<ZSTD_DCtx_s, Free> context_;
};

}  // namespace moothall::backups
