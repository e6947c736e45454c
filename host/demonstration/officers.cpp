#include "demonstration/officers.h"

#include <array>
#include <string>

#include "operations/operation.h"

namespace moothall::demonstration {
namespace {

constexpr auto all = std::to_array<InventedOfficer>({
    {"priya.shah", "Priya Shah", "caseworker", "revenues", "ashcombe-priya"},
    {"tom.reed", "Tom Reed", "caseworker", "revenues", "ashcombe-tom"},
    {"ada.okafor", "Ada Okafor", "caseworker,team_leader", "revenues", "ashcombe-ada"},
    {"jon.price", "Jon Price", "caseworker", "regulatory", "ashcombe-jon"},
    {"mair.hughes", "Mair Hughes", "administrator", "", "ashcombe-mair"},
});

}  // namespace

std::span<const InventedOfficer> officers() {
    return all;
}

void add_officers(startup::RunningCouncil& running) {
    auto& council = running.council();
    const auto call = [&](std::string_view operation, const Table& arguments) {
        operations::call(council, {identity::system_administrator(), ""}, operation, arguments)
            .value();
    };
    for (const InventedOfficer& one : all) {
        const auto reader = council.store.read();
        const auto officer = identity::find_officer(*reader, one.username);
        if (!officer) {
            call("officer.add", Table{}
                                    .set("username", std::string(one.username))
                                    .set("name", std::string(one.name))
                                    .set("roles", std::string(one.roles))
                                    .set("teams", std::string(one.teams)));
        }
        if (!officer ||
            identity::password_hash_of(*reader, identity::actor_of(*officer).id).empty()) {
            call("officer.password", Table{}
                                         .set("username", std::string(one.username))
                                         .set("password", std::string(one.password)));
        }
    }
}

}  // namespace moothall::demonstration
