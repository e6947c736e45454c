#pragma once

#include <moothall/service/result.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "journal/ids.h"
#include "startup/running_council.h"
#include "store/documents.h"
#include "store/inspection.h"
#include "store/schema.h"
#include "store/store.h"

namespace moothall::startup {

/// What a council keeps, in its data folder or in the database that its settings name.
struct CouncilStore {
    std::unique_ptr<store::Store> store;
    std::unique_ptr<store::Documents> documents;
};

/// Opens both, making them where there are none. Refused: as the backend does, in one sentence.
Result<CouncilStore> open_council_store(const Settings& settings, const store::Schema& schema,
                                        const store::Opening& opening,
                                        const journal::Randomness& randomness);

/// Looks at what a council keeps, changing nothing.
store::Inspection inspect_council_store(const Settings& settings, const store::Schema& schema);

/// Walks the whole of what a backend can tell to be damaged: the first damage in one sentence,
/// empty if there is none. Slow. A database server looks after its own pages: nothing of it is
/// walked.
std::string damage_in_council_store(const Settings& settings);

/// Whether something is there already. Refused: a database that cannot be asked.
Result<bool> holds_something(const Settings& settings, const journal::Randomness& randomness);

/// Whether what stands where a data folder is named is meant as the URL of a database.
bool is_database_url(std::string_view text);

/// Where a council's data are, as it may be shown: without a password.
std::string shown_place(const Settings& settings);

/// The folder in `state_folder` for what belongs to this machine while the council's data are in a
/// database: notes of calls into plugins, the mark of a demonstration. One for each database.
/// Refused: a URL that PostgreSQL does not understand.
Result<std::filesystem::path> machine_folder(const std::string& url,
                                             const std::filesystem::path& state_folder);

}  // namespace moothall::startup
