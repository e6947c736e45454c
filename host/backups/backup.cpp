#include "backups/backup.h"

#include <algorithm>
#include <fstream>
#include <set>

#include "documents/document_fold.h"
#include "journal/chains/hash.h"

namespace moothall::backups {
namespace {

namespace fs = std::filesystem;

std::string council_of(store::Reader& reader) {
    const auto first = reader.seals(0, 1);
    return first.empty() ? std::string() : journal::to_hex(first.front().hash);
}

std::set<std::string> named_parts(store::Reader& reader) {
    std::set<std::string> names;
    for (const std::string& address : documents::named_addresses(reader)) {
        names.insert(std::string(document_prefix) + address);
    }
    return names;
}

/// Adds those documents that it has not yet; gives those that are not there.
std::int64_t add_documents(const Sources& sources, const std::set<std::string>& names,
                           ArchiveWriter& writer) {
    std::int64_t missing = 0;
    for (const std::string& name : names) {
        // A document is found by what it holds: the base's is the same.
        if (writer.has_part(name) || writer.take_from_base(name)) {
            continue;
        }
        const auto bytes = sources.documents->get(name.substr(document_prefix.size()));
        if (!bytes) {
            ++missing;
            continue;
        }
        writer.add_part(name, [&](const store::ByteSink& sink) { sink(*bytes); });
    }
    return missing;
}

/// A moment whose documents the writer has. What is erased between listing and reading is named no
/// more in the next moment; what is missing in that too is lost, and a backup of the rest is better
/// than none.
std::unique_ptr<store::HeldMoment> hold_with_documents(const Sources& sources,
                                                       ArchiveWriter& writer,
                                                       std::int64_t& missing) {
    constexpr int attempts_max = 10;
    missing = 0;
    if (sources.documents == nullptr) {
        return sources.copies.hold();
    }
    // The most of them, while no moment is held.
    const auto named = named_parts(sources.copies.hold()->reader());
    add_documents(sources, named, writer);
    for (int attempt = 1;; ++attempt) {
        auto moment = sources.copies.hold();
        const auto names = named_parts(moment->reader());
        missing = add_documents(sources, names, writer);
        if (missing == 0 || attempt == attempts_max) {
            writer.keep_only(document_prefix, names);
            return moment;
        }
    }
}

void add_files(const Sources& sources, ArchiveWriter& writer) {
    for (const fs::path& file : sources.files) {
        std::ifstream in(file, std::ios::binary);
        if (in) {
            const std::string bytes{std::istreambuf_iterator<char>(in), {}};
            writer.add_part(std::string(file_prefix) + file.filename().string(),
                            [&](const store::ByteSink& sink) { sink(bytes); });
        }
    }
}

Subject subject_of(const Sources& sources, store::HeldMoment& moment, const BackupWanted& wanted,
                   std::int64_t missing) {
    const auto last = moment.reader().last_seal();
    return {council_of(moment.reader()),
            sources.copies.backend(),
            wanted.program_version,
            moment.step(),
            last ? last->last_position : 0,
            last ? journal::to_hex(last->hash) : std::string(),
            wanted.now,
            missing};
}

Refusal of_another_council(const fs::path& file) {
    return {RefusalKind::not_available,
            "The file " + file.string() + " is a backup of another council: name another file."};
}

/// Why the file must not be written over.
std::optional<Refusal> refused_place(const fs::path& file, const std::string& council) {
    std::error_code absent;
    if (!fs::exists(file, absent) || fs::is_empty(file, absent)) {
        return std::nullopt;
    }
    if (!fs::is_regular_file(file) || !begins_as_backup(file)) {
        return Refusal{RefusalKind::invalid_input,
                       file.string() + " is there and is no backup: name another file."};
    }
    const auto there = Archive::open(file);
    return there && there->manifest().subject.council != council
               ? std::optional(of_another_council(file))
               : std::nullopt;  // A damaged one is no loss.
}

Result<std::optional<Chain>> base_of(const BackupWanted& wanted, const std::string& council,
                                     const std::string& backend) {
    if (!wanted.since) {
        return std::optional<Chain>();
    }
    const fs::path& since = *wanted.since;
    auto base = Chain::open(since);
    if (!base) {
        return base.error();
    }
    const Subject& subject = base->manifest().subject;
    if (subject.council != council || subject.backend != backend) {
        return of_another_council(since);
    }
    const fs::path folder = fs::weakly_canonical(fs::absolute(wanted.file).parent_path());
    if (folder != fs::weakly_canonical(fs::absolute(since).parent_path())) {
        return Refusal{RefusalKind::invalid_input,
                       "An increment has to lie beside its base: name a file in the folder of " +
                           since.string() + "."};
    }
    auto held = base->bases();
    held.push_back(since);
    if (std::ranges::any_of(held, [&](const fs::path& file) {
            return fs::weakly_canonical(file) == fs::weakly_canonical(wanted.file);
        })) {
        return Refusal{RefusalKind::invalid_input,
                       "An increment cannot take the place of what it stands on: name another "
                       "file."};
    }
    return std::optional(*std::move(base));
}

}  // namespace

Result<BackupDone> take_backup(const Sources& sources, const BackupWanted& wanted) {
    const std::string council = council_of(sources.copies.hold()->reader());
    if (const auto refused = refused_place(wanted.file, council)) {
        return *refused;
    }
    const auto base = base_of(wanted, council, sources.copies.backend());
    if (!base) {
        return base.error();
    }
    ArchiveWriter writer(wanted.file, *base ? &**base : nullptr);
    std::int64_t missing = 0;
    const auto moment = hold_with_documents(sources, writer, missing);
    const Subject subject = subject_of(sources, *moment, wanted, missing);
    writer.add_part(std::string(store_part),
                    [&](const store::ByteSink& sink) { moment->copy(sink); });
    add_files(sources, writer);
    return BackupDone{subject, writer.finish(subject)};
}

}  // namespace moothall::backups
