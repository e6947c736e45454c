#include "backups/archive/archive.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "backups/archive/digest.h"

namespace moothall::backups {
namespace {

constexpr std::size_t piece = std::size_t{1} << 20U;
constexpr std::size_t number_size = 8;

std::uint64_t number_in(std::string_view bytes) {
    std::uint64_t number = 0;
    for (const char byte : bytes) {
        number = number << 8U | static_cast<unsigned char>(byte);
    }
    return number;
}

Refusal refusal(const std::filesystem::path& file, const std::string& what) {
    return {RefusalKind::not_available, "The backup " + file.string() + " " + what};
}

/// Why the first bytes are not those of a backup that can be read.
std::optional<Refusal> refused_beginning(const std::filesystem::path& file,
                                         const std::string& first) {
    const std::size_t shown = std::min(first.size(), archive_beginning.size());
    if (shown == 0 || first.substr(0, shown) != archive_beginning.substr(0, shown)) {
        return Refusal{RefusalKind::not_available,
                       "The file " + file.string() + " is no backup of Moothall."};
    }
    if (first.size() < preamble_size) {
        return refusal(file, "is cut off. Use another one.");
    }
    const std::uint64_t format =
        number_in(std::string_view(first).substr(archive_beginning.size()));
    if (format > archive_format) {
        return refusal(file,
                       "is damaged at its beginning, or was written by a newer Moothall: use "
                       "that version or a newer one.");
    }
    return format == archive_format
               ? std::nullopt
               : std::optional(refusal(file, "is damaged at its beginning. Use another one."));
}

}  // namespace

std::string eight_bytes(std::uint64_t number) {
    std::string bytes;
    for (unsigned shift = 64; shift > 0; shift -= 8) {
        bytes += static_cast<char>(number >> (shift - 8) & 0xffU);
    }
    return bytes;
}

std::string preamble() {
    return std::string(archive_beginning) + eight_bytes(archive_format);
}

bool begins_as_backup(const std::filesystem::path& file) {
    const int number = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (number < 0) {
        return false;
    }
    std::string first(archive_beginning.size(), '\0');
    const bool is_read =
        ::pread(number, first.data(), first.size(), 0) == static_cast<ssize_t>(first.size());
    ::close(number);
    return is_read && first == archive_beginning;
}

Archive::~Archive() {
    if (number_ >= 0) {
        ::close(number_);
    }
}

void Archive::take(Archive& other) noexcept {
    other.number_ = -1;
    size_ = other.size_;
    digest_ = std::move(other.digest_);
    manifest_ = std::move(other.manifest_);
}

Result<Archive> Archive::open(const std::filesystem::path& file) {
    const int number = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    Archive archive(file, number);
    struct stat about {};
    if (number < 0 || ::fstat(number, &about) != 0 || !S_ISREG(about.st_mode)) {
        return Refusal{RefusalKind::not_found, "The file " + file.string() + " cannot be read."};
    }
    archive.size_ = about.st_size;
    const std::string first = archive.bytes(
        0, static_cast<std::size_t>(std::min<std::int64_t>(archive.size_, preamble_size)));
    if (const auto refused = refused_beginning(file, first)) {
        return *refused;
    }
    const auto least = static_cast<std::int64_t>(preamble_size + trailer_size);
    if (archive.size_ < least) {
        return refusal(file, "is cut off. Use another one.");
    }
    const std::int64_t end = archive.size_ - static_cast<std::int64_t>(trailer_size);
    const std::string trailer = archive.bytes(end, trailer_size);
    if (!trailer.ends_with(archive_end)) {
        return refusal(file,
                       "is cut off or only half copied: its end is missing. Use another one.");
    }
    const std::uint64_t length = number_in(std::string_view(trailer).substr(0, number_size));
    if (length > static_cast<std::uint64_t>(end) - preamble_size) {
        return archive.damaged("at its end");
    }
    const std::string manifest =
        archive.bytes(end - static_cast<std::int64_t>(length), static_cast<std::size_t>(length));
    archive.digest_ = trailer.substr(number_size + digest_size, digest_size);
    if (digest_of(manifest) != trailer.substr(number_size, digest_size)) {
        return archive.damaged("in its list of contents");
    }
    auto decoded = decode_manifest(manifest);
    if (!decoded) {
        return archive.damaged("in its list of contents");
    }
    archive.manifest_ = *std::move(decoded);
    return archive;
}

Result<Done> Archive::check() const {
    RunningDigest digest;
    const std::int64_t covered =
        size_ - static_cast<std::int64_t>(digest_size + archive_end.size());
    for (std::int64_t from = 0; from < covered;) {
        const auto size = static_cast<std::size_t>(
            std::min<std::int64_t>(covered - from, static_cast<std::int64_t>(piece)));
        const std::string part = bytes(from, size);
        if (part.size() != size) {
            return refusal(file_, "is cut off. Use another one.");
        }
        digest.add(part);
        from += static_cast<std::int64_t>(size);
    }
    if (digest.finish() != digest_) {
        return damaged("somewhere: its bytes are not those that were written");
    }
    return Done{};
}

void Archive::read(const Chunk& chunk, Expander& expander, char* into) const {
    const std::string stored = bytes(chunk.offset, static_cast<std::size_t>(chunk.stored));
    const auto size = static_cast<std::size_t>(chunk.size);
    if (!expander.expand(stored, into, size) || digest_of({into, size}) != chunk.digest) {
        throw DamagedBackup(damaged("at byte " + std::to_string(chunk.offset)).reason);
    }
}

/// Fewer, where the file ends before.
std::string Archive::bytes(std::int64_t from, std::size_t size) const {
    std::string read(size, '\0');
    std::size_t done = 0;
    while (done < size) {
        const ssize_t got = ::pread(number_, read.data() + done, size - done,
                                    from + static_cast<std::int64_t>(done));
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            throw DamagedBackup("The backup " + file_.string() +
                                " cannot be read: " + std::strerror(errno) + ".");
        }
        if (got == 0) {
            break;
        }
        done += static_cast<std::size_t>(got);
    }
    read.resize(done);
    return read;
}

Refusal Archive::damaged(const std::string& where) const {
    return refusal(file_, "is damaged " + where + ". Use another one.");
}

}  // namespace moothall::backups
