#include "startup/backups/council_backup.h"

#include "access/access.h"
#include "backups/taken_backups.h"
#include "identity/officer.h"
#include "journal/rebuild.h"
#include "startup/council_store.h"
#include "startup/tables.h"
#include "store/postgres/copying/whole_copy.h"
#include "store/sqlite/copying/whole_copy.h"

namespace moothall::startup {
namespace {

Result<CouncilStore> open_existing(const Settings& settings, const store::Schema& schema,
                                   Instant now) {
    const auto randomness = journal::system_randomness();
    const auto is_there = holds_something(settings, randomness);
    if (!is_there) {
        return is_there.error();
    }
    if (!*is_there) {
        return Refusal{RefusalKind::not_found, "There is no council in " + shown_place(settings) +
                                                   ": name the right place with --data."};
    }
    const store::Opening opening{MOOTHALL_VERSION, now.time_since_epoch().count(),
                                 store::Preparation::make};
    auto opened = open_council_store(settings, schema, opening, randomness);
    if (opened && opened->store->needs_rebuild()) {  // By it the documents are known.
        holidays::CouncilCalendars calendars;
        journal::rebuild(*opened->store, all_folds(calendars));
    }
    return opened;
}

Result<Done> may_back_up(store::Store& store, const std::string& officer) {
    const auto actor = identity::actor_named(*store.read(), officer);
    if (!actor) {
        return actor.error();
    }
    return access::may(*actor, access::Deed::administer);
}

/// A council whose disk is full needs its backup all the more.
void note_taken(store::Store& store, Instant now, const std::filesystem::path& file,
                backups::BackupDone& done) {
    try {
        backups::note_taken(store, {now, done.subject.position, file.string(), done.written.bytes});
    } catch (const store::StoreFault& fault) {
        done.not_noted = fault.what();
    }
}

}  // namespace

std::unique_ptr<store::WholeCopies> whole_copies_of(const Settings& settings,
                                                    const store::Schema& schema,
                                                    const std::filesystem::path& scratch) {
    if (!settings.database_url.empty()) {
        return store::postgres::whole_copies(settings.database_url, schema.tables);
    }
    return store::sqlite::whole_copies(settings.data_folder, schema.tables, scratch);
}

Result<backups::BackupDone> back_up(const Settings& settings, const BackupRequest& request) {
    const store::Schema tables = schema();
    const auto opened = open_existing(settings, tables, request.now);
    if (!opened) {
        return opened.error();
    }
    if (const auto may = may_back_up(*opened->store, request.officer); !may) {
        return may.error();
    }
    const auto file = std::filesystem::absolute(request.file);
    const auto copies = whole_copies_of(settings, tables, file.parent_path());
    backups::Sources sources{
        *copies, settings.database_url.empty() ? opened->documents.get() : nullptr, {}};
    for (const std::string& name : request.files) {
        sources.files.push_back(settings.data_folder / name);
    }
    auto done = backups::take_backup(sources, {file, request.since, MOOTHALL_VERSION, request.now});
    if (done) {
        note_taken(*opened->store, request.now, file, *done);
    }
    return done;
}

}  // namespace moothall::startup
