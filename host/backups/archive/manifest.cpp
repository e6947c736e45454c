#include "backups/archive/manifest.h"

#include <zstd.h>

#include <algorithm>
#include <numeric>

#include "backups/archive/chunking.h"
#include "backups/archive/compression.h"
#include "backups/archive/digest.h"
#include "packing/packer.h"
#include "packing/packing_error.h"
#include "packing/unpacker.h"

namespace moothall::backups {

template <class Way, class Item>
void fields_of(Way& way, Item& item) requires std::is_same_v<std::remove_const_t<Item>, Subject> {
    way(item.council, item.backend, item.program_version, item.store_step, item.position, item.seal,
        item.taken_at, item.missing_documents);
}

template <class Way, class Item>
void fields_of(Way& way, Item& item) requires std::is_same_v<std::remove_const_t<Item>, Base> {
    way(item.name, item.digest);
}

template <class Way, class Item>
void fields_of(Way& way, Item& item) requires std::is_same_v<std::remove_const_t<Item>, Chunk> {
    way(item.digest, item.base, item.offset, item.stored, item.size);
}

template <class Way, class Item>
void fields_of(Way& way, Item& item) requires std::is_same_v<std::remove_const_t<Item>, Part> {
    way(item.name, item.size, item.chunks);
}

template <class Way, class Item>
void fields_of(Way& way, Item& item) requires std::is_same_v<std::remove_const_t<Item>, Manifest> {
    way(item.subject, item.bases, item.chunks, item.parts);
}

namespace {

bool is_plain_name(std::string_view name) {
    return !name.empty() && name != "." && name != ".." &&
           name.find('/') == std::string_view::npos && name.find('\0') == std::string_view::npos;
}

bool is_sound(const Chunk& chunk, std::size_t bases) {
    return chunk.digest.size() == digest_size && chunk.base >= 0 &&
           chunk.base <= static_cast<std::int64_t>(bases) && chunk.offset >= 0 &&
           chunk.stored > 0 && chunk.size > 0 &&
           chunk.size <= static_cast<std::int64_t>(chunk_most) &&
           chunk.stored <= static_cast<std::int64_t>(ZSTD_compressBound(chunk_most));
}

bool is_sound(const Part& part, const std::vector<Chunk>& chunks) {
    std::int64_t size = 0;
    for (const std::int64_t place : part.chunks) {
        if (place < 0 || place >= static_cast<std::int64_t>(chunks.size())) {
            return false;
        }
        size += chunks[static_cast<std::size_t>(place)].size;
    }
    return size == part.size;
}

bool is_sound(const Manifest& manifest) {
    return std::ranges::all_of(manifest.bases,
                               [](const Base& base) {
                                   return is_plain_name(base.name) &&
                                          base.digest.size() == digest_size;
                               }) &&
           std::ranges::all_of(
               manifest.chunks,
               [&](const Chunk& chunk) { return is_sound(chunk, manifest.bases.size()); }) &&
           std::ranges::all_of(manifest.parts,
                               [&](const Part& part) { return is_sound(part, manifest.chunks); });
}

}  // namespace

const Part* Manifest::part(std::string_view name) const {
    const auto found = std::ranges::find(parts, name, &Part::name);
    return found == parts.end() ? nullptr : &*found;
}

std::int64_t Manifest::bytes() const {
    return std::accumulate(parts.begin(), parts.end(), std::int64_t{0},
                           [](std::int64_t sum, const Part& part) { return sum + part.size; });
}

std::int64_t Manifest::documents() const {
    return std::ranges::count_if(
        parts, [](const Part& part) { return part.name.starts_with(document_prefix); });
}

std::string encode(const Manifest& manifest) {
    return std::string(Compressor().compressed(packing::packed(manifest)));
}

std::optional<Manifest> decode_manifest(std::string_view bytes) {
    const auto size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
    constexpr auto size_max = std::uint64_t{16} * 1024 * 1024 * 1024;
    if (size > size_max) {  // Also what stands for an error.
        return std::nullopt;
    }
    std::string expanded(size, '\0');
    if (!Expander().expand(bytes, expanded.data(), expanded.size())) {
        return std::nullopt;
    }
    try {
        auto manifest = packing::unpacked<Manifest>(expanded);
        return is_sound(manifest) ? std::optional(std::move(manifest)) : std::nullopt;
    } catch (const packing::PackingError&) {
        return std::nullopt;
    }
}

}  // namespace moothall::backups
