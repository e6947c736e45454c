#include "doctor/checks/database_settings.h"

#include <array>
#include <charconv>
#include <string_view>

#include "doctor/amounts.h"

namespace moothall::doctor {
namespace {

constexpr std::int64_t few_left = 20;  ///< One host takes so many.
constexpr std::int64_t hardly_any_left = 5;

/// What a setting must not be.
struct Objection {
    std::string_view backend;
    std::string_view setting;
    std::string_view value;
    std::string_view trouble;
};

constexpr std::array objections{
    Objection{"postgres", "fsync", "off", "loses_data"},
    Objection{"postgres", "full_page_writes", "off", "loses_data"},
    Objection{"postgres", "synchronous_commit", "off", "loses_data"},
    Objection{"postgres", "default_transaction_read_only", "on", "takes_no_changes"},
    Objection{"postgres", "in_recovery", "on", "takes_no_changes"},
    Objection{"postgres", "data_checksums", "off", "no_checksums"},
    Objection{"postgres", "autovacuum", "off", "no_autovacuum"},
    Objection{"sqlite", "synchronous", "0", "loses_data"},
    Objection{"sqlite", "synchronous", "1", "loses_data"},
};

int whole_number(const std::string& text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

void check_version(const std::string& value, Outcome& outcome) {
    constexpr int each_release = 10'000;
    constexpr int tested = 15;
    constexpr int oldest = 13;
    const int version = whole_number(value) / each_release;
    if (version < oldest) {
        outcome.found("version_too_old", "The server is PostgreSQL " + std::to_string(version) +
                                             ", which lacks what Moothall asks of it.");
    } else if (version != tested) {
        outcome.found("version_not_tested", "The server is PostgreSQL " + std::to_string(version) +
                                                "; this Moothall was tested with " +
                                                std::to_string(tested) + ".");
    }
}

void check_setting(const std::string& backend, const store::SettingInForce& setting,
                   Outcome& outcome) {
    for (const Objection& objection : objections) {
        if (objection.backend == backend && objection.setting == setting.name &&
            objection.value == setting.value) {
            outcome.found(objection.trouble, setting.name + " is " + setting.value + ".");
        }
    }
    if (backend == "sqlite" && setting.name == "journal_mode" && setting.value != "wal") {
        outcome.found("journal_mode_changed",
                      "The database's journal mode is " + setting.value + " and not wal.");
    }
    if (backend == "postgres" && setting.name == "server_version_num") {
        check_version(setting.value, outcome);
    }
}

}  // namespace

const Check& database_settings_check() {
    static const Check check{
        "database_settings",
        "Settings of the database",
        "What is in force for Moothall. PostgreSQL: fsync, full_page_writes, synchronous_commit, "
        "default_transaction_read_only, recovery, data checksums, autovacuum, version. SQLite: "
        "journal_mode, synchronous.",
        {{"loses_data", Severity::problem,
          "The database answers before what was kept is safe: loss of power takes answered "
          "commands "
          "away, or breaks the database.",
          "Set it to on (PostgreSQL: in postgresql.conf, or what ALTER ROLE or ALTER DATABASE made "
          "of "
          "it; then reload). With SQLite tell those who wrote this program."},
         {"takes_no_changes", Severity::problem,
          "The server is a standby, or set to read only: every command is refused.",
          "Name the server that takes changes (target_session_attrs=read-write), or set "
          "default_transaction_read_only to off."},
         {"journal_mode_changed", Severity::problem,
          "Somebody changed the mode in which SQLite keeps its journal: readers and writers now "
          "keep "
          "each other waiting.",
          "Stop Moothall and run: sqlite3 council.db 'PRAGMA journal_mode = WAL'."},
         {"version_too_old", Severity::problem, "PostgreSQL older than 13.",
          "Move the database to PostgreSQL 15."},
         {"version_not_tested", Severity::warning, "PostgreSQL other than 15.",
          "Move the database to PostgreSQL 15, or try your version out first."},
         {"no_checksums", Severity::warning,
          "The server would not notice that its disk gives back other bytes than were written. "
          "moothall journal verify does, for events.",
          "Stop the server and run pg_checksums --enable."},
         {"no_autovacuum", Severity::warning,
          "Nobody clears up behind changed rows: tables grow and become slow.",
          "Set autovacuum to on."}},
        {}};
    return check;
}

Outcome check_database_settings(const std::string& backend,
                                const std::vector<store::SettingInForce>& settings) {
    std::string seen;
    for (const store::SettingInForce& setting : settings) {
        seen += (seen.empty() ? "" : ", ") + setting.name + " " + setting.value;
    }
    Outcome outcome(database_settings_check(), "In force: " + seen + ".");
    for (const store::SettingInForce& setting : settings) {
        check_setting(backend, setting, outcome);
    }
    return outcome;
}

const Check& database_sessions_check() {
    static const Check check{
        "database_sessions",
        "Sessions left on the database server",
        "How many more sessions the server takes from ordinary users. A host takes up to 21 and "
        "one "
        "for each list that is being read.",
        {{"sessions_used_up", Severity::problem,
          "Fewer than 5 are left: hosts will be turned away.",
          "Raise max_connections and restart the server, or find out who holds them "
          "(pg_stat_activity)."},
         {"sessions_scarce", Severity::warning, "Fewer than 20 are left: another host may not fit.",
          "Raise max_connections: 100 do for two hosts, 200 for four."}},
        {{"database_sessions_left", Unit::count, "Sessions that the server still takes."}}};
    return check;
}

Outcome check_database_sessions(const store::Sessions& sessions) {
    const std::int64_t left = sessions.allowed - sessions.used;
    const std::string seen = std::to_string(sessions.used) + " of " +
                             count_in_words(sessions.allowed, "session") + " are in use.";
    Outcome outcome(database_sessions_check(), seen);
    outcome.measured("database_sessions_left", left);
    if (left < few_left) {
        outcome.found(left < hardly_any_left ? "sessions_used_up" : "sessions_scarce", seen);
    }
    return outcome;
}

}  // namespace moothall::doctor
