#include "startup/backups/council_drill.h"

#include "backups/drill.h"
#include "backups/restore.h"
#include "journal/chains/seal.h"
#include "startup/council_store.h"
#include "startup/scratch_folder.h"
#include "store/files/durable.h"
#include "store/postgres/copying/temporary_database.h"
#include "store/sqlite/open.h"

namespace moothall::startup {
namespace {

constexpr std::size_t shown_max = 20;

/// Runs `work` and notes how long it took.
template <class Work>
auto timed(const calendar::Clock& clock, std::chrono::microseconds& took, const Work& work) {
    const Instant began = clock.now();
    auto done = work();
    took = clock.now() - began;
    return done;
}

/// Proves what was restored to where the settings name. The findings are told to `report`.
Result<Done> prove(const Settings& there, RestoringWork& work, const calendar::Clock& clock,
                   const journal::Report& report, Drilled& drilled) {
    const store::Opening opening{MOOTHALL_VERSION, clock.now().time_since_epoch().count()};
    const auto opened = open_council_store(there, work.tables, opening, work.randomness);
    if (!opened) {
        return opened.error();
    }
    if (opened->store->needs_rebuild()) {  // An older program's projections.
        journal::rebuild(*opened->store, work.folds);
    }
    const ScratchFolder scratch;
    const auto empty = store::sqlite::open(scratch.path(), work.tables, journal::seal, opening);
    const backups::DrillParts parts{*opened->store, *opened->documents, *empty.value(),
                                    work.folds,     work.calendars,     work.tables};
    const std::string head = drilled.restored.position == drilled.restored.subject.position
                                 ? drilled.restored.subject.seal
                                 : std::string();
    drilled.journal = timed(clock, drilled.verifying,
                            [&] { return backups::prove_journal(parts, head, report); });
    if (drilled.journal.damages > 0) {
        return Done{};  // What is damaged need not fold, nor name its documents.
    }
    drilled.documents = timed(clock, drilled.comparing_documents,
                              [&] { return backups::prove_documents(parts, report); });
    drilled.rebuild =
        timed(clock, drilled.rebuilding, [&] { return backups::prove_rebuild(parts, report); });
    return Done{};
}

Result<Drilled> drill_in(const Settings& there, const backups::Chain& chain,
                         const RestoreRequest& request, RestoringWork& work,
                         const calendar::Clock& clock) {
    Drilled drilled;
    auto restored =
        timed(clock, drilled.restoring, [&] { return restore_into(there, chain, request, work); });
    if (!restored) {
        return restored.error();
    }
    drilled.restored = *std::move(restored);
    std::string findings;
    std::size_t found = 0;
    const auto report = [&](const std::string& sentence) {
        if (++found <= shown_max) {
            findings += "\n" + sentence;
        }
    };
    if (const auto proved = prove(there, work, clock, report, drilled); !proved) {
        return proved.error();
    }
    if (found > 0) {
        return Refusal{RefusalKind::not_available, "What the backup holds is damaged in " +
                                                       std::to_string(found) +
                                                       " places; use another one:" + findings};
    }
    return drilled;
}

}  // namespace

Result<Drilled> drill(const Settings& settings, const RestoreRequest& request,
                      const calendar::Clock& clock) {
    const auto chain = backups::Chain::open(request.file);
    if (!chain) {
        return chain.error();
    }
    RestoringWork work;
    Settings there = settings;
    if (const auto fits = backups::check_fit(chain->manifest(), backend_of(there), work.tables);
        !fits) {
        return fits.error();
    }
    const ScratchFolder scratch;
    there.data_folder = scratch.path() / "data";
    store::files::make_folder(there.data_folder);
    if (there.database_url.empty()) {
        return drill_in(there, *chain, request, work, clock);
    }
    const store::postgres::TemporaryDatabase database(server_of(settings, work.randomness));
    there.database_url = database.url();
    return drill_in(there, *chain, request, work, clock);
}

}  // namespace moothall::startup
