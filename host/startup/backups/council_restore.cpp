#include "startup/backups/council_restore.h"

#include "backups/restore.h"
#include "startup/backups/restoring_folder.h"
#include "startup/council_store.h"

namespace moothall::startup {

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
    RestoringFolder folder(settings.data_folder);
    Settings there = settings;
    there.data_folder = folder.path();
    auto restored = restore_into(there, *chain, request, work);
    if (restored) {
        folder.finish();
    }
    return restored;
}

}  // namespace moothall::startup
