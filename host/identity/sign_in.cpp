#include "identity/sign_in.h"

#include <algorithm>

#include "identity/device.h"
#include "identity/passwords.h"
#include "identity/secret.h"
#include "identity/waits.h"

namespace moothall::identity {
namespace {

constexpr std::chrono::hours told_every{1};

Refusal wrong() {
    return {RefusalKind::not_signed_in,
            "The username or the password is not right: try again, or ask an administrator for a "
            "new password."};
}

/// As it is kept: a telephone's keyboard begins with a capital and ends with a space.
std::string username_in(std::string_view typed) {
    const std::size_t begin = std::min(typed.find_first_not_of(' '), typed.size());
    std::string username(typed.substr(begin, typed.find_last_not_of(' ') + 1 - begin));
    for (char& letter : username) {
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return username;
}

}  // namespace

SignIn::SignIn(SignInParts parts)
    : parts_(std::move(parts)),
      tries_(tries_of_one, keys_most),
      tries_of_addresses_(tries_of_one_address, keys_most) {}

Result<Entered> SignIn::sign_in(const Credentials& credentials) {
    const Instant now = parts_.clock.now();
    const Known known = look_up(credentials);
    const std::string network = network_of(credentials.peer);
    const Keys keys =
        known.has_device
            ? Keys{hash_of_secret("device/" + known.officer->id, credentials.device), ""}
            : Keys{hash_of_secret(network, username_in(credentials.username)), network};
    const auto begun = begin(keys, credentials.peer, now);
    if (!begun) {
        return begun.error();
    }
    const auto match = parts_.hashing.compare(known.hash, credentials.password);
    if (!match) {
        take_back(keys);
        return match.error();
    }
    if (*match == Match::no) {
        note_wait(known, credentials.peer, *begun, now);
        return wrong();
    }
    auto entered = enter(known, credentials, now);
    if (entered) {
        take_back(keys);
        tries_.forget(keys.one);
    }
    return entered;
}

SignIn::Known SignIn::look_up(const Credentials& credentials) {
    Known known;
    parts_.store.look([&](store::Reader& reader) {
        known = {};
        known.officer = find_officer(reader, username_in(credentials.username));
        known.is_device_known = is_device(reader, credentials.device);
        if (known.officer) {
            const std::string officer = actor_of(*known.officer).id;
            known.hash = password_hash_of(reader, officer);
            known.has_device = is_device_of(reader, credentials.device, officer);
        }
    });
    return known;
}

/// Gives how many have failed, with this one.
Result<int> SignIn::begin(const Keys& keys, const std::string& peer, Instant now) {
    const auto begun = tries_.begin(keys.one, now);
    if (begun.wait_until) {
        return refused_to_wait(*begun.wait_until - now);
    }
    if (keys.address.empty()) {
        return begun.failed;
    }
    const auto of_address = tries_of_addresses_.begin(keys.address, now);
    if (of_address.wait_until) {
        tries_.take_back(keys.one);
        return refused_to_wait(*of_address.wait_until - now);
    }
    if (of_address.failed == tries_of_one_address.free) {
        parts_.report("Too many tries to sign in came from " + peer +
                      ": nobody signs in from there for a while, but browsers known from before.");
    }
    return begun.failed;
}

void SignIn::take_back(const Keys& keys) {
    tries_.take_back(keys.one);
    if (!keys.address.empty()) {
        tries_of_addresses_.take_back(keys.address);
    }
}

void SignIn::note_wait(const Known& known, const std::string& peer, int failed, Instant now) {
    if (failed < tries_of_one.free || known.hash.empty()) {
        return;
    }
    const std::string officer = actor_of(*known.officer).id;
    const std::lock_guard lock(mutex_);
    const auto told = told_.find(officer);
    if (told == told_.end() || told->second + told_every <= now) {
        told_.insert_or_assign(officer, now);
        to_be_told_.push_back({officer, peer, failed, now});
    }
}

/// The session comes first: an event would tell of one that nobody has.
Result<Entered> SignIn::enter(const Known& known, const Credentials& credentials, Instant now) {
    Entered entered{new_secret(parts_.randomness),
                    known.is_device_known ? credentials.device : new_secret(parts_.randomness),
                    {*known.officer,
                     {journal::new_id(now, parts_.randomness), actor_of(*known.officer).id,
                      credentials.peer.substr(0, 64), now, now}}};
    const Session& session = entered.open.session;
    const auto verdict = parts_.store.write([&](store::Writer& writer) {
        // A password that was changed meanwhile has ended all sessions, and would not end this one.
        if (password_hash_of(writer, session.officer) != known.hash ||
            !officer_of_id(writer, session.officer)) {
            return store::Verdict::discard;
        }
        keep_session(writer, entered.secret, session);
        keep_device(writer, entered.device, session.officer, now);
        return store::Verdict::keep;
    });
    if (verdict == store::Verdict::discard) {
        return wrong();
    }
    const auto committed =
        parts_.journal.commit({cause_of(session.officer, now), {}, {}, {signed_in(session, now)}});
    if (!committed) {
        return committed.error();
    }
    return entered;
}

Result<OpenSession> SignIn::of_session(std::string_view secret) {
    auto open = look_at_session(secret);
    const Instant now = parts_.clock.now();
    if (open && open->session.last_used + noted_every <= now) {
        parts_.store.write([&](store::Writer& writer) {
            note_use(writer, secret, now);
            return store::Verdict::keep;
        });
        open->session.last_used = now;
    }
    return open;
}

Result<OpenSession> SignIn::look_at_session(std::string_view secret) const {
    const Instant now = parts_.clock.now();
    std::optional<Session> session;
    std::optional<Officer> officer;
    parts_.store.look([&](store::Reader& reader) {
        session = find_session(reader, secret, now);
        officer = session ? officer_of_id(reader, session->officer) : std::nullopt;
    });
    if (!officer) {
        return Refusal{RefusalKind::not_signed_in,
                       "You are not signed in, or not any more: sign in again."};
    }
    return OpenSession{*std::move(officer), *std::move(session)};
}

/// The session goes first: from then on it lets nobody in, whatever becomes of the event.
void SignIn::sign_out(std::string_view secret) {
    const Instant now = parts_.clock.now();
    std::optional<Session> ended;
    parts_.store.write([&](store::Writer& writer) {
        ended = remove_session(writer, secret, now);
        return store::Verdict::keep;
    });
    if (ended) {
        parts_.journal.commit({cause_of(ended->officer, now), {}, {}, {signed_out(*ended, now)}})
            .value();
    }
}

void SignIn::tell_waits() {
    std::vector<Waited> all;
    {
        const std::lock_guard lock(mutex_);
        all.swap(to_be_told_);
    }
    for (const Waited& one : all) {
        journal::Draft draft{
            one.officer, "officer.sign_in_refused",         1,
            one.at,      Table{}.set("failed", one.failed), Table{}.set("peer", one.peer)};
        parts_.journal.commit({cause_of("system", parts_.clock.now()), {}, {}, {std::move(draft)}})
            .value();
    }
}

journal::Cause SignIn::cause_of(const std::string& actor, Instant now) const {
    return {actor, "", journal::new_command(now, parts_.randomness), "", now};
}

}  // namespace moothall::identity
