#include "startup/backups/restoring.h"

#include "backups/point_in_time.h"
#include "backups/restore.h"
#include "documents/document_fold.h"
#include "journal/rebuild.h"
#include "startup/backups/council_backup.h"
#include "startup/council_store.h"
#include "startup/tables.h"
#include "store/files/folder_documents.h"
#include "store/postgres/copying/whole_copy.h"
#include "store/sqlite/copying/whole_copy.h"

namespace moothall::startup {
namespace {

/// What the plugins ship is taken again: the events that took it may have been cut off.
void forget_shipped(store::Store& store) {
    store.write([](store::Writer& writer) {
        constexpr std::size_t plugins_max = 1'000;
        for (const store::Row& row :
             writer.list({&shipped_table(), "", {}, {}, {}, {}, plugins_max})) {
            writer.remove(shipped_table(), {row.front()});
        }
        return store::Verdict::keep;
    });
}

/// Makes the projections of a store that was cut anew, and repeats what was erased after the cut.
Result<std::int64_t> mend(const Settings& settings, RestoringWork& work, const backups::Cut& cut,
                          Instant now) {
    const store::Opening opening{MOOTHALL_VERSION, now.time_since_epoch().count(),
                                 store::Preparation::make_and_bring_up_to_date,
                                 store::Readiness::unfinished};
    auto opened = open_council_store(settings, work.tables, opening, work.randomness);
    if (!opened) {
        return opened.error();
    }
    journal::rebuild(*opened->store, work.folds);
    journal::Journal journal(*opened->store, work.folds, work.randomness);
    forget_shipped(*opened->store);
    return backups::repeat_erasures(
        *opened->store, journal, cut,
        {"system", "", journal::new_command(now, work.randomness), "", now});
}

/// Cuts the store that was made where the settings name, if that is asked for.
Result<Done> cut_to(const RestoreRequest& request, const Settings& settings, store::NewStore& place,
                    store::WholeCopies& made, RestoringWork& work, Restored& restored) {
    if (!request.to_position) {
        return Done{};
    }
    const auto cut = backups::plan_cut(made.hold()->reader(), work.folds, *request.to_position);
    if (!cut) {
        return cut.error();
    }
    place.cut_after(cut->seal);
    const auto repeated = mend(settings, work, *cut, request.now);
    if (!repeated) {
        return repeated.error();
    }
    restored.erasures_repeated = *repeated;
    restored.position = made.hold()->reader().last_seal()->last_position;
    return Done{};
}

/// A database holds its documents itself.
std::int64_t restore_documents_of(const Settings& there, const backups::Chain& chain,
                                  const RestoreRequest& request, store::WholeCopies& made) {
    if (!there.database_url.empty()) {
        return 0;
    }
    const auto moment = made.hold();
    store::files::FolderDocuments documents(there.data_folder / "documents");
    return backups::restore_documents(
        chain,
        [&](std::string_view address) {
            return !request.to_position || documents::is_named(moment->reader(), address);
        },
        [&](std::string_view address, std::string_view bytes) {
            documents.put_back(address, bytes);
        });
}

std::unique_ptr<store::NewStore> new_store_of(const Settings& settings) {
    return settings.database_url.empty() ? store::sqlite::new_store(settings.data_folder)
                                         : store::postgres::new_store(settings.database_url);
}

/// The store first: by it is known which documents are wanted.
Result<Restored> put_together(const Settings& there, const backups::Chain& chain,
                              const RestoreRequest& request, store::NewStore& place,
                              RestoringWork& work) {
    const backups::Manifest& manifest = chain.manifest();
    const auto made = whole_copies_of(there, work.tables, there.data_folder);
    if (const auto done = backups::restore_store(chain, place, *made); !done) {
        return done.error();
    }
    Restored restored{manifest.subject, manifest.subject.position, manifest.bytes(), 0, 0};
    if (const auto cut = cut_to(request, there, place, *made, work, restored); !cut) {
        return cut.error();
    }
    restored.documents = restore_documents_of(there, chain, request, *made);
    for (const std::string& name : request.files) {
        backups::restore_file(chain, name, there.data_folder);
    }
    place.finish();
    return restored;
}

}  // namespace

RestoringWork::RestoringWork() : tables(schema()), folds(all_folds(calendars)) {}

std::string backend_of(const Settings& settings) {
    return settings.database_url.empty() ? "sqlite" : "postgresql";
}

Result<Restored> restore_into(const Settings& there, const backups::Chain& chain,
                              const RestoreRequest& request, RestoringWork& work) {
    const auto place = new_store_of(there);
    try {
        auto restored = put_together(there, chain, request, *place, work);
        if (!restored) {
            place->take_away();
        }
        return restored;
    } catch (const std::exception&) {
        place->take_away();
        throw;
    }
}

}  // namespace moothall::startup
