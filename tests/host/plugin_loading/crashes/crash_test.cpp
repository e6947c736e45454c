#include <gmock/gmock.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <functional>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

#include "host/plugin_loading/plugin_folder.h"
#include "plugin_loading/crashes/call_notes.h"
#include "plugin_loading/crashes/crash_history.h"

namespace moothall::plugin_loading {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::ElementsAre;
using testing::Eq;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

const Instant noon = parse_instant("2026-05-04T12:00:00Z").value();

PluginCall bulky_price_at(Instant at) {
    return {.plugin = "waste",
            .call = "waste.bulky_price",
            .case_reference = "WA-26-000001-A",
            .at = at};
}

/// Runs `work` in a process of its own, which then dies by a fault of its own, if not before.
void in_a_process_that_dies(const std::function<void()>& work) {
    const pid_t child = ::fork();
    if (child == 0) {
        work();
        std::abort();
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    // A sanitizer that sees the fault ends the process in its own way.
    ASSERT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) != 0);
}

/// Notes a call in a process of its own, which is then sent a signal by this one.
void in_a_process_that_is_sent(int signal, const PluginFolder& data) {
    std::array<int, 2> pipe{};
    ASSERT_EQ(::pipe(pipe.data()), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        CallNotes notes(data.path());
        notes.begin(bulky_price_at(noon));
        static_cast<void>(::write(pipe[1], "x", 1) == 1);
        while (true) {
            ::pause();
        }
    }
    char ready = 0;
    ASSERT_EQ(::read(pipe[0], &ready, 1), 1);
    ASSERT_EQ(::kill(child, signal), 0);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ::close(pipe[0]);
    ::close(pipe[1]);
}

void throw_something() {
    throw std::runtime_error("uncaught");
}

/// Recurses until the stack is used up.
int without_end(int depth) {
    std::array<volatile char, 4096> room{};
    room[static_cast<std::size_t>(depth) % room.size()] = 'x';
    return depth < 0 ? room[0] : without_end(depth + 1) + room[1];
}

/// What a host does with its plugins when it starts.
Loaded start(const PluginFolder& plugins, const PluginFolder& data, Instant now) {
    CallNotes notes(data.path());
    CrashHistory crashes(data.path());
    crashes.add(notes.take_crashes());
    return load_plugins(
        {plugins.path()},
        {.checks = plain_checks(), .notes = &notes, .crashes = &crashes, .now = now});
}

class CrashOfAPlugin : public testing::Test {
protected:
    void SetUp() override {
        plugins.put("aborts");
        plugins.put("orchards");
    }

    void crash_at(Instant at) {
        in_a_process_that_dies([&] { start(plugins, data, at); });
    }

    PluginFolder plugins;
    PluginFolder data;
};

TEST_F(CrashOfAPlugin, IsACrashOfTheHostThatIsNamedAtTheNextStart) {
    crash_at(noon);

    CallNotes notes(data.path());

    const auto crashes = notes.take_crashes();
    ASSERT_THAT(crashes, SizeIs(1));
    EXPECT_THAT(crashes.front().plugin, Eq("aborts"));
    EXPECT_THAT(crashes.front().call, Eq("attach"));
    EXPECT_THAT(crashes.front().at, Eq(noon));
    EXPECT_THAT(crashes.front().build_id, SizeIs(40));
    EXPECT_THAT(notes.take_crashes(), IsEmpty());
}

TEST_F(CrashOfAPlugin, ThreeTimesInTenMinutesKeepsItOutAndTheOthersIn) {
    crash_at(noon);
    crash_at(noon + 2min);
    crash_at(noon + 9min);

    const Loaded loaded = start(plugins, data, noon + 10min);

    EXPECT_THAT(names_of(loaded), Eq("orchards "));
    EXPECT_THAT(refusal_of("aborts", loaded),
                Eq("aborts crashed 3 times within ten minutes, last in attach at "
                   "2026-05-04T12:09:00Z: it stays out until it is rebuilt, or until 'moothall "
                   "plugin retry aborts'."));
}

TEST(CallNotes, LeaveNoTraceOfACallThatReturned) {
    const PluginFolder data;
    in_a_process_that_dies([&] {
        CallNotes notes(data.path());
        { const auto scope = notes.enter(bulky_price_at(noon)); }
        const auto watch = call_watch(notes, [] { return noon; });
        watch("waste", "waste.bulky_price", "");
        watch("", "", "");
        std::abort();
    });

    EXPECT_THAT(CallNotes(data.path()).take_crashes(), IsEmpty());
}

TEST(CallNotes, TellPluginCallAndCase) {
    const PluginFolder data;
    in_a_process_that_dies([&] {
        CallNotes notes(data.path());
        notes.know("waste", "abcd");
        notes.begin(bulky_price_at(noon));
        std::abort();
    });

    EXPECT_THAT(CallNotes(data.path()).take_crashes(),
                ElementsAre(Crash{.plugin = "waste",
                                  .build_id = "abcd",
                                  .call = "waste.bulky_price",
                                  .case_reference = "WA-26-000001-A",
                                  .at = noon}));
}

TEST(CallNotes, TellTheCaseThatTheWatchWasTold) {
    const PluginFolder data;
    in_a_process_that_dies([&] {
        CallNotes notes(data.path());
        call_watch(notes, [] { return noon; })("waste", "waste.bulky_price", "WA-26-000001-A");
        std::abort();
    });

    const auto crashes = CallNotes(data.path()).take_crashes();

    ASSERT_THAT(crashes, SizeIs(1));
    EXPECT_THAT(crashes.front().case_reference, Eq("WA-26-000001-A"));
}

TEST(CallNotes, OfAProcessThatWasKilledFromOutsideAreNoCrash) {
    const PluginFolder data;
    for (const int signal : {SIGKILL, SIGTERM, SIGABRT, SIGSEGV}) {
        in_a_process_that_is_sent(signal, data);
        EXPECT_THAT(CallNotes(data.path()).take_crashes(), IsEmpty()) << signal;
    }
}

TEST(CallNotes, TellOfABadAccessAnUncaughtExceptionAndAStackThatOverflows) {
    const std::vector<std::function<void()>> faults{[] { ::raise(SIGSEGV); },
                                                    []() noexcept { throw_something(); },
                                                    [] { std::exit(without_end(0)); }};
    for (const auto& fault : faults) {
        const PluginFolder data;
        in_a_process_that_dies([&] {
            CallNotes notes(data.path());
            notes.begin(bulky_price_at(noon));
            fault();
        });
        EXPECT_THAT(CallNotes(data.path()).take_crashes(), SizeIs(1));
    }
}

/// A system call that a filter forbids, as on a host that is locked down.
void call_what_is_forbidden() {
    std::array<sock_filter, 4> lines{{
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_getppid, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRAP),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    }};
    const sock_fprog filter{lines.size(), lines.data()};
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter);
    static_cast<void>(::getppid());
}

/// Reads beyond the end of a file in memory.
void read_what_is_gone() {
    const int file = ::memfd_create("gone", 0);
    const void* bytes = ::mmap(nullptr, 4096, PROT_READ, MAP_SHARED, file, 0);
    std::exit(*static_cast<const volatile char*>(bytes));
}

/// How a process ends that faults so while a call is noted.
int end_of_a_process(const std::function<void()>& fault, const PluginFolder& data) {
    const pid_t child = ::fork();
    if (child == 0) {
        CallNotes notes(data.path());
        notes.begin(bulky_price_at(noon));
        fault();
        ::_exit(0);
    }
    int status = 0;
    EXPECT_EQ(::waitpid(child, &status, 0), child);
    return status;
}

TEST(CallNotes, AProcessEndsByTheSignalThatWasSeen) {
    const std::vector<std::pair<int, std::function<void()>>> faults{
        {SIGSYS, call_what_is_forbidden},    {SIGBUS, read_what_is_gone},
        {SIGILL, [] { __builtin_trap(); }},  {SIGABRT, [] { std::abort(); }},
        {SIGSEGV, [] { ::raise(SIGSEGV); }}, {SIGBUS, [] { ::raise(SIGBUS); }},
        {SIGFPE, [] { ::raise(SIGFPE); }},   {SIGILL, [] { ::raise(SIGILL); }},
        {SIGSYS, [] { ::raise(SIGSYS); }},
    };
    for (const auto& [signal, fault] : faults) {
        const PluginFolder data;
        const int status = end_of_a_process(fault, data);
        // A sanitizer that sees the fault ends the process in its own way.
        const bool has_ended_so = WIFSIGNALED(status)
                                      ? WTERMSIG(status) == signal
                                      : WEXITSTATUS(status) != 0 && signal != SIGSYS;
        EXPECT_TRUE(has_ended_so) << signal << " gave " << status;
        EXPECT_THAT(CallNotes(data.path()).take_crashes(), SizeIs(1)) << signal;
    }
}

TEST(CallNotes, AFaultOnAnotherThreadIsNoneOfTheCall) {
    const PluginFolder data;
    in_a_process_that_dies([&] {
        CallNotes notes(data.path());
        notes.begin(bulky_price_at(noon));
        std::thread([] { std::abort(); }).join();
    });

    EXPECT_THAT(CallNotes(data.path()).take_crashes(), IsEmpty());
}

TEST(CallNotes, OfALivingProcessAreNoCrash) {
    const PluginFolder data;
    CallNotes ours(data.path());
    const auto scope = ours.enter(bulky_price_at(noon));

    in_a_process_that_dies([&] {
        CallNotes others(data.path());
        if (!others.take_crashes().empty()) {
            ::_exit(1);  // Then this process did not die of a signal, and the test fails.
        }
    });
}

TEST(CallNotes, ManyCallsAtOnceAreAllNoted) {
    const PluginFolder data;
    in_a_process_that_dies([&] {
        CallNotes notes(data.path());
        for (int call = 0; call < 300; ++call) {  // More than there are places for.
            notes.begin(bulky_price_at(noon));
        }
        std::abort();
    });

    EXPECT_THAT(CallNotes(data.path()).take_crashes(), SizeIs(256));
}

Crash crash_at(Instant at, const std::string& build_id) {
    return {.plugin = "waste",
            .build_id = build_id,
            .call = "waste.bulky_price",
            .case_reference = "WA-26-000001-A",
            .at = at};
}

TEST(CrashHistory, NamesTheCallAndTheCaseOfTheLastCrash) {
    const PluginFolder data;
    CrashHistory history(data.path());
    history.add({crash_at(noon, "a"), crash_at(noon + 5min, "a"), crash_at(noon + 10min, "a")});

    EXPECT_THAT(history.stays_out("waste", "a").value_or(""),
                AllOf(StartsWith("waste crashed 3 times within ten minutes"),
                      HasSubstr("waste.bulky_price for WA-26-000001-A")));
}

TEST(CrashHistory, LetsAPluginRunThatCrashesSeldom) {
    const PluginFolder data;
    CrashHistory history(data.path());
    history.add({crash_at(noon, "a"), crash_at(noon + 6min, "a"), crash_at(noon + 11min, "a")});

    EXPECT_FALSE(history.stays_out("waste", "a"));
}

TEST(CrashHistory, LetsARebuiltPluginRun) {
    const PluginFolder data;
    CrashHistory history(data.path());
    history.add({crash_at(noon, "a"), crash_at(noon, "a"), crash_at(noon, "a")});

    EXPECT_FALSE(history.stays_out("waste", "b"));
}

TEST(CrashHistory, CountsOnlyTheCrashesOfOneBuild) {
    const PluginFolder data;
    CrashHistory history(data.path());
    history.add({crash_at(noon, "a"), crash_at(noon, "a")});
    history.add({crash_at(noon + 1min, "b")});

    EXPECT_FALSE(history.stays_out("waste", "b"));
}

TEST(CrashHistory, LetsAPluginRunAgainThatIsRetried) {
    const PluginFolder data;
    CrashHistory history(data.path());
    history.add({crash_at(noon, "a"), crash_at(noon, "a"), crash_at(noon, "a")});

    EXPECT_TRUE(history.retry("waste"));

    EXPECT_FALSE(history.stays_out("waste", "a"));
    EXPECT_THAT(history.retry("waste").error().kind, Eq(RefusalKind::not_found));
}

}  // namespace
}  // namespace moothall::plugin_loading
