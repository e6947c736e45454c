#pragma once

#include <moothall/service/result.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plugin_loading/crashes/call_notes.h"

namespace moothall::plugin_loading {

inline constexpr std::size_t crashes_to_stay_out = 3;
inline constexpr std::chrono::minutes crash_window{10};

/// The crashes of plugins in one data folder (`plugin_crashes.json`), and who stays out for them: a
/// plugin whose library crashed three times within ten minutes, until it is rebuilt or retried.
///
/// Threads and processes: any; each change is made under a lock and whole or not at all.
/// Faults: a method throws std::runtime_error when the file cannot be read or written.
class CrashHistory {
public:
    explicit CrashHistory(std::filesystem::path data_folder);

    /// Keeps crashes. Those of another build of the same library are forgotten.
    void add(const std::vector<Crash>& crashes);

    /// Why this build of the plugin stays out, in one sentence with what to do; nothing if it may
    /// run.
    std::optional<std::string> stays_out(std::string_view plugin, std::string_view build_id) const;

    /// Forgets the crashes of a plugin, so that it is loaded at the next start.
    /// Refused: not_found where it has none.
    Result<Done> retry(std::string_view plugin);

private:
    std::filesystem::path folder_;
};

}  // namespace moothall::plugin_loading
