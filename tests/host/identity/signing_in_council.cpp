#include "host/identity/signing_in_council.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "operations/operation.h"

namespace moothall::identity {

SigningInCouncil::SigningInCouncil(Backend backend) {
    if (backend == Backend::postgres) {
        database_ = std::make_unique<store::postgres::TestDatabase>();
    }
    council_ = std::make_unique<workflows::SmallCouncil>(
        database_ ? std::filesystem::path(database_->url()) : folder_.path());
    done("officer.add", Table{}.set("username", "ben").set("name", "Ben Ash"));
    done("officer.add", Table{}.set("username", "ann").set("name", "Ann Oak"));
    done("officer.password", Table{}.set("username", "ben").set("password", bens_password));
    done("officer.password", Table{}.set("username", "ann").set("password", "green kettles"));
}

Result<Value> SigningInCouncil::call(const std::string& username, const std::string& name,
                                     const Table& arguments) {
    const auto actor = actor_named(*council().store->read(), username).value();
    return operations::call(council().council, {actor, ""}, name, arguments);
}

Table SigningInCouncil::done(const std::string& name, const Table& arguments) {
    return *call("", name, arguments).value().as_table();
}

Result<Entered> SigningInCouncil::ben(const std::string& password, const std::string& peer) {
    return ben(password, peer, "");
}

Result<Entered> SigningInCouncil::ben(const std::string& password, const std::string& peer,
                                      const std::string& device) {
    return sign_in().sign_in({"ben", password, peer, device});
}

void SigningInCouncil::fail(int times, const std::string& peer, const std::string& device) {
    for (int failed = 0; failed < times; ++failed) {
        ASSERT_EQ(ben("a wrong one", peer, device).error().kind, RefusalKind::not_signed_in);
    }
}

std::vector<journal::Event> SigningInCouncil::events(const std::string& username) {
    const auto reader = council().store->read();
    const auto stream = actor_named(*reader, username).value().id;
    return journal::events_of(*reader, council().folds, stream, 0, 1'000);
}

std::int64_t SigningInCouncil::count(const std::string& username, const std::string& kind) {
    return std::ranges::count(events(username), kind, &journal::Event::kind);
}

std::vector<Session> SigningInCouncil::sessions(const std::string& username) {
    const auto reader = council().store->read();
    return sessions_of(*reader, actor_named(*reader, username).value().id, council().clock.now());
}

}  // namespace moothall::identity
