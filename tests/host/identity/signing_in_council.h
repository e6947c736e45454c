#pragma once

#include <memory>
#include <string>
#include <vector>

#include "host/store/postgres/private_server.h"
#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"

namespace moothall::identity {

enum class Backend { sqlite, postgres };

/// A council, on either backend, with the officers ben and ann who have passwords.
class SigningInCouncil {
public:
    explicit SigningInCouncil(Backend backend);

    workflows::SmallCouncil& council() { return *council_; }
    SignIn& sign_in() { return council().sign_in; }
    void advance(std::chrono::microseconds by) { council().clock.advance(by); }

    /// As an officer, or as the system administrator (empty).
    Result<Value> call(const std::string& username, const std::string& name,
                       const Table& arguments);
    Table done(const std::string& name, const Table& arguments);

    /// Ben, from an address, in a browser that has been given nothing.
    Result<Entered> ben(const std::string& password, const std::string& peer);
    Result<Entered> ben(const std::string& password, const std::string& peer,
                        const std::string& device);
    /// Wrong ones, of which none has to wait.
    void fail(int times, const std::string& peer, const std::string& device);

    /// All events of an officer, the oldest first.
    std::vector<journal::Event> events(const std::string& username);
    std::int64_t count(const std::string& username, const std::string& kind);
    std::vector<Session> sessions(const std::string& username);

private:
    store::TemporaryFolder folder_;
    std::unique_ptr<store::postgres::TestDatabase> database_;
    std::unique_ptr<workflows::SmallCouncil> council_;
};

inline constexpr const char* bens_password = "blue kettles";
inline constexpr const char* home = "192.0.2.7";
inline constexpr const char* elsewhere = "198.51.100.4";

}  // namespace moothall::identity
