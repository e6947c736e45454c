#include "store/postgres/session/server_fault.h"

#include <algorithm>
#include <array>

#include "store/schema.h"

namespace moothall::store::postgres {
namespace {

struct Meaning {
    std::string_view state;  ///< An SQLSTATE, or how a class of them begins.
    Remedy remedy;
    const char* sentence;
};

constexpr const char* busy =
    "Others have been changing the same records for too long. Try again in a moment.";
constexpr const char* gone =
    "The database server cannot be reached. Check that it runs, then try again.";
constexpr const char* read_only =
    "The database server takes no changes now: it is a standby, or set to read only. Name the "
    "server that takes changes, or allow them, then try again.";

constexpr auto meanings = std::to_array<Meaning>({
    {"40001", Remedy::run_again, busy},
    {"40P01", Remedy::run_again, busy},
    {"55P03", Remedy::run_again, busy},
    {"23505", Remedy::run_again, busy},  // Somebody else's event has the number.
    {"25006", Remedy::reconnect, read_only},
    {full_disk, Remedy::none,
     "The disk of the database server is full, so nothing was kept. Free some space, then try "
     "again."},
    {"53300", Remedy::reconnect,
     "The database server takes no more connections. Raise its max_connections, or run fewer "
     "hosts, then try again."},
    {"42501", Remedy::none,
     "The database user may not do what Moothall needs. Make it the owner of the database, then "
     "try again."},
    {"22012", Remedy::none, reason_against_upgraded},  // See one_try.cpp.
    {"22003", Remedy::none, "A number grew too large to be kept, so nothing was kept."},
    {"54000", Remedy::none,
     "Something that records are found by is longer than PostgreSQL can index (2,700 bytes), so "
     "nothing was kept. Shorten it."},
    {"57P", Remedy::reconnect, gone},
    {"08", Remedy::reconnect, gone},
    {"25P03", Remedy::reconnect, gone},
});

}  // namespace

ServerFault fault_for(std::string_view state, std::string_view message) {
    if (state.empty()) {
        return {Remedy::reconnect, gone};
    }
    const auto found = std::find_if(meanings.begin(), meanings.end(), [&](const Meaning& each) {
        return state.starts_with(each.state);
    });
    if (found != meanings.end()) {
        return {found->remedy, found->sentence};
    }
    if (state == "XX001" || state == "XX002") {
        return {Remedy::none, "The council's database is damaged: " + std::string(message) +
                                  ". Stop Moothall and restore the last backup."};
    }
    return {Remedy::none, "The database server failed: " + std::string(message) + "."};
}

}  // namespace moothall::store::postgres
