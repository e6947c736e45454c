#pragma once

#include <moothall/service/result.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journal/event.h"
#include "journal/fold.h"
#include "store/store.h"
#include "workflows/running/bundles.h"

namespace moothall::workflows {

enum class DraftStatus { waiting, published, merged, withdrawn };

/// "waiting".
std::string_view name_of(DraftStatus status);

/// A workflow that somebody wrote, or a plugin brought, for somebody else to publish. Its text
/// never changes: who improves it submits another.
struct WorkflowDraft {
    std::string name;
    std::int64_t number;  ///< From 1 for each name.
    std::string hash;
    std::string author;  ///< An actor's id; "plugin/NAME" for one that came with it.
    std::string reason;
    Instant submitted_at;
    bool shipped;
    std::int64_t on_version;  ///< The version that was current when it was submitted; 0 for none.
    std::int64_t merges;      ///< The shipped draft whose changes it has taken in; 0 for none.
    DraftStatus status;
};

/// Who submits what, and why.
struct Submitting {
    std::string source;
    std::string reason;
    bool shipped;
    std::int64_t merges;  ///< The shipped draft whose changes it has taken in; 0 for none.
};

const store::Table& draft_table();
journal::Fold draft_fold();

/// Every draft of every workflow, by name and number. Faults: StoreFault.
std::vector<WorkflowDraft> drafts(store::Reader& reader);

/// Refused: not_found, naming the drafts that wait.
Result<WorkflowDraft> find_draft(store::Reader& reader, std::string_view name, std::int64_t number);

/// The stream of the drafts of a workflow: what a decision about them has read.
std::string draft_stream(std::string_view name);

/// The event that keeps a draft; a shipped one withdraws the shipped ones that still wait.
/// Refused: not_available if this very text waits or is current already, or if `merges` is no
/// shipped draft that waits.
Result<std::vector<journal::Draft>> submitted(store::Reader& reader, const Bundle& bundle,
                                              const Submitting& submitting, Instant now);

/// The event that takes a waiting draft away without publishing it.
/// Refused: not_found; not_available if it waits no longer.
Result<journal::Draft> withdrawn(store::Reader& reader, std::string_view name, std::int64_t number,
                                 std::string_view reason, Instant now);

/// Who publishes a draft, and why.
struct PublishingDraft {
    std::string name;
    std::int64_t number;
    std::string publisher;  ///< An actor's id.
    std::string reason;     ///< Empty: the author's.
    bool two_people;        ///< Author and publisher are two officers, or a plugin and one.
};

/// The events that publish a draft, whose text is `bundle`.
/// Refused: not_found; not_available if it waits no longer; not_permitted where two
/// people are asked for, for the author and for whoever is no officer; stale_version if another
/// version was published since it was submitted, unless it came with a plugin.
Result<std::vector<journal::Draft>> published_draft(store::Reader& reader, const Bundle& bundle,
                                                    const PublishingDraft& publishing, Instant now);

/// The events that publish a text at once, whose author is its publisher. `merges` is the shipped
/// draft whose changes it has taken in, 0 for none. Refused: as `published`; not_available if
/// `merges` is no shipped draft that waits.
Result<std::vector<journal::Draft>> published_at_once(store::Reader& reader, const Bundle& bundle,
                                                      const Publishing& publishing,
                                                      std::int64_t merges, Instant now);

/// The shipped text that the current version of a workflow was made from, by its hash: what a
/// newly shipped one is compared with. Nothing if it was made from none.
std::optional<std::string> base_of_current(store::Reader& reader, std::string_view name);

}  // namespace moothall::workflows
