#pragma once

#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace moothall::backups {

inline constexpr std::size_t digest_size = 32;

/// The SHA-256 of these bytes: 32 bytes.
std::string digest_of(std::string_view bytes);

/// The SHA-256 of bytes that come one after the other.
/// Faults: throws std::runtime_error where the library for it fails.
class RunningDigest {
public:
    RunningDigest();

    void add(std::string_view bytes);
    /// 32 bytes. Nothing is to be added after it.
    std::string finish();

private:
    struct Free {
        void operator()(evp_md_ctx_st* context) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> context_;
};

}  // namespace moothall::backups
