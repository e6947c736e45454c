#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace moothall::backups {

/// Chunks are about 16 KiB long, four pages of a database: short enough that a page that changed
/// costs little, long enough to be compressed well and to be noted in few bytes.
inline constexpr std::size_t chunk_least = std::size_t{8} * 1024;
inline constexpr std::size_t chunk_most = std::size_t{64} * 1024;

/// How long the first chunk of these bytes is. It ends where the 64 bytes before look a certain
/// way, so what was inserted or changed moves the chunks around it alone, and the others are found
/// again elsewhere. Pure. Requires `chunk_most` bytes, or all there are; gives 0 for none.
std::size_t first_chunk(std::string_view bytes);

/// Cuts a stream of bytes into chunks. However it comes in pieces, the chunks are the same.
class Chunker {
public:
    using Take = std::function<void(std::string_view chunk)>;

    explicit Chunker(Take take) : take_(std::move(take)) {}

    void add(std::string_view bytes);
    /// The last chunks: the stream is at its end.
    void finish();

private:
    Take take_;
    std::string waiting_;
};

}  // namespace moothall::backups
