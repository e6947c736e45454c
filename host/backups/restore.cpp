#include "backups/restore.h"

#include <future>

#include "journal/chains/hash.h"
#include "store/documents.h"
#include "store/files/durable.h"

namespace moothall::backups {
namespace {

std::string all_of(const store::ByteSource& source) {
    std::string bytes;
    for (auto some = source(); !some.empty(); some = source()) {
        bytes += some;
    }
    return bytes;
}

std::string shown_backend(std::string_view backend) {
    return backend == "sqlite" ? "a data folder" : "a PostgreSQL database";
}

}  // namespace

Result<Done> check_fit(const Manifest& manifest, std::string_view backend,
                       const store::Schema& schema) {
    const Subject& subject = manifest.subject;
    if (subject.backend != backend) {
        return Refusal{RefusalKind::not_available,
                       "This is a backup of " + shown_backend(subject.backend) + ", not of " +
                           shown_backend(backend) + ": name a place of that kind with --data."};
    }
    if (!store::reason_against_step(subject.store_step, schema).empty()) {
        return Refusal{RefusalKind::not_available, "The backup was taken by a newer Moothall, " +
                                                       subject.program_version +
                                                       ": use that version or a newer one."};
    }
    if (manifest.part(store_part) == nullptr) {
        return Refusal{RefusalKind::not_available, "The backup holds no store: use another one."};
    }
    return Done{};
}

Result<Done> restore_store(const Chain& chain, store::NewStore& place, store::WholeCopies& made) {
    // Beside the making, which compares every chunk: this compares what is between them too.
    auto compared = std::async(std::launch::async, [&] { return chain.check(); });
    place.make(chain.source(*chain.manifest().part(store_part)));
    if (auto checked = compared.get(); !checked) {
        return checked;
    }
    const auto last = made.hold()->reader().last_seal();
    const std::string seal = last ? journal::to_hex(last->hash) : std::string();
    if (seal != chain.manifest().subject.seal) {
        return Refusal{RefusalKind::not_available,
                       "What was restored does not end with the seal that the backup names: use "
                       "another backup."};
    }
    return Done{};
}

std::int64_t restore_documents(
    const Chain& chain, const std::function<bool(std::string_view address)>& is_wanted,
    const std::function<void(std::string_view address, std::string_view bytes)>& put) {
    std::int64_t count = 0;
    for (const Part& part : chain.manifest().parts) {
        if (!part.name.starts_with(document_prefix)) {
            continue;
        }
        const auto address = std::string_view(part.name).substr(document_prefix.size());
        if (is_wanted(address)) {
            put(address, all_of(chain.source(part)));
            ++count;
        }
    }
    return count;
}

void restore_file(const Chain& chain, const std::string& name,
                  const std::filesystem::path& folder) {
    if (const Part* part = chain.manifest().part(std::string(file_prefix) + name)) {
        store::files::write_durably(folder / name, all_of(chain.source(*part)));
    }
}

}  // namespace moothall::backups
