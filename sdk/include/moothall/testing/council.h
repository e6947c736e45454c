#pragma once

#include <moothall/service/date.h>
#include <moothall/service/reading.h>
#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// For the tests of a plugin: the real host, built as libmoothall_testing.
namespace moothall::testing {

/// A table that can be written down: {{"kind", "bulky"}, {"pence", 4200}}.
class Values : public Table {
public:
    Values() = default;
    Values(Table table) : Table(std::move(table)) {}
    Values(std::initializer_list<std::pair<const char*, Value>> entries) {
        for (const auto& [name, value] : entries) {
            set(name, value);
        }
    }
};

#ifdef MOOTHALL_PLUGIN_FILE  // From moothall_add_plugin_test().
inline constexpr const char* plugin_file = MOOTHALL_PLUGIN_FILE;
#else
inline constexpr const char* plugin_file = "";
#endif

/// What a council is made with.
struct Given {
    std::string plugin;  ///< Its name. It is loaded, or there is no council.
    /// Where it lies; otherwise where moothall_add_plugin() built it.
    std::filesystem::path plugin_folder = std::filesystem::path(plugin_file).parent_path();
    std::string now = "2026-01-05T09:00:00Z";  ///< A moment, or a day at nine o'clock.
};

/// One action on one case.
struct Turn {
    std::string reference;
    std::string action;
    Values fields = {};
    std::string reason = {};
};

/// What came of actions that were taken at once.
struct Outcomes {
    int done = 0;
    std::vector<std::string> refusals;  ///< In the order in which the actions were given.
};

/// What a plugin's function answered.
struct Answer : Table {
    std::vector<std::string> rows_read;  ///< "waste.prices/bulky@2027-04-01", in order of reading.
};

/// A whole council for one test: the real host with its store, sandbox and plugins, on a folder of
/// its own that goes with it, and a clock that stands where it is set.
///
/// Threads: one. Refused: what has no Result throws RefusedError instead, so that the test fails
/// with the sentence. Faults: as in the host; a plugin's function that throws is one.
class __attribute__((visibility("default"))) Council {
public:
    explicit Council(const Given& given);
    ~Council();
    Council(Council&&) noexcept;
    Council& operator=(Council&&) noexcept;

    /// Puts a row into a register, in force from that day on.
    void add_row(std::string_view register_name, const Values& values, std::string_view from);
    /// The row of a key that is in force today.
    Row row(std::string_view register_name, std::string_view key) const;

    /// Publishes a workflow that the plugin does not ship. `source` is Lua.
    void publish(const std::string& file, const std::string& source);

    /// Opens a case and gives its reference.
    std::string open(const std::string& type, const Values& fields);
    /// Opens a case, or says why not.
    Result<std::string> try_open(const std::string& type, const Values& fields);
    /// Takes an action as the system administrator, who may do whatever an officer may.
    Result<Done> act(const Turn& turn);
    /// Takes actions at once: all are decided on the same snapshot and then committed by a thread
    /// each. Whoever finds that something moved decides again, as in service.
    Outcomes act_at_once(const std::vector<Turn>& turns);

    std::string state(const std::string& reference) const;
    /// Nil where the field is empty.
    Value field(const std::string& reference, std::string_view name) const;
    /// Every letter that was asked for, oldest first.
    std::vector<std::string> letters(const std::string& reference) const;
    /// Nothing while the clock does not run.
    std::optional<Date> due_on(const std::string& reference, std::string_view clock) const;
    /// The case as `moothall case show --json` shows it.
    Table show(const std::string& reference) const;

    /// Calls a function of the plugin as a workflow does.
    Answer call(std::string_view function, const Values& arguments) const;

    Instant now() const;
    Date today() const;
    /// Moves the clock on to a day, nine o'clock, or to a moment; what falls due on the way is
    /// taken, each at its own moment, in order.
    void advance_to(std::string_view moment);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// Everything in which a plugin is not fit for service; empty if it is. Loads it; calls each of its
/// functions with odd arguments, twice, for one that throws or does not answer the same; shows each
/// panel for odd cases; checks each workflow that it ships.
__attribute__((visibility("default"))) std::vector<std::string> objections_to(const Given& given);

}  // namespace moothall::testing

/// A GoogleTest test that a plugin is fit for service. Include <gtest/gtest.h> besides.
#define MOOTHALL_PLUGIN_CONFORMS(plugin_name)                               \
    TEST(PluginConforms, IsFitForService) {                                 \
        for (const auto& objection :                                        \
             ::moothall::testing::objections_to({.plugin = plugin_name})) { \
            ADD_FAILURE() << objection;                                     \
        }                                                                   \
    }
