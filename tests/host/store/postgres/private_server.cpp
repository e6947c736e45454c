#include "host/store/postgres/private_server.h"

#include <libpq-fe.h>
#include <pwd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <random>
#include <stdexcept>
#include <thread>

namespace moothall::store::postgres {
namespace {

constexpr const char* binaries = POSTGRES_BINARIES;
constexpr int port = 5432;
constexpr int tries_to_reach = 3000;
constexpr std::chrono::milliseconds between_tries(10);

/// The words that run a command as somebody whom PostgreSQL does not refuse.
std::vector<std::string> as_server_user() {
    if (::geteuid() != 0) {
        return {};
    }
    return {"setpriv",  "--reuid",        "postgres",    "--regid",
            "postgres", "--clear-groups", "--pdeathsig", "INT"};
}

pid_t started(const std::vector<std::string>& command, const std::filesystem::path& log) {
    std::vector<std::string> words = as_server_user();
    words.insert(words.end(), command.begin(), command.end());
    std::vector<char*> arguments;
    for (std::string& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        if (std::freopen(log.c_str(), "a", stdout) != nullptr &&
            std::freopen(log.c_str(), "a", stderr) != nullptr && ::chdir("/") == 0) {
            ::execvp(arguments.front(), arguments.data());
        }
        ::_exit(127);
    }
    return child;
}

struct Finish {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
};

}  // namespace

PrivateServer::PrivateServer(Durability durability, Copy) : durability_(durability) {
    std::string name = (std::filesystem::temp_directory_path() / "moothall-pg-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
        throw std::runtime_error("No temporary folder can be made for a PostgreSQL server.");
    }
    folder_ = name;
    if (::geteuid() == 0) {
        const passwd* const user = ::getpwnam("postgres");
        if (user == nullptr || ::chown(folder_.c_str(), user->pw_uid, user->pw_gid) != 0) {
            throw std::runtime_error(
                "PostgreSQL refuses to run as root, and there is no user postgres. Install "
                "postgresql-15, or run the tests as another user.");
        }
    }
}

PrivateServer::PrivateServer(Durability durability) : PrivateServer(durability, Copy::of_nothing) {
    run_to_end({"initdb", "--no-sync", "--auth=trust", "--username=postgres", "--locale=C",
                "--encoding=UTF8", "--pgdata=" + (folder_ / "data").string()});
    start();
    execute("postgres", "CREATE ROLE council LOGIN");
}

std::unique_ptr<PrivateServer> PrivateServer::standby_of(PrivateServer& primary) {
    std::unique_ptr<PrivateServer> standby(
        new PrivateServer(primary.durability_, Copy::of_nothing));
    standby->run_to_end({"pg_basebackup", "--no-sync", "--write-recovery-conf", "--checkpoint=fast",
                         "--username=postgres", "--host=" + primary.folder_.string(),
                         "--pgdata=" + (standby->folder_ / "data").string()});
    standby->start();
    primary.execute("postgres", "ALTER SYSTEM SET synchronous_standby_names = '*'");
    primary.execute("postgres", "SELECT pg_reload_conf()");
    return standby;
}

PrivateServer::~PrivateServer() {
    end(SIGINT);
    std::error_code ignored;  // What is left of it harms nobody.
    std::filesystem::remove_all(folder_, ignored);
}

void PrivateServer::run_to_end(const std::vector<std::string>& command) const {
    std::vector<std::string> words = command;
    words.front().insert(0, std::string(binaries) + "/");
    int status = 0;
    const pid_t child = started(words, folder_ / "log");
    if (::waitpid(child, &status, 0) != child || status != 0) {
        throw std::runtime_error("No PostgreSQL server could be made here: " + command.front() +
                                 " says why in " + (folder_ / "log").string() +
                                 ". Install postgresql-15.");
    }
}

void PrivateServer::start() {
    const std::string synced = durability_ == Durability::synced ? "on" : "off";
    process_ = started(
        {std::string(binaries) + "/postgres", "-D", (folder_ / "data").string(), "-k",
         folder_.string(), "-c", "listen_addresses=" + address_, "-c", "fsync=" + synced, "-c",
         "full_page_writes=" + synced, "-c", "shared_buffers=64MB", "-c", "max_connections=200"},
        folder_ / "log");
    for (int tried = 0; tried < tries_to_reach; ++tried) {
        int status = 0;
        if (::waitpid(process_, &status, WNOHANG) == process_) {
            break;
        }
        if (PQping(superuser_url_of("postgres").c_str()) == PQPING_OK) {
            return;
        }
        std::this_thread::sleep_for(between_tries);
    }
    throw std::runtime_error("The PostgreSQL server of this test does not start: see " +
                             (folder_ / "log").string() + ".");
}

void PrivateServer::stop() {
    end(SIGINT);
}

void PrivateServer::kill() {
    end(SIGQUIT);  // Its children die with it and nothing is tidied up.
}

void PrivateServer::end(int signal) {
    if (process_ > 0) {
        ::kill(process_, signal);
        ::waitpid(process_, nullptr, 0);
        process_ = 0;
    }
}

std::string PrivateServer::url_of(const std::string& database) const {
    return "postgresql://council@/" + database + "?host=" + folder_.string();
}

void PrivateServer::listen_on(const std::string& address) {
    stop();
    address_ = address;
    std::ofstream(folder_ / "data" / "pg_hba.conf", std::ios::app)
        << "host all all samenet trust\n";
    start();
}

std::string PrivateServer::url_over_network(const std::string& database) const {
    return "postgresql://council@" + address_ + ":" + std::to_string(port) + "/" + database;
}

std::string PrivateServer::superuser_url_of(const std::string& database) const {
    return "postgresql://postgres@/" + database + "?host=" + folder_.string();
}

std::string PrivateServer::url_of_either(const PrivateServer& one, const PrivateServer& other,
                                         const std::string& database) {
    return one.url_of(database) + "," + other.folder_.string() + "&target_session_attrs=read-write";
}

std::string PrivateServer::execute(const std::string& database, const std::string& sql) const {
    const std::unique_ptr<PGconn, Finish> connection(
        PQconnectdb(superuser_url_of(database).c_str()));
    const std::unique_ptr<PGresult, Clear> result(PQexec(connection.get(), sql.c_str()));
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
        throw std::runtime_error(sql + ": " + PQerrorMessage(connection.get()));
    }
    return PQntuples(result.get()) == 0 ? "" : PQgetvalue(result.get(), 0, 0);
}

std::string PrivateServer::new_database() {
    const std::string name = "council_" + std::to_string(++databases_);
    execute("postgres", "CREATE DATABASE " + name + " OWNER council");
    return name;
}

void PrivateServer::drop(const std::string& database) const {
    execute("postgres", "DROP DATABASE " + database + " WITH (FORCE)");
}

void randomness_for_tests(std::span<std::byte> bytes) {
    std::random_device device;
    for (std::byte& byte : bytes) {
        byte = static_cast<std::byte>(device());
    }
}

PrivateServer& shared_server() {
    static PrivateServer server(Durability::not_synced);
    return server;
}

}  // namespace moothall::store::postgres
