#pragma once

#include <moothall/service/result.h>

#include <string>
#include <string_view>

#include "calendar/clock.h"
#include "identity/officer.h"
#include "identity/password_hashing.h"
#include "identity/tries.h"
#include "journal/fold.h"
#include "journal/journal.h"
#include "store/store.h"

namespace moothall::identity {

/// The hash of each officer's password. A working table: no password, not even a hash of one, is
/// ever an event.
const store::Table& password_table();

/// Empty for somebody who has none, and signs in with none.
std::string password_hash_of(store::Reader& reader, std::string_view officer);

/// Takes away password, sessions and browsers of an officer whose words were erased.
journal::Fold sign_in_fold();

/// Gives officers their passwords. Threads: any. Faults: StoreFault; std::runtime_error without
/// memory to hash.
class Passwords {
public:
    /// Borrows what it is given.
    Passwords(store::Store& store, journal::Journal& journal, const calendar::Clock& clock,
              PasswordHashing& hashing);

    /// Sets the password of an officer, whose sessions end.
    /// Refused: invalid_input for one that check_new_password turns away; not_available while too
    /// many are hashed, and for a command that has set one already.
    Result<Done> set(const Officer& officer, const std::string& password,
                     const journal::Cause& cause);

    /// The same by somebody for themselves, who has to know the old one.
    /// Refused: as above; not_permitted for another old password; not_available after too many.
    Result<Done> change(const Officer& officer, const std::string& old_password,
                        const std::string& new_password, const journal::Cause& cause);

private:
    store::Store& store_;
    journal::Journal& journal_;
    const calendar::Clock& clock_;
    PasswordHashing& hashing_;
    Tries tries_;
};

}  // namespace moothall::identity
