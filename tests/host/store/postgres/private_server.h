#pragma once

#include <sys/types.h>

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace moothall::store::postgres {

/// Whether the server waits for the disk. Only tests that kill it need that.
enum class Durability { synced, not_synced };

/// A real PostgreSQL server in a temporary folder, that listens on a socket in it alone. It refuses
/// to run as root, and runs as the user `postgres` then. Goes with all it held at the end; when the
/// test is killed it ends too, and its folder stays. Faults: throws std::runtime_error with a
/// sentence where it cannot be started.
class PrivateServer {
public:
    explicit PrivateServer(Durability durability);
    /// A standby that copies the other one, which waits for it before it answers that it has kept
    /// something.
    static std::unique_ptr<PrivateServer> standby_of(PrivateServer& primary);
    ~PrivateServer();
    PrivateServer(const PrivateServer&) = delete;
    PrivateServer& operator=(const PrivateServer&) = delete;

    /// The URL of a database on it, for the plain user who owns the databases of tests.
    std::string url_of(const std::string& database) const;
    /// The same for the one user who may do all.
    std::string superuser_url_of(const std::string& database) const;

    /// The URL of a database on whichever of both servers takes changes.
    static std::string url_of_either(const PrivateServer& one, const PrivateServer& other,
                                     const std::string& database);

    /// Runs one statement as the superuser; gives the first cell of its answer.
    std::string execute(const std::string& database, const std::string& sql) const;

    std::string new_database();
    void drop(const std::string& database) const;

    /// Begins anew and listens on an address of this machine too, where everybody on its network
    /// may come in.
    void listen_on(const std::string& address);
    /// As url_of, by that address.
    std::string url_over_network(const std::string& database) const;

    void start();  ///< Waits until it answers.
    void stop();   ///< As an administrator stops it: sessions are ended.
    void kill();   ///< As a loss of power ends it, but for what the disk holds back.

    const std::filesystem::path& folder() const { return folder_; }

private:
    enum class Copy { of_nothing };
    PrivateServer(Durability durability, Copy);  ///< A folder of its own and no server yet.

    void run_to_end(const std::vector<std::string>& command) const;
    void end(int signal);

    std::filesystem::path folder_;
    Durability durability_;
    std::string address_;
    pid_t process_ = 0;
    std::atomic<int> databases_ = 0;
};

/// Randomness that no test replays.
void randomness_for_tests(std::span<std::byte> bytes);

/// The server of this test program, started when it is first wanted. It does not wait for the disk.
PrivateServer& shared_server();

/// An empty database that is gone at the end.
class TestDatabase {
public:
    TestDatabase() : TestDatabase(shared_server()) {}
    explicit TestDatabase(PrivateServer& server) : server_(server), name_(server.new_database()) {}
    ~TestDatabase() { server_.drop(name_); }
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;

    std::string url() const { return server_.url_of(name_); }
    const std::string& name() const { return name_; }
    std::string execute(const std::string& sql) const { return server_.execute(name_, sql); }

private:
    PrivateServer& server_;
    std::string name_;
};

}  // namespace moothall::store::postgres
