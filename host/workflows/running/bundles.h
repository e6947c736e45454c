#pragma once

#include <moothall/service/result.h>

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "functions/functions.h"
#include "journal/event.h"
#include "journal/fold.h"
#include "scripting/chunk.h"
#include "scripting/library.h"
#include "scripting/limits.h"
#include "store/store.h"
#include "workflows/definitions/definition.h"
#include "workflows/definitions/definition_reader.h"
#include "workflows/running/ready_script.h"

namespace moothall::workflows {

/// A workflow ready to decide: its source compiled once, its definition read once. Never changes.
struct Bundle {
    std::string hash;    ///< SHA-256 of the source, in hexadecimal.
    std::string source;  ///< The whole text, with the modules that it uses.
    Definition definition;
    scripting::Chunk chunk;
};

/// A source as far as it could be made into a bundle, with all that is wrong with it.
struct Compiled {
    std::shared_ptr<const Bundle> bundle;  ///< Null if there is an error. Shared with the cache.
    Findings findings;
    SourcePlaces places = {};  ///< Where its parts stand, for checking it further.
};

/// A published version of a workflow.
struct Version {
    std::string name;
    std::string hash;
    std::int64_t number;  ///< From 1 for each name.
    Instant published_at;
    std::string published_by;
    std::string reason;
    bool shipped;  ///< Came with a plugin, not from the council.
    bool current;
    std::string author;      ///< Who wrote it; the publisher, unless it was a draft before.
    std::string base;        ///< Hash of the shipped text that a council's own was made from.
    std::int64_t draft = 0;  ///< The number that it had as a draft; 0 if it was none.
};

/// Who publishes what, and why.
struct Publishing {
    std::string source;
    std::string publisher;  ///< An actor's id.
    std::string reason;
    bool shipped;
};

/// Compiles workflows, keeps them ready, and knows which are published.
///
/// Threads: any. Faults: StoreFault.
class Bundles {
public:
    /// Borrows the functions, which must outlive it.
    Bundles(const functions::Functions& functions, scripting::Limits limits);

    /// Compiles, runs the chunk once in the sandbox, and reads what it returned. `source` is a
    /// whole text, with the modules that it uses; `file` is what errors call the workflow's own
    /// part.
    Compiled compile(const std::string& file, const std::string& source) const;

    /// The bundle of a published hash. Faults: throws if the store does not have it.
    std::shared_ptr<const Bundle> get(store::Reader& reader, const std::string& hash);

    /// The same for who only shows it: null where the store does not have it or it can no longer be
    /// read.
    std::shared_ptr<const Bundle> find(store::Reader& reader, const std::string& hash);

    /// The version that new cases of a type start on.
    /// Refused: not_found, with the nearest name.
    Result<std::shared_ptr<const Bundle>> current(store::Reader& reader, std::string_view name);

    /// The scripts of bundles, for decisions.
    ReadyScripts& scripts() { return scripts_; }

    const scripting::Library& words() const { return words_; }
    const scripting::Limits& limits() const { return limits_; }

private:
    /// Refused: not_found for a hash that the store does not have; not_available for a source that
    /// can no longer be read.
    Result<std::shared_ptr<const Bundle>> load(store::Reader& reader, const std::string& hash);

    const functions::Functions& functions_;
    scripting::Limits limits_;
    scripting::Library words_;
    ReadyScripts scripts_;
    std::mutex mutex_;
    std::map<std::string, std::shared_ptr<const Bundle>> ready_;  // Shared with whoever decides.
};

const store::Table& workflow_table();
const store::Table& current_workflow_table();
journal::Fold workflow_fold();

/// The event that publishes a bundle. Refused: not_available if this very source is current
/// already.
Result<journal::Draft> published(store::Reader& reader, const Bundle& bundle,
                                 const Publishing& publishing, Instant now);

/// Every version, by name and number.
std::vector<Version> versions(store::Reader& reader);

/// The newest version of a name.
std::optional<Version> current_version(store::Reader& reader, std::string_view name);

}  // namespace moothall::workflows
