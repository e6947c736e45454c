#include "identity/session.h"

#include <algorithm>

#include "identity/secret.h"

namespace moothall::identity {
namespace {

constexpr std::size_t sessions_of_one_most = 20;
constexpr std::size_t swept_at_once = 100;

struct Columns {
    enum : std::size_t { hash, officer, id, peer, started, last_used, ends };
};

std::string hash_of(std::string_view secret) {
    return hash_of_secret("session", secret);
}

Instant instant_of(const store::Cell& cell) {
    return Instant(std::chrono::microseconds(std::get<std::int64_t>(cell)));
}

Session session_of(const store::Row& row) {
    return {std::get<std::string>(row.at(Columns::id)),
            std::get<std::string>(row.at(Columns::officer)),
            std::get<std::string>(row.at(Columns::peer)), instant_of(row.at(Columns::started)),
            instant_of(row.at(Columns::last_used))};
}

store::Row row_of(std::string hash, const Session& session) {
    return {std::move(hash),
            session.officer,
            session.id,
            session.peer,
            session.started.time_since_epoch().count(),
            session.last_used.time_since_epoch().count(),
            session.ends().time_since_epoch().count()};
}

/// The oldest first.
std::vector<store::Row> rows_of(store::Reader& reader, std::string_view officer) {
    return reader.list({&session_table(),
                        "by_officer",
                        {std::string(officer)},
                        {},
                        {},
                        {},
                        sessions_of_one_most + 1});
}

void sweep(store::Writer& writer, Instant now) {
    for (const store::Row& row : writer.list({&session_table(),
                                              "by_end",
                                              {},
                                              {},
                                              now.time_since_epoch().count(),
                                              {},
                                              swept_at_once})) {
        writer.remove(session_table(), {row.at(Columns::hash)});
    }
}

}  // namespace

Instant Session::ends() const {
    return std::min<Instant>(last_used + idle_most, started + session_most);
}

const store::Table& session_table() {
    static const store::Table table{"sessions",
                                    store::TableClass::working,
                                    {{"hash", store::ColumnKind::text},
                                     {"officer", store::ColumnKind::text},
                                     {"id", store::ColumnKind::text},
                                     {"peer", store::ColumnKind::text},
                                     {"started", store::ColumnKind::number},
                                     {"last_used", store::ColumnKind::number},
                                     {"ends", store::ColumnKind::number}},
                                    1,
                                    {{"by_officer", {1, 2}}, {"by_end", {6}}}};
    return table;
}

std::string form_token_of(std::string_view secret) {
    return hash_of_secret("form", secret);
}

void keep_session(store::Writer& writer, std::string_view secret, const Session& session) {
    sweep(writer, session.started);
    writer.put(session_table(), row_of(hash_of(secret), session));
    const auto all = rows_of(writer, session.officer);
    if (all.size() > sessions_of_one_most) {
        writer.remove(session_table(), {all.front().at(Columns::hash)});
    }
}

std::optional<Session> find_session(store::Reader& reader, std::string_view secret, Instant now) {
    const auto row = reader.find(session_table(), {hash_of(secret)});
    if (!row) {
        return std::nullopt;
    }
    Session session = session_of(*row);
    return session.ends() > now ? std::optional(std::move(session)) : std::nullopt;
}

void note_use(store::Writer& writer, std::string_view secret, Instant now) {
    auto session = find_session(writer, secret, now);
    if (session && session->last_used < now) {
        session->last_used = now;
        writer.put(session_table(), row_of(hash_of(secret), *session));
    }
}

std::optional<Session> remove_session(store::Writer& writer, std::string_view secret, Instant now) {
    auto session = find_session(writer, secret, now);
    writer.remove(session_table(), {hash_of(secret)});
    return session;
}

std::vector<Session> sessions_of(store::Reader& reader, std::string_view officer, Instant now) {
    std::vector<Session> sessions;
    for (const store::Row& row : rows_of(reader, officer)) {
        Session session = session_of(row);
        if (session.ends() > now) {
            sessions.push_back(std::move(session));
        }
    }
    return sessions;
}

std::int64_t remove_sessions(store::Writer& writer, std::string_view officer, Instant now) {
    const auto ended = static_cast<std::int64_t>(sessions_of(writer, officer, now).size());
    for (const store::Row& row : rows_of(writer, officer)) {
        writer.remove(session_table(), {row.at(Columns::hash)});
    }
    return ended;
}

journal::Draft signed_in(const Session& session, Instant now) {
    return {session.officer,
            "officer.signed_in",
            1,
            now,
            Table{}.set("session", session.id),
            Table{}.set("peer", session.peer)};
}

journal::Draft signed_out(const Session& session, Instant now) {
    return {session.officer, "officer.signed_out", 1, now, Table{}.set("session", session.id), {}};
}

journal::Draft sessions_ended(std::string_view officer, std::int64_t sessions, Instant now) {
    return {std::string(officer),
            "officer.sessions_ended",
            1,
            now,
            Table{}.set("sessions", sessions),
            {}};
}

}  // namespace moothall::identity
