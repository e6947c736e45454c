#pragma once

#include <moothall/service/result.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journal/event.h"
#include "journal/fold.h"
#include "store/store.h"

namespace moothall::identity {

/// Somebody who works here.
struct Officer {
    std::string id;
    std::string name;      ///< "Priya Shah".
    std::string username;  ///< "priya.shah": what `--as` takes.
    std::vector<std::string> roles;
    std::vector<std::string> teams;

    bool has_role(std::string_view role) const;
};

/// Who acts: an officer, or the council itself by time, import or set-up.
struct Actor {
    std::string id;    ///< "officer/01J9…", "time", "import", "system".
    std::string name;  ///< For a person to read.
    std::vector<std::string> roles;
    std::vector<std::string> teams;
    /// What the token they came with is good for: names of deeds; empty: all that they may.
    std::vector<std::string> scopes = {};

    bool has_role(std::string_view role) const;
};

Actor actor_of(const Officer& officer);

/// The system administrator of a data folder: may do everything, and is who acts unless told.
Actor system_administrator();

/// What happens by itself, when it is due.
Actor time_itself();

const store::Table& officer_table();
journal::Fold officer_fold();
void forget_officer(std::string_view stream, std::int64_t last, store::Writer& writer);

/// Refused: invalid_input for a name, role or team that cannot be one.
Result<journal::Draft> officer_added(const Officer& officer, Instant now);

/// Nothing for an officer whose words were erased: nobody can act as them any more.
std::optional<Officer> find_officer(store::Reader& reader, std::string_view username);
/// Whether an officer has this username, or had it until their words were erased.
bool is_taken(store::Reader& reader, std::string_view username);
/// Those whose words were erased too: their username is then that of their stream, "officer/01J9…",
/// and their name is empty.
std::vector<Officer> list_officers(store::Reader& reader, std::string_view after,
                                   std::size_t limit);

/// The officer of an actor's id, "officer/01J9…"; nothing for one whose words were erased.
std::optional<Officer> officer_of_id(store::Reader& reader, std::string_view actor_id);

/// Whether an actor's id is an officer's: one person's, and not the council's itself.
bool is_officer(std::string_view actor_id);

/// The username of an actor's id ("officer/01J9…"); the id itself where it is no officer's.
std::string username_of(store::Reader& reader, std::string_view actor_id);

/// Refused: not_found for a username that nobody has.
Result<Actor> actor_named(store::Reader& reader, std::string_view username);

}  // namespace moothall::identity
