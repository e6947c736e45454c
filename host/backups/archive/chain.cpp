#include "backups/archive/chain.h"

#include <algorithm>
#include <future>

namespace moothall::backups {
namespace {

constexpr std::int64_t stretch_most = std::int64_t{4} * 1024 * 1024;

/// Goes through the chunks of a part, a stretch of a few megabytes at a time.
class PartReading {
public:
    PartReading(const std::vector<Archive>& archives, const Manifest& manifest, const Part& part)
        : archives_(archives), manifest_(manifest), part_(part) {
        begin_next();
    }

    std::string_view next() {
        if (!coming_.valid()) {
            return {};
        }
        current_ = coming_.get();
        begin_next();
        return current_;
    }

private:
    void begin_next() {
        if (at_ == part_.chunks.size()) {
            return;
        }
        const std::size_t from = at_;
        std::int64_t size = 0;
        while (at_ < part_.chunks.size() && size < stretch_most) {
            size += chunk_at(at_++).size;
        }
        coming_ = std::async(std::launch::async, [this, from, to = at_, size] {
            return stretch(from, to, static_cast<std::size_t>(size));
        });
    }

    std::string stretch(std::size_t from, std::size_t to, std::size_t size) {
        std::string bytes(size, '\0');
        std::size_t filled = 0;
        for (std::size_t at = from; at < to; ++at) {
            const Chunk& chunk = chunk_at(at);
            archives_[static_cast<std::size_t>(chunk.base)].read(chunk, expander_,
                                                                 bytes.data() + filled);
            filled += static_cast<std::size_t>(chunk.size);
        }
        return bytes;
    }

    const Chunk& chunk_at(std::size_t at) const {
        return manifest_.chunks[static_cast<std::size_t>(part_.chunks[at])];
    }

    const std::vector<Archive>& archives_;
    const Manifest& manifest_;
    const Part& part_;
    std::size_t at_ = 0;
    Expander expander_;  // Of the thread beside: there is one at a time.
    std::string current_;
    std::future<std::string> coming_;  // The last member: its thread uses all of them.
};

}  // namespace

Result<Chain> Chain::open(const std::filesystem::path& file) {
    auto backup = Archive::open(file);
    if (!backup) {
        return backup.error();
    }
    const std::vector<Base> bases = backup->manifest().bases;
    std::vector<Archive> archives;
    archives.push_back(*std::move(backup));
    for (const Base& base : bases) {
        const std::filesystem::path place = file.parent_path() / base.name;
        if (!std::filesystem::exists(place)) {
            return Refusal{RefusalKind::not_found,
                           "The backup " + file.string() + " is an increment and needs the file " +
                               base.name + " beside it, which is not there."};
        }
        auto opened = Archive::open(place);
        if (!opened) {
            return opened.error();
        }
        if (opened->digest() != base.digest) {
            return Refusal{RefusalKind::not_available,
                           "The backup " + file.string() + " is an increment of a file " +
                               base.name + ", and the one beside it is another one."};
        }
        archives.push_back(*std::move(opened));
    }
    return Chain(std::move(archives));
}

std::vector<std::filesystem::path> Chain::bases() const {
    std::vector<std::filesystem::path> files;
    for (std::size_t at = 1; at < archives_.size(); ++at) {
        files.push_back(archives_[at].file());
    }
    return files;
}

Result<Done> Chain::check() const {
    for (const Archive& archive : archives_) {
        if (const auto checked = archive.check(); !checked) {
            return checked;
        }
    }
    return Done{};
}

store::ByteSource Chain::source(const Part& part) const {
    // Shared by the copies of the function alone.
    const auto reading = std::make_shared<PartReading>(archives_, manifest(), part);
    return [reading] { return reading->next(); };
}

}  // namespace moothall::backups
