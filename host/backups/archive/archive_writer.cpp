#include "backups/archive/archive_writer.h"

#include <algorithm>

#include "backups/archive/chunking.h"

namespace moothall::backups {

ArchiveWriter::ArchiveWriter(const std::filesystem::path& file, const Chain* base)
    : file_(file), base_(base) {
    if (base_ != nullptr) {
        for (const Part& part : base_->manifest().parts) {
            base_parts_.emplace(part.name, &part);
        }
        for (Chunk chunk : base_->manifest().chunks) {
            ++chunk.base;  // The base itself is the first of ours, its own come after it.
            base_chunks_.emplace(chunk.digest, chunk);
        }
    }
    write(preamble());
}

void ArchiveWriter::add_part(const std::string& name,
                             const std::function<void(const store::ByteSink&)>& give) {
    Part part{name, 0, {}};
    Chunker chunker([&](std::string_view chunk) {
        part.size += static_cast<std::int64_t>(chunk.size());
        part.chunks.push_back(place_of(chunk));
    });
    give([&](std::string_view bytes) { chunker.add(bytes); });
    chunker.finish();
    parts_.insert_or_assign(name, std::move(part));
}

bool ArchiveWriter::take_from_base(const std::string& name) {
    const auto found = base_parts_.find(name);
    if (found == base_parts_.end()) {
        return false;
    }
    Part part{name, found->second->size, {}};
    for (const std::int64_t place : found->second->chunks) {
        const Chunk& chunk = base_->manifest().chunks[static_cast<std::size_t>(place)];
        part.chunks.push_back(keep(base_chunks_.at(chunk.digest)));
    }
    parts_.insert_or_assign(name, std::move(part));
    return true;
}

void ArchiveWriter::keep_only(std::string_view prefix, const std::set<std::string>& names) {
    std::erase_if(parts_, [&](const auto& part) {
        return part.first.starts_with(prefix) && !names.contains(part.first);
    });
}

Written ArchiveWriter::finish(const Subject& subject) {
    const Manifest manifest = manifest_of(subject);
    const std::string encoded = encode(manifest);
    write(encoded);
    write(eight_bytes(encoded.size()));
    write(digest_of(encoded));
    file_.write(digest_.finish());
    file_.write(archive_end);
    file_.sync();
    read_back(manifest);
    file_.finish();
    Written written{manifest.bytes(),
                    offset_ + static_cast<std::int64_t>(digest_size + archive_end.size()),
                    manifest.documents(),
                    {}};
    for (const Base& base : manifest.bases) {
        written.bases.push_back(base.name);
    }
    return written;
}

/// Its place among the chunks; it is written if nobody has it yet.
std::int64_t ArchiveWriter::place_of(std::string_view chunk) {
    const std::string digest = digest_of(chunk);
    if (const auto found = places_.find(digest); found != places_.end()) {
        return found->second;
    }
    if (const auto found = base_chunks_.find(digest); found != base_chunks_.end()) {
        return keep(found->second);
    }
    const std::string_view stored = compressor_.compressed(chunk);
    const std::int64_t offset = offset_;
    write(stored);
    return keep({digest, 0, offset, static_cast<std::int64_t>(stored.size()),
                 static_cast<std::int64_t>(chunk.size())});
}

std::int64_t ArchiveWriter::keep(Chunk chunk) {
    const auto [found, is_new] =
        places_.emplace(chunk.digest, static_cast<std::int64_t>(chunks_.size()));
    if (is_new) {
        chunks_.push_back(std::move(chunk));
    }
    return found->second;
}

void ArchiveWriter::write(std::string_view bytes) {
    file_.write(bytes);
    digest_.add(bytes);
    offset_ += static_cast<std::int64_t>(bytes.size());
}

/// With those bases alone whose chunks are used.
Manifest ArchiveWriter::manifest_of(const Subject& subject) const {
    Manifest manifest{subject, {}, chunks_, {}};
    for (const auto& [name, part] : parts_) {
        manifest.parts.push_back(part);
    }
    if (base_ == nullptr) {
        return manifest;
    }
    std::vector<Base> all{{base_->backup().file().filename().string(), base_->backup().digest()}};
    const auto& further = base_->manifest().bases;
    all.insert(all.end(), further.begin(), further.end());
    std::vector<std::int64_t> numbers(all.size() + 1, 0);
    for (Chunk& chunk : manifest.chunks) {
        const auto base = static_cast<std::size_t>(chunk.base);
        if (base > 0 && numbers[base] == 0) {
            manifest.bases.push_back(all[base - 1]);
            numbers[base] = static_cast<std::int64_t>(manifest.bases.size());
        }
        chunk.base = numbers[base];
    }
    return manifest;
}

void ArchiveWriter::read_back(const Manifest& manifest) const {
    const auto refuse = [this](const std::string& what) {
        throw store::StoreFault("What was written to " + file_.path().string() +
                                " does not read back as it was written (" + what +
                                "), so no backup was taken: check the disk.");
    };
    const auto archive = Archive::open(file_.path());
    if (!archive) {
        refuse(archive.error().reason);
    }
    if (const auto checked = archive->check(); !checked) {
        refuse(checked.error().reason);
    }
    Expander expander;
    std::string bytes(chunk_most, '\0');
    for (const Chunk& chunk : manifest.chunks) {
        if (chunk.base == 0) {
            archive->read(chunk, expander, bytes.data());
        }
    }
}

}  // namespace moothall::backups
