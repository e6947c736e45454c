#include "startup/council_store.h"

#include <chrono>
#include <utility>

#include "journal/chains/seal.h"
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

store::postgres::Server server_of(const Settings& settings, const journal::Randomness& randomness) {
    return {settings.database_url, randomness, patience};
}

Result<CouncilStore> open_in_database(const Settings& settings, const store::Schema& schema,
                                      const store::Opening& opening,
                                      const journal::Randomness& randomness) {
    const auto server = server_of(settings, randomness);
    auto opened = store::postgres::open(server, schema, journal::seal, opening);
    if (!opened) {
        return opened.error();
    }
    try {
        store::files::make_folder(settings.data_folder);
    } catch (const store::StoreFault& fault) {
        return Refusal{RefusalKind::not_available, fault.what()};
    }
    return CouncilStore{*std::move(opened),
                        std::make_unique<store::postgres::PostgresDocuments>(server)};
}

}  // namespace

Result<CouncilStore> open_council_store(const Settings& settings, const store::Schema& schema,
                                        const store::Opening& opening,
                                        const journal::Randomness& randomness) {
    if (!settings.database_url.empty()) {
        return open_in_database(settings, schema, opening, randomness);
    }
    auto opened = store::sqlite::open(settings.data_folder, schema, journal::seal, opening);
    if (!opened) {
        return opened.error();
    }
    return CouncilStore{*std::move(opened), std::make_unique<store::files::FolderDocuments>(
                                                settings.data_folder / "documents")};
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
