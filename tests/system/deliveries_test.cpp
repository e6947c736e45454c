#include <fcntl.h>
#include <gmock/gmock.h>
#include <poll.h>
#include <sqlite3.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>

#include "host/store/temporary_folder.h"
#include "system/running/program.h"

// Letters of a council that is served, with a plugin that delivers them.
namespace moothall {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* notice_workflow = R"(
return workflow {
  name = "parks.notice", title = "Notice", complexity = "straightforward",
  states = {
    told = { title = "Told", initial = true, enter = { letter "notice" } },
    done = { title = "Done", final = true, keep = "parks.notice" },
  },
  actions = { finish = { title = "Finish", from = "told", to = "done" } },
}
)";

class ServedDeliveries : public ::testing::Test {
protected:
    ServedDeliveries() {
        ::mkfifo(post.c_str(), 0600);
        ear = ::open(post.c_str(), O_RDWR | O_CLOEXEC);  // As a writer too: so it never ends.
        ::setenv("POST_OFFICE_FILE", post.c_str(), 1);
        std::ofstream(folder.path() / "moothall.toml")
            << "data = \"" << (folder.path() / "data").string() << "\"\n[plugins]\nfolders = [\""
            << MOOTHALL_PARKS << "\", \"" << MOOTHALL_POST_OFFICE << "\"]\n";
        std::ofstream(folder.path() / "notice.lua") << notice_workflow;
        EXPECT_EQ(run({"workflow", "publish", (folder.path() / "notice.lua").string()}).status, 0);
    }
    ~ServedDeliveries() override {
        ::close(ear);
        ::unsetenv("POST_OFFICE_DOES");
    }

    Ran run(std::vector<std::string> words) {
        words.insert(words.begin(), {"--config", (folder.path() / "moothall.toml").string()});
        return run_program(folder.path(), std::move(words));
    }
    void open_case() { ASSERT_EQ(run({"case", "open", "parks.notice"}).status, 0); }

    /// As the release before the one that delivers would have kept it.
    void make_older() const {
        sqlite3* connection = nullptr;
        ASSERT_EQ(sqlite3_open((folder.path() / "data/council.db").c_str(), &connection),
                  SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(connection,
                               "DROP TABLE outgoing;"
                               "DELETE FROM store_tables WHERE name = 'outgoing';"
                               "DELETE FROM store_migrations WHERE number = 2;"
                               "PRAGMA user_version = 1",
                               nullptr, nullptr, nullptr),
                  SQLITE_OK);
        sqlite3_close(connection);
    }

    pid_t serve() const {
        const std::string configuration = folder.path() / "moothall.toml";
        const std::string log = folder.path() / "log";
        std::fflush(nullptr);  // Or the child would print it again.
        const pid_t child = ::fork();
        if (child == 0) {
            ::dup2(::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600), STDERR_FILENO);
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // Also where the test itself fails.
            ::execl(MOOTHALL_PROGRAM, MOOTHALL_PROGRAM, "serve", "--listen", "127.0.0.1:0",
                    "--config", configuration.c_str(), nullptr);
            ::_exit(127);
        }
        return child;
    }
    /// What the post office got next.
    std::string next_letter() const {
        pollfd waiting{ear, POLLIN, 0};
        std::string line;
        for (char letter = 0; letter != '\n'; line += letter) {
            if (::poll(&waiting, 1, 60'000) != 1 || ::read(ear, &letter, 1) != 1) {
                throw std::runtime_error("no letter came");
            }
        }
        return line;
    }
    static int stopped(pid_t serving, int signal) {
        ::kill(serving, signal);
        int status = 0;
        ::waitpid(serving, &status, 0);
        return status;
    }

    const store::TemporaryFolder folder;
    const std::string post = folder.path() / "post";
    int ear = -1;
};

TEST_F(ServedDeliveries, LeaveOnceAndAreNotedInTheirCase) {
    open_case();

    const pid_t serving = serve();
    EXPECT_THAT(next_letter(), HasSubstr(" notice PA-"));
    EXPECT_EQ(stopped(serving, SIGTERM), 0);

    const Ran listed = run({"case", "list", "--json"});
    const auto at = listed.out.find("PA-");
    const Ran events = run({"case", "events", listed.out.substr(at, 14)});
    EXPECT_THAT(events.out, HasSubstr("case.delivered")) << events.error;
    EXPECT_THAT(run({"attention", "list"}).out, Not(HasSubstr("letter")));
    EXPECT_THAT(run({"doctor", "--metrics"}).out, HasSubstr("\nmoothall_deliveries_due 0\n"));
    EXPECT_THAT(run({"journal", "rebuild", "--check"}).out, HasSubstr("equal: yes"));
}

TEST_F(ServedDeliveries, ThatWereAskedForBeforeAnUpgradeLeaveAfterIt) {
    make_older();
    open_case();
    EXPECT_THAT(run({"doctor", "--json"}).out, HasSubstr("upgrade_waiting"));

    EXPECT_EQ(run({"upgrade"}).status, 0);

    const pid_t serving = serve();
    EXPECT_THAT(next_letter(), HasSubstr(" notice PA-"));
    EXPECT_EQ(stopped(serving, SIGTERM), 0);
    EXPECT_THAT(run({"journal", "rebuild", "--check"}).out, HasSubstr("equal: yes"));
}

TEST_F(ServedDeliveries, ThatTheCommandLineAsksForDoNotHoldItUp) {
    ::setenv("POST_OFFICE_DOES", "hang", 1);

    open_case();  // It ends, though no letter ever would.
    open_case();

    EXPECT_THAT(run({"doctor"}).out, Not(HasSubstr("deliveries_stuck")));
}

TEST_F(ServedDeliveries, OfAPluginThatCrashesWaitWhenItStaysOut) {
    for (int one = 0; one < 9; ++one) {
        open_case();
    }
    ::setenv("POST_OFFICE_DOES", "abort", 1);

    for (int crash = 0; crash < 3; ++crash) {
        const pid_t serving = serve();
        next_letter();
        int status = 0;
        ::waitpid(serving, &status, 0);
        ASSERT_TRUE(WIFSIGNALED(status)) << content(folder.path() / "log");
    }

    EXPECT_THAT(run({"plugin", "list", "--json"}).out,
                AllOf(HasSubstr("post_office"), HasSubstr("deliver letter")));
    EXPECT_THAT(run({"attention", "list"}).out, HasSubstr("9 letters"));
    EXPECT_THAT(run({"doctor", "--json"}).out, HasSubstr("deliveries_wait_for_plugin"));
}

}  // namespace
}  // namespace moothall
