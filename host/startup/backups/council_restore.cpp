#include "startup/backups/council_restore.h"

#include "backups/restore.h"
#include "startup/backups/restoring_folder.h"
#include "startup/council_store.h"
#include "store/files/durable.h"

namespace moothall::startup {
namespace {

Result<Restored> restore_into_folder(const Settings& settings, const backups::Chain& chain,
                                     const RestoreRequest& request, RestoringWork& work) {
    RestoringFolder folder(settings.data_folder);
    Settings there = settings;
    there.data_folder = folder.path();
    auto restored = restore_into(there, chain, request, work);
    if (restored) {
        folder.finish();
    }
    return restored;
}

Result<Restored> restore_into_database(const Settings& settings, const backups::Chain& chain,
                                       const RestoreRequest& request, RestoringWork& work) {
    store::files::make_folder(settings.data_folder);
    return restore_into(settings, chain, request, work);
}

}  // namespace

Result<Restored> restore(const Settings& settings, const RestoreRequest& request) {
    const auto chain = backups::Chain::open(request.file);
    if (!chain) {
        return chain.error();
    }
    RestoringWork work;
    if (const auto fits = backups::check_fit(chain->manifest(), backend_of(settings), work.tables);
        !fits) {
        return fits.error();
    }
    return settings.database_url.empty() ? restore_into_folder(settings, *chain, request, work)
                                         : restore_into_database(settings, *chain, request, work);
}

}  // namespace moothall::startup
