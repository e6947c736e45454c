#include "startup/council_copy.h"

#include <fstream>
#include <iterator>

#include "calendar/clock.h"
#include "startup/council_store.h"
#include "startup/tables.h"

namespace moothall::startup {
namespace {

void copy_files(const Settings& from, const Settings& to, const std::vector<std::string>& files,
                UnfinishedCouncil& target) {
    for (const std::string& name : files) {
        std::ifstream file(from.data_folder / name, std::ios::binary);
        if (file) {
            const std::string bytes{std::istreambuf_iterator<char>(file), {}};
            target.put_file(to.data_folder / name, bytes);
        }
    }
}

}  // namespace

Result<store_copy::Copied> copy_council(const Settings& from, const Settings& to,
                                        const std::vector<std::string>& files,
                                        const store_copy::Progress& progress) {
    const store::Schema tables = schema();
    const journal::Randomness randomness = journal::system_randomness();
    const store::Opening opening{MOOTHALL_VERSION,
                                 calendar::SystemClock().now().time_since_epoch().count(),
                                 store::Preparation::none};
    const auto source = open_council_store(from, tables, opening, randomness);
    if (!source) {
        return source.error();
    }
    if (source->store->needs_rebuild()) {
        return Refusal{RefusalKind::not_available, store::reason_against_older};
    }
    const auto lacks = pending_at(from, tables, randomness);
    if (!lacks) {
        return lacks.error();
    }
    auto target = make_unfinished_council(to, tables, opening, randomness);
    if (!target) {
        return target.error();
    }
    holidays::CouncilCalendars calendars;
    const journal::Folds folds = all_folds(calendars);
    // What the source does not have yet, its journal gives.
    const auto there = store::tables_there(tables, *lacks);
    auto copied =
        store_copy::copy({*source->store, *source->documents},
                         {(*target)->store(), (*target)->documents()}, {there, folds}, progress);
    if (copied) {
        copy_files(from, to, files, **target);
        (*target)->finish();
    }
    return copied;
}

}  // namespace moothall::startup
