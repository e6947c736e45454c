#pragma once

#include <moothall/service/date.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journal/event.h"
#include "store/store.h"

namespace moothall::identity {

/// A session ends when it was not used for so long, and at the latest so long after it began.
inline constexpr std::chrono::minutes idle_most{60};
inline constexpr std::chrono::hours session_most{12};
/// Its last use is noted this seldom: a page is no write.
inline constexpr std::chrono::minutes noted_every{5};

/// Somebody who signed in with a password.
struct Session {
    std::string id;
    std::string officer;  ///< Their stream: "officer/01J9…".
    std::string peer;     ///< The address they came from.
    Instant started;
    Instant last_used;  ///< As it was noted last.

    Instant ends() const;  ///< From then on it lets nobody in.
};

/// Sessions by the hash of their secret: a working table, as tokens are.
const store::Table& session_table();

/// What stands in the forms of a session: made of its secret, and tells nothing of it.
std::string form_token_of(std::string_view secret);

/// Keeps a session. Of one officer the newest 20 stay; of others, some that have ended go.
void keep_session(store::Writer& writer, std::string_view secret, const Session& session);

/// Nothing for a secret that belongs to no session, or to one that has ended.
std::optional<Session> find_session(store::Reader& reader, std::string_view secret, Instant now);

/// Notes the use of a session that is still there.
void note_use(store::Writer& writer, std::string_view secret, Instant now);

/// Takes a session away; gives it, if it was there and had not ended.
std::optional<Session> remove_session(store::Writer& writer, std::string_view secret, Instant now);

/// The sessions of one officer that have not ended, the newest last.
std::vector<Session> sessions_of(store::Reader& reader, std::string_view officer, Instant now);

/// Takes away all that an officer has; gives how many had not ended.
std::int64_t remove_sessions(store::Writer& writer, std::string_view officer, Instant now);

journal::Draft signed_in(const Session& session, Instant now);
journal::Draft signed_out(const Session& session, Instant now);
/// Somebody else ended them, or the officer from elsewhere.
journal::Draft sessions_ended(std::string_view officer, std::int64_t sessions, Instant now);

}  // namespace moothall::identity
