#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

#include "host/serving/listening_socket.h"
#include "host/store/temporary_folder.h"
#include "json/json.h"

namespace moothall {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;

/// `moothall serve` as systemd starts it.
class Serve : public ::testing::Test {
protected:
    /// Gives the id of the process.
    pid_t start() {
        std::ofstream(folder.path() / "moothall.toml")
            << "data = \"" << (folder.path() / "data").string()
            << "\"\n[log]\nformat = \"json\"\nlevel = \"info\"\n";
        const std::string configuration = folder.path() / "moothall.toml";
        std::fflush(nullptr);  // Or the child would print it again.
        const pid_t child = ::fork();
        if (child == 0) {
            const int error = ::open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
            ::dup2(error, STDERR_FILENO);
            ::setenv("NOTIFY_SOCKET", notify.c_str(), 1);
            ::setenv("WATCHDOG_USEC", "60000000", 1);
            ::unsetenv("WATCHDOG_PID");
            ::execl(MOOTHALL_PROGRAM, MOOTHALL_PROGRAM, "serve", "--listen", "127.0.0.1:0",
                    "--config", configuration.c_str(), nullptr);
            ::_exit(127);
        }
        return child;
    }

    std::vector<std::string> messages() const {
        std::vector<std::string> told;
        std::ifstream in(log);
        for (std::string line; std::getline(in, line);) {
            const auto object = json::parse(line);
            told.push_back(object ? object->as_table()->text("message") : "no JSON: " + line);
        }
        return told;
    }

    const store::TemporaryFolder folder;
    const std::string notify = folder.path() / "notify";
    const std::string log = folder.path() / "log";
    serving::ListeningSocket socket{notify};
};

TEST_F(Serve, IsReadyIsHeardAndEndsCleanlyWhenItIsStopped) {
    const pid_t child = start();
    EXPECT_EQ(socket.next(), "READY=1");
    EXPECT_EQ(socket.next(), "WATCHDOG=1");

    ::kill(child, SIGTERM);

    EXPECT_EQ(socket.next(), "STOPPING=1");
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0);
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "data" / "council.db"));
    EXPECT_THAT(messages(), AllOf(Contains("The council is open."), Contains("The council closes."),
                                  testing::Not(Contains(HasSubstr("no JSON")))));
}

TEST_F(Serve, ThatCannotOpenItsDataSaysSoInJson) {
    std::ofstream(folder.path() / "data") << "no folder";

    const pid_t child = start();
    int status = 0;
    ::waitpid(child, &status, 0);

    EXPECT_EQ(WEXITSTATUS(status), 1);
    EXPECT_THAT(messages(),
                AllOf(testing::SizeIs(1), testing::Not(Contains(HasSubstr("no JSON")))));
}

}  // namespace
}  // namespace moothall
