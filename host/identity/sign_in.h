#pragma once

#include <moothall/service/result.h>

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/clock.h"
#include "identity/officer.h"
#include "identity/password_hashing.h"
#include "identity/session.h"
#include "identity/tries.h"
#include "journal/ids.h"
#include "journal/journal.h"
#include "store/store.h"

namespace moothall::identity {

/// What somebody shows to sign in.
struct Credentials {
    std::string username;
    std::string password;
    std::string peer;    ///< The address they come from.
    std::string device;  ///< What this browser was given before; may be empty.
};

/// A session, and whose it is.
struct OpenSession {
    Officer officer;
    Session session;
};

/// What somebody has who signed in.
struct Entered {
    std::string secret;
    std::string device;
    OpenSession open;
};

/// Borrowed, but for the last two.
struct SignInParts {
    store::Store& store;
    journal::Journal& journal;
    const calendar::Clock& clock;
    PasswordHashing& hashing;
    journal::Randomness randomness;
    std::function<void(const std::string&)> report;  ///< For the log: what an operator should see.
};

/// Lets officers in by their passwords, and makes those wait who try too often.
///
/// Wrong tries are counted for the name and the address they come from, or for the browser where
/// the officer has signed in from it before: whoever tries a name makes nobody wait but themselves.
/// Threads: any. Faults: StoreFault; std::runtime_error without memory to hash.
class SignIn {
public:
    explicit SignIn(SignInParts parts);

    /// Refused: not_signed_in, not telling whether there is such a name, and taking as long for
    /// one that there is not; not_available for whoever has to wait.
    Result<Entered> sign_in(const Credentials& credentials);

    /// Reads only, but for noting the use every `noted_every`.
    /// Refused: not_signed_in.
    Result<OpenSession> of_session(std::string_view secret);

    /// The same without noting any use: what is only looked at is not prolonged.
    /// Refused: not_signed_in.
    Result<OpenSession> look_at_session(std::string_view secret) const;

    void sign_out(std::string_view secret);

    /// Tells the journal of officers whose name had to wait, once an hour for each. Not part of
    /// the try itself, which would take longer for a name that there is. Cheap if there is none.
    void tell_waits();

private:
    /// Whoever tries, as the store knew them before.
    struct Known {
        std::optional<Officer> officer;
        std::string hash;
        bool has_device = false;
        bool is_device_known = false;
    };
    struct Waited {
        std::string officer;
        std::string peer;
        int failed;
        Instant at;
    };
    /// The keys under which a try counts.
    struct Keys {
        std::string one;
        std::string address;  ///< Empty where it does not count for the address.
    };

    Known look_up(const Credentials& credentials);
    Result<int> begin(const Keys& keys, const std::string& peer, Instant now);
    void take_back(const Keys& keys);
    void note_wait(const Known& known, const std::string& peer, int failed, Instant now);
    Result<Entered> enter(const Known& known, const Credentials& credentials, Instant now);
    journal::Cause cause_of(const std::string& actor, Instant now) const;

    SignInParts parts_;
    Tries tries_;
    Tries tries_of_addresses_;
    std::mutex mutex_;
    std::map<std::string, Instant> told_;  ///< When the last wait of an officer was noted.
    std::vector<Waited> to_be_told_;
};

}  // namespace moothall::identity
