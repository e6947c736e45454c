#include "identity/passwords.h"

#include "identity/device.h"
#include "identity/password_rules.h"
#include "identity/session.h"
#include "identity/waits.h"

namespace moothall::identity {
namespace {

struct Columns {
    enum : std::size_t { officer, hash };
};

void end_all(store::Writer& writer, std::string_view officer, Instant now) {
    remove_sessions(writer, officer, now);
    remove_devices(writer, officer);
}

}  // namespace

const store::Table& password_table() {
    static const store::Table table{
        "passwords",
        store::TableClass::working,
        {{"officer", store::ColumnKind::text}, {"hash", store::ColumnKind::text}},
        1,
        {}};
    return table;
}

std::string password_hash_of(store::Reader& reader, std::string_view officer) {
    const auto row = reader.find(password_table(), {std::string(officer)});
    return row ? std::get<std::string>(row->at(Columns::hash)) : std::string();
}

journal::Fold sign_in_fold() {
    return [](const journal::Event& event, store::Writer& writer) {
        if (event.kind == "officer.added" && !event.body.has("username")) {
            writer.remove(password_table(), {event.stream});
            end_all(writer, event.stream, event.recorded_at);
        }
    };
}

Passwords::Passwords(store::Store& store, journal::Journal& journal, const calendar::Clock& clock,
                     PasswordHashing& hashing)
    : store_(store),
      journal_(journal),
      clock_(clock),
      hashing_(hashing),
      tries_(tries_of_one, keys_most) {}

/// The event comes first: a password of which nobody was told may stay away, but not one that works
/// and of which nothing tells.
Result<Done> Passwords::set(const Officer& officer, const std::string& password,
                            const journal::Cause& cause) {
    if (auto checked = check_new_password(password, officer.username); !checked) {
        return checked;
    }
    const auto hash = hashing_.hash(password);
    if (!hash) {
        return hash.error();
    }
    const std::string stream = actor_of(officer).id;
    const Instant now = clock_.now();
    const auto committed = journal_.commit(
        {cause, {}, {}, {journal::Draft{stream, "officer.password_set", 1, now, {}, {}}}});
    if (!committed) {
        return committed.error();
    }
    if (committed->repeated) {
        return Refusal{RefusalKind::not_available,
                       "This command has set a password already: give another its own id."};
    }
    store_.write([&](store::Writer& writer) {
        writer.put(password_table(), {stream, *hash});
        end_all(writer, stream, now);
        return store::Verdict::keep;
    });
    return Done{};
}

Result<Done> Passwords::change(const Officer& officer, const std::string& old_password,
                               const std::string& new_password, const journal::Cause& cause) {
    if (auto checked = check_new_password(new_password, officer.username); !checked) {
        return checked;
    }
    const std::string stream = actor_of(officer).id;
    const Instant now = clock_.now();
    if (const auto begun = tries_.begin(stream, now); begun.wait_until) {
        return refused_to_wait(*begun.wait_until - now);
    }
    const auto match = hashing_.compare(password_hash_of(*store_.read(), stream), old_password);
    if (!match) {
        tries_.take_back(stream);
        return match.error();
    }
    if (*match == Match::no) {
        return Refusal{RefusalKind::not_permitted,
                       "The old password is not right: type it again, or ask an administrator for "
                       "a new one."};
    }
    tries_.forget(stream);
    return set(officer, new_password, cause);
}

}  // namespace moothall::identity
