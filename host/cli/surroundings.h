#pragma once

#include <moothall/service/result.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "operations/operation.h"
#include "startup/running_council.h"

namespace moothall::cli {

/// What every command takes, whatever it does.
struct Surroundings {
    /// Nothing: as the configuration says. Empty: the command needs none.
    std::optional<std::string> data;
    std::string config;
    std::string officer;
    bool json = false;
};

/// The settings that follow from command line, configuration file and environment. From here on the
/// log is written as they say.
/// Refused: a configuration that cannot be read, a URL that PostgreSQL does not understand,
/// MOOTHALL_NOW outside of a demonstration folder.
Result<startup::Settings> settings_of(const Surroundings& surroundings);

/// The same, of which nothing takes effect yet: where the council's data are.
Result<startup::Settings> place_of(const Surroundings& surroundings);

/// Opens the council in the data folder or the database, making it if there is none.
Result<std::unique_ptr<startup::RunningCouncil>> open_council(const Surroundings& surroundings);

/// Who acts: the officer named, or the system administrator.
Result<operations::Caller> caller_of(operations::Council& council,
                                     const Surroundings& surroundings);

/// Whether a data folder is marked so.
bool is_demonstration(const std::filesystem::path& data_folder);
/// The file that marks a data folder as a demonstration.
inline constexpr const char* demonstration_file = "demonstration";

/// Marks a data folder, made if it is not there, as a demonstration, in which the clock may be set.
void mark_as_demonstration(const std::filesystem::path& data_folder);

/// Reads a whole file. Refused: not_found, with the name as it was given.
Result<std::string> read_file(const std::string& file);

}  // namespace moothall::cli
