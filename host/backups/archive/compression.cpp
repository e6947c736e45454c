#include "backups/archive/compression.h"

#include <zstd.h>

#include <new>
#include <stdexcept>

namespace moothall::backups {
namespace {

/// The quickest of those that still find most: more would take the processors from those who work.
constexpr int level = 1;

}  // namespace

void Compressor::Free::operator()(ZSTD_CCtx_s* context) const {
    ZSTD_freeCCtx(context);
}

Compressor::Compressor() : context_(ZSTD_createCCtx()) {
    if (context_ == nullptr) {
        throw std::bad_alloc();
    }
}

std::string_view Compressor::compressed(std::string_view bytes) {
    into_.resize(ZSTD_compressBound(bytes.size()));
    const std::size_t size = ZSTD_compressCCtx(context_.get(), into_.data(), into_.size(),
                                               bytes.data(), bytes.size(), level);
    if (ZSTD_isError(size) != 0) {
        throw std::runtime_error("What is to be backed up could not be compressed.");
    }
    return std::string_view(into_).substr(0, size);
}

void Expander::Free::operator()(ZSTD_DCtx_s* context) const {
    ZSTD_freeDCtx(context);
}

Expander::Expander() : context_(ZSTD_createDCtx()) {
    if (context_ == nullptr) {
        throw std::bad_alloc();
    }
}

bool Expander::expand(std::string_view compressed, char* into, std::size_t size) {
    return ZSTD_decompressDCtx(context_.get(), into, size, compressed.data(), compressed.size()) ==
           size;
}

}  // namespace moothall::backups
