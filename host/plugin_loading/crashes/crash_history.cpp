#include "plugin_loading/crashes/crash_history.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "json/json.h"

namespace moothall::plugin_loading {

namespace {

constexpr std::size_t kept_max = 20;  // Crashes of one plugin; older ones say nothing more.

/// Keeps other processes out for as long as it lives.
class FolderLock {
public:
    explicit FolderLock(const std::filesystem::path& folder)
        : descriptor_(::open((folder / "plugin_crashes.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC,
                             0600)) {
        if (descriptor_ < 0 || ::flock(descriptor_, LOCK_EX) != 0) {
            throw std::runtime_error("cannot lock the plugins' crashes in " + folder.string());
        }
    }
    ~FolderLock() { ::close(descriptor_); }
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

private:
    int descriptor_;
};

std::filesystem::path file_in(const std::filesystem::path& folder) {
    return folder / "plugin_crashes.json";
}

/// By plugin: `{ build_id, crashes: [{ at, call, case }] }`. A file that cannot be read counts as
/// none: it is a caution, and no reason not to start.
Table read(const std::filesystem::path& folder) {
    std::ifstream stream(file_in(folder), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    const auto value = json::parse(text);
    return value && value->as_table() != nullptr ? *value->as_table() : Table{};
}

void write(const std::filesystem::path& folder, const Table& history) {
    const auto file = file_in(folder);
    const auto beside = file.string() + ".new";
    std::ofstream stream(beside, std::ios::binary | std::ios::trunc);
    stream << json::to_pretty_json(history) << '\n';
    stream.close();
    if (!stream) {
        throw std::runtime_error("cannot write " + beside);
    }
    std::filesystem::rename(beside, file);
}

bool is_of_build(const Table& kept, std::string_view build_id) {
    return kept.has("build_id") && kept.text("build_id") == build_id;
}

/// Whether as many crashes as it takes stand within the window, anywhere among them.
bool are_too_many(std::vector<Instant> times) {
    std::ranges::sort(times);
    for (std::size_t last = crashes_to_stay_out - 1; last < times.size(); ++last) {
        if (times[last] - times[last + 1 - crashes_to_stay_out] <= crash_window) {
            return true;
        }
    }
    return false;
}

std::string sentence(std::string_view plugin, const Table& last) {
    const std::string& reference = last.text("case");
    return std::string(plugin) + " crashed " + std::to_string(crashes_to_stay_out) +
           " times within ten minutes, last in " + last.text("call") +
           (reference.empty() ? "" : " for " + reference) + " at " + last.text("at") +
           ": it stays out until it is rebuilt, or until 'moothall plugin retry " +
           std::string(plugin) + "'.";
}

}  // namespace

CrashHistory::CrashHistory(std::filesystem::path data_folder) : folder_(std::move(data_folder)) {}

void CrashHistory::add(const std::vector<Crash>& crashes) {
    if (crashes.empty()) {
        return;
    }
    const FolderLock lock(folder_);
    Table history = read(folder_);
    for (const Crash& crash : crashes) {
        const Value* found = history.find(crash.plugin);
        Table kept =
            found != nullptr && found->as_table() != nullptr ? *found->as_table() : Table{};
        List list = is_of_build(kept, crash.build_id) ? kept.list("crashes") : List{};
        list.push_back(
            Table{}.set("at", crash.at).set("call", crash.call).set("case", crash.case_reference));
        if (list.size() > kept_max) {
            list.erase(list.begin());
        }
        history.set(crash.plugin, kept.set("build_id", crash.build_id).set("crashes", list));
    }
    write(folder_, history);
}

std::optional<std::string> CrashHistory::stays_out(std::string_view plugin,
                                                   std::string_view build_id) const {
    const Table history = read(folder_);
    const Value* kept = history.find(plugin);
    if (kept == nullptr || kept->as_table() == nullptr ||
        !is_of_build(*kept->as_table(), build_id)) {
        return std::nullopt;
    }
    const List& crashes = kept->as_table()->list("crashes");
    std::vector<Instant> times;
    for (const Value& crash : crashes) {
        times.push_back(crash.as_table()->instant("at"));
    }
    if (!are_too_many(std::move(times))) {
        return std::nullopt;
    }
    return sentence(plugin, *crashes.back().as_table());
}

Result<Done> CrashHistory::retry(std::string_view plugin) {
    const FolderLock lock(folder_);
    Table history = read(folder_);
    if (!history.has(plugin)) {
        return Refusal{
            RefusalKind::not_found,
            "No crash of " + std::string(plugin) +
                " is on record here: 'moothall plugin list' says what stays out and why."};
    }
    history.remove(plugin);
    write(folder_, history);
    return Done{};
}

}  // namespace moothall::plugin_loading
