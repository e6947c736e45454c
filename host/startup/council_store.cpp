#include "startup/council_store.h"

#include <chrono>
#include <utility>

#include "journal/chains/seal.h"
#include "startup/backups/restoring_folder.h"
#include "store/files/durable.h"
#include "store/files/folder_documents.h"
#include "store/postgres/inspection.h"
#include "store/postgres/open.h"
#include "store/postgres/postgres_documents.h"
#include "store/postgres/session/address.h"
#include "store/sqlite/inspection.h"
#include "store/sqlite/open.h"

namespace moothall::startup {
namespace {

/// A standby takes over, or a server is started again, in less.
constexpr std::chrono::seconds patience(20);
constexpr std::size_t folder_name_max = 120;

/// Who only reads must not seal either.
store::Sealing sealing_for(const store::Opening& opening) {
    return store::is_for_reading(opening.preparation) ? store::Sealing() : journal::seal;
}

std::filesystem::path documents_folder(const Settings& settings) {
    return settings.data_folder / "documents";
}

Result<CouncilStore> open_in_database(const Settings& settings, const store::Schema& schema,
                                      const store::Opening& opening,
                                      const journal::Randomness& randomness) {
    const auto server = server_of(settings, randomness);
    auto opened = store::postgres::open(server, schema, sealing_for(opening), opening);
    if (!opened) {
        return opened.error();
    }
    try {
        if (!store::is_for_reading(opening.preparation)) {
            store::files::make_folder(settings.data_folder);
        }
    } catch (const store::StoreFault& fault) {
        return Refusal{RefusalKind::not_available, fault.what()};
    }
    return CouncilStore{*std::move(opened),
                        std::make_unique<store::postgres::PostgresDocuments>(server)};
}

}  // namespace

store::postgres::Server server_of(const Settings& settings, const journal::Randomness& randomness) {
    return {settings.database_url, randomness, patience};
}

Result<CouncilStore> open_council_store(const Settings& settings, const store::Schema& schema,
                                        const store::Opening& opening,
                                        const journal::Randomness& randomness) {
    if (!settings.database_url.empty()) {
        return open_in_database(settings, schema, opening, randomness);
    }
    if (!store::is_for_reading(opening.preparation)) {
        if (const auto clear = clear_after_restore(settings.data_folder); !clear) {
            return clear.error();
        }
    }
    auto opened = store::sqlite::open(settings.data_folder, schema, sealing_for(opening), opening);
    if (!opened) {
        return opened.error();
    }
    return CouncilStore{*std::move(opened), std::make_unique<store::files::FolderDocuments>(
                                                documents_folder(settings))};
}

UnfinishedCouncil::UnfinishedCouncil(std::unique_ptr<store::Unfinished> store,
                                     std::unique_ptr<store::Documents> documents,
                                     std::filesystem::path documents_folder)
    : store_(std::move(store)),
      documents_(std::move(documents)),
      documents_folder_(std::move(documents_folder)) {}

UnfinishedCouncil::~UnfinishedCouncil() {
    if (is_finished_) {
        return;
    }
    std::error_code left;  // The store, which goes after it, is what says that it is unfinished.
    for (const auto& file : files_) {
        std::filesystem::remove(file, left);
    }
    if (!documents_folder_.empty()) {
        std::filesystem::remove_all(documents_folder_, left);
    }
}

void UnfinishedCouncil::put_file(const std::filesystem::path& file, std::string_view bytes) {
    files_.push_back(file);
    store::files::make_folder(file.parent_path());
    store::files::write_durably(file, bytes);
}

void UnfinishedCouncil::finish() {
    store_->finish();
    is_finished_ = true;
}

Result<std::unique_ptr<UnfinishedCouncil>> make_unfinished_council(
    const Settings& settings, const store::Schema& schema, const store::Opening& opening,
    const journal::Randomness& randomness) {
    const bool in_database = !settings.database_url.empty();
    const auto server = server_of(settings, randomness);
    auto made = in_database ? store::postgres::make_unfinished(server, schema, opening)
                            : store::sqlite::make_unfinished(settings.data_folder, schema, opening);
    if (!made) {
        return made.error();
    }
    std::unique_ptr<store::Documents> documents;
    if (in_database) {
        documents = std::make_unique<store::postgres::PostgresDocuments>(server);
    } else {
        documents = std::make_unique<store::files::FolderDocuments>(documents_folder(settings));
    }
    return std::make_unique<UnfinishedCouncil>(*std::move(made), std::move(documents),
                                               in_database ? "" : documents_folder(settings));
}

Result<store::Pending> pending_at(const Settings& settings, const store::Schema& schema,
                                  const journal::Randomness& randomness) {
    return settings.database_url.empty()
               ? store::sqlite::pending_at(settings.data_folder, schema)
               : store::postgres::pending_at(server_of(settings, randomness), schema);
}

store::Inspection inspect_council_store(const Settings& settings, const store::Schema& schema) {
    return settings.database_url.empty() ? store::sqlite::inspect(settings.data_folder, schema)
                                         : store::postgres::inspect(settings.database_url, schema);
}

std::string damage_in_council_store(const Settings& settings) {
    return settings.database_url.empty() ? store::sqlite::damage_in(settings.data_folder) : "";
}

Result<bool> holds_something(const Settings& settings, const journal::Randomness& randomness) {
    if (settings.database_url.empty()) {
        return std::filesystem::exists(settings.data_folder) &&
               !std::filesystem::is_empty(settings.data_folder);
    }
    const auto nothing = store::postgres::holds_nothing(server_of(settings, randomness));
    if (!nothing) {
        return nothing.error();
    }
    return !*nothing;
}

bool is_database_url(std::string_view text) {
    return text.find("://") != std::string_view::npos || text.starts_with("postgresql:") ||
           text.starts_with("postgres:");
}

std::string shown_place(const Settings& settings) {
    return settings.database_url.empty() ? settings.data_folder.string()
                                         : store::postgres::shown_address(settings.database_url);
}

Result<std::filesystem::path> machine_folder(const std::string& url,
                                             const std::filesystem::path& state_folder) {
    const std::string reason = store::postgres::reason_against_address(url);
    if (!reason.empty()) {
        return Refusal{RefusalKind::invalid_input, reason};
    }
    std::string name = store::postgres::shown_address(url).substr(0, folder_name_max);
    for (char& letter : name) {
        const bool is_plain = (letter >= 'a' && letter <= 'z') ||
                              (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
        letter = is_plain || letter == '.' || letter == '_' ? letter : '-';
    }
    return state_folder / name;
}

}  // namespace moothall::startup
