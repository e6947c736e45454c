#pragma once

#include <moothall/service/result.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journal/event.h"
#include "journal/fold.h"
#include "store/store.h"
#include "workflows/modules/module_text.h"

namespace moothall::workflows {

/// A module that was published, with the first workflow that used it. Its text never changes.
struct PublishedModule {
    std::string name;  ///< "lib.common@1".
    std::string hash;  ///< SHA-256 of its source, in hexadecimal.
    std::string source;
    Instant published_at;
    std::string published_by;
    std::optional<Instant> retired_at = {};  ///< No newer workflow may use it since.
    std::string retired_because = {};
};

/// The stream of a module: what a decision about it has read.
std::string module_stream(std::string_view name);

/// Faults: StoreFault.
std::optional<PublishedModule> find_module(store::Reader& reader, const journal::Folds& folds,
                                           std::string_view name);

/// The same. Refused: not_found, with the nearest name.
Result<PublishedModule> known_module(store::Reader& reader, const journal::Folds& folds,
                                     std::string_view name);

/// Every module, by name. Faults: StoreFault.
std::vector<PublishedModule> published_modules(store::Reader& reader, const journal::Folds& folds);

/// Why a workflow that uses this text of a module cannot be published: it was published with
/// another text, or is retired. Nothing if it can.
std::optional<std::string> objection_to_module(store::Reader& reader, const journal::Folds& folds,
                                               const ModuleText& module);

/// The events that publish those modules of a workflow's whole text that were not published yet.
/// Refused: not_available, as objection_to_module says.
Result<std::vector<journal::Draft>> modules_published(store::Reader& reader,
                                                      const journal::Folds& folds,
                                                      std::string_view text, Instant now);

/// The streams of all modules of a whole text, for the read set.
std::vector<std::string> module_streams(std::string_view text);

/// The event that retires a module: workflows that use it run on, newer ones may not.
/// Refused: not_found, with the nearest name; not_available if it is retired already.
Result<journal::Draft> retired(store::Reader& reader, const journal::Folds& folds,
                               std::string_view name, std::string_view reason, Instant now);

}  // namespace moothall::workflows
