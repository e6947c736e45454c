#pragma once

#include <moothall/service/result.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "journal/ids.h"
#include "startup/running_council.h"
#include "store/documents.h"
#include "store/inspection.h"
#include "store/pending.h"
#include "store/postgres/session/server.h"
#include "store/schema.h"
#include "store/store.h"
#include "store/unfinished.h"

namespace moothall::startup {

/// What a council keeps, in its data folder or in the database that its settings name.
struct CouncilStore {
    std::unique_ptr<store::Store> store;
    std::unique_ptr<store::Documents> documents;
};

/// The server of the database that the settings name.
store::postgres::Server server_of(const Settings& settings, const journal::Randomness& randomness);

/// Opens both, making them where there are none, unless the opening says that nothing is to be
/// prepared: then it is for reading alone. Refused: as the backend does, in one sentence.
Result<CouncilStore> open_council_store(const Settings& settings, const store::Schema& schema,
                                        const store::Opening& opening,
                                        const journal::Randomness& randomness);

/// A council that is being filled: see store::Unfinished. Taken down without having been finished
/// it leaves its place as empty as it was.
class UnfinishedCouncil {
public:
    UnfinishedCouncil(std::unique_ptr<store::Unfinished> store,
                      std::unique_ptr<store::Documents> documents,
                      std::filesystem::path documents_folder);
    ~UnfinishedCouncil();
    UnfinishedCouncil(const UnfinishedCouncil&) = delete;
    UnfinishedCouncil& operator=(const UnfinishedCouncil&) = delete;

    store::Store& store() { return store_->store(); }
    store::Documents& documents() { return *documents_; }
    /// A further file of its data folder. Faults: StoreFault.
    void put_file(const std::filesystem::path& file, std::string_view bytes);
    void finish();

private:
    std::unique_ptr<store::Unfinished> store_;
    std::unique_ptr<store::Documents> documents_;
    std::filesystem::path documents_folder_;  ///< Empty where they lie in the database.
    std::vector<std::filesystem::path> files_;
    bool is_finished_ = false;
};

/// Makes one in an empty place. Refused: as the backend does, and where something is.
Result<std::unique_ptr<UnfinishedCouncil>> make_unfinished_council(
    const Settings& settings, const store::Schema& schema, const store::Opening& opening,
    const journal::Randomness& randomness);

/// What the store there lacks of what the schema says, without changing anything. Refused: where
/// there is none, and one that this program cannot open.
Result<store::Pending> pending_at(const Settings& settings, const store::Schema& schema,
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
