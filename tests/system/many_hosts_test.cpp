#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>

#include "cases/find_case.h"
#include "host/store/postgres/private_server.h"
#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"
#include "json/json.h"
#include "system/running/own_network.h"
#include "system/running/program.h"
#include "system/running/running_host.h"
#include "system/running/story.h"

// Four hosts over one database under load: two are killed, one is cut off from the server and comes
// back, and what every caller was told is held against what is there afterwards.
namespace moothall {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using ::testing::AllOf;
using ::testing::HasSubstr;

constexpr const char* bench_workflow = R"(
return workflow {
  name = "parks.bench", title = "Bench", complexity = "straightforward",
  fields = { sitters = integer { label = "People", min = 1, max = 100000000, optional = true } },
  clocks = { answer = { title = "Answer", lasts = hours(1), starts = "received" } },
  states = {
    asked = { title = "Asked for", initial = true, enter = { letter "received", letter "terms" },
              timers = { lapse = { at_end_of = "answer", take = "refuse",
                                   reason = "Nobody answered." } } },
    refused = { title = "Refused", final = true, keep = "parks.bench",
                enter = { letter "refused" } },
  },
  actions = {
    refuse = { title = "Refuse", from = "asked", to = "refused", by = { "caseworker", "time" },
               reason = "required" },
    count = { title = "Count", from = "asked", stay = true, act = function(case)
                return { record { sitters = (case.sitters or 0) + 1 }, note "Counted" } end },
  },
}
)";

/// What each command leaves, if it was kept: the opening with the letters of its state; the action
/// with the field and the note.
constexpr std::size_t events_of_opening = 3;
constexpr std::size_t events_of_counting = 3;

/// What was answered is there whole, what was refused is not, what nobody heard of is one or the
/// other.
void expect_truth(const Calls& calls, const Story& story) {
    for (const auto& [command, call] : calls.by_command()) {
        const auto found = story.events_of_command.find(command);
        const std::size_t events = found == story.events_of_command.end() ? 0 : found->second;
        const bool is_whole = events == events_of_opening || events == events_of_counting;
        switch (call.heard) {
            case Heard::answered:
                EXPECT_TRUE(is_whole) << command << " was answered and has " << events;
                break;
            case Heard::refused:
                EXPECT_EQ(events, 0U) << command << " was refused";
                break;
            case Heard::nothing:
            case Heard::failed:
                EXPECT_TRUE(is_whole || events == 0) << command << " has " << events;
                break;
        }
    }
}

/// Puts each letter where the hosts put theirs (see post_office.cpp).
class ToFile final : public channel::Carrier {
public:
    explicit ToFile(const std::string& file) : out_(file, std::ios::app) {}
    Result<Table> deliver(const channel::Delivery& delivery) override {
        out_ << delivery.key << " " << delivery.name << std::endl;
        return Table{};
    }

private:
    std::ofstream out_;
};

/// What the hosts had not delivered when they ended, or had not said.
void deliver_the_rest(workflows::SmallCouncil& council, const std::string& post) {
    council.carriers.add("letter", std::make_unique<ToFile>(post), "post").value();
    council.deliveries.deliver_due({});
}

class ManyHosts : public ::testing::Test {
protected:
    ManyHosts() {
        ::setenv("XDG_STATE_HOME", (folder.path() / "state").c_str(), 1);
        ::setenv("POST_OFFICE_FILE", post.c_str(), 1);
    }

    Ran run(std::vector<std::string> words) {
        const auto configuration = folder.path() / "moothall.toml";
        std::ofstream(configuration) << "[plugins]\nfolders = [\"" << MOOTHALL_PARKS << "\"]\n";
        words.insert(words.begin(),
                     {"--data", database.url(), "--config", configuration.string(), "--json"});
        return run_program(folder.path(), std::move(words));
    }

    void make_council() {
        const auto source = folder.path() / "bench.lua";
        std::ofstream(source) << bench_workflow;
        ASSERT_EQ(run({"workflow", "publish", source.string(), "--reason", "To begin."}).status, 0)
            << content(folder.path() / "error");
        for (int i = 0; i < 3; ++i) {
            const auto opened = json::parse(run({"case", "open", "parks.bench"}).out);
            ASSERT_TRUE(opened) << content(folder.path() / "error");
            shared.push_back(opened->as_table()->text("reference"));
        }
    }

    void add_host(const std::string& name, const std::string& url,
                  const std::vector<std::string>& prefix) {
        hosts.push_back(
            std::make_unique<RunningHost>(HostPlace{name, url, folder.path() / name, MOOTHALL_PARKS,
                                                    MOOTHALL_POST_OFFICE, prefix, shared}));
    }

    /// Until each of these hosts has had so many more answers.
    void listen_until_each_answers(const std::vector<std::size_t>& which, std::size_t more) {
        std::map<std::size_t, std::size_t> wanted;
        for (const std::size_t host : which) {
            wanted[host] = hosts[host]->calls().answered() + more;
        }
        constexpr int tries = 1'200;  // A busy machine fails no test.
        for (int tried = 0; tried < tries; ++tried) {
            const bool is_enough = std::ranges::all_of(wanted, [&](const auto& one) {
                return hosts[one.first]->calls().answered() >= one.second;
            });
            if (is_enough) {
                return;
            }
            listen(hosts, milliseconds(100));
        }
        FAIL() << "A host does not answer.";
    }

    void expect_whole();
    void expect_delivered(const Story& story);

    const store::TemporaryFolder folder;
    const std::string post = folder.path() / "post";  ///< What the hosts handed over.
    store::postgres::PrivateServer server{store::postgres::Durability::not_synced};
    store::postgres::TestDatabase database{server};
    std::vector<std::string> shared;
    std::vector<std::unique_ptr<RunningHost>> hosts;
};

void ManyHosts::expect_whole() {
    const std::string place = database.url();
    workflows::SmallCouncil council(place);
    council.clock.set(calendar::SystemClock().now() + std::chrono::hours(2));
    const Story before = read_story(*council.store, council.folds);
    for (const auto& host : hosts) {
        expect_truth(host->calls(), before);
    }
    int fired_by_hosts = 0;
    for (const auto& [stream, fired] : before.fired) {
        EXPECT_LE(fired, 1) << stream;
        fired_by_hosts += fired;
    }
    EXPECT_GT(fired_by_hosts, 0) << "no timer fell due while the hosts worked";
    council.deciding.take_due_timers(council.clock.now());
    deliver_the_rest(council, post);
    const Story after = read_story(*council.store, council.folds);
    for (const auto& [stream, actions] : after.actions) {
        EXPECT_EQ(after.fired.at(stream), 1) << stream;
        EXPECT_EQ(actions.at("refuse"), 1) << stream;
    }
    EXPECT_FALSE(before.delivered.empty()) << "nothing was delivered while the hosts worked";
    expect_delivered(after);
    const auto reader = council.store->read();
    for (const auto& [stream, actions] : before.actions) {
        const int counted = actions.contains("count") ? actions.at("count") : 0;
        const auto record = cases::read_case(*reader, stream.substr(5)).value();
        EXPECT_EQ(record.fields.has("sitters") ? record.fields.integer("sitters") : 0, counted)
            << record.reference;
        EXPECT_EQ(record.state, "refused") << record.reference;
    }
    EXPECT_EQ(council.differences_after_rebuild(), 0);
    std::size_t calls = 0;
    std::size_t answered = 0;
    std::size_t failed = 0;
    for (const auto& host : hosts) {
        calls += host->calls().by_command().size();
        answered += host->calls().answered();
        failed += host->calls().failed();
    }
    GTEST_LOG_(INFO) << calls << " commands, " << answered << " answered, " << failed << " failed, "
                     << fired_by_hosts << " timers taken and " << before.delivered.size() << " of "
                     << after.letters.size() << " letters delivered by the hosts, " << before.events
                     << " events.";
}

/// Each letter has one event, and was handed over at least once; of a case none was handed over
/// before those that were asked for earlier.
void ManyHosts::expect_delivered(const Story& story) {
    EXPECT_EQ(story.deliveries_failed, 0);
    EXPECT_EQ(story.delivered, story.letters);
    std::map<std::string, std::int64_t> last_of_case;
    std::set<std::string> handed_over;
    std::size_t repeats = 0;
    std::ifstream lines(post);
    for (std::string line; std::getline(lines, line);) {
        const std::string key = line.substr(0, line.find(' '));
        if (!handed_over.insert(key).second) {
            ++repeats;
            continue;
        }
        std::int64_t& last = last_of_case[key.substr(0, key.find('/'))];
        const std::int64_t number = std::stoll(key.substr(key.find('/') + 1));
        EXPECT_GT(number, last) << key;
        last = number;
    }
    EXPECT_EQ(handed_over.size(), story.letters.size());
    for (const auto& [key, asked] : story.letters) {
        EXPECT_TRUE(handed_over.contains(key)) << key;
    }
    GTEST_LOG_(INFO) << repeats << " letters were handed over more than once.";
}

TEST_F(ManyHosts, KeepWhatTheyAnsweredWhereTwoAreKilledAndOneIsCutOff) {
    const bool soaks = std::getenv("MOOTHALL_SOAK") != nullptr;
    const milliseconds stretch = soaks ? seconds(20) : milliseconds(1'500);
    const OwnNetwork network;
    std::string far_url = database.url();
    if (network.is_there()) {
        server.listen_on(network.outer_address());
        far_url = server.url_over_network(database.name());
    } else {
        GTEST_LOG_(INFO) << "Only root with iproute2 may make a network: no host is cut off here.";
    }
    make_council();
    for (const char* name : {"ash", "birch", "cedar"}) {
        add_host(name, database.url(), {});
    }
    add_host("elm", far_url, network.prefix());
    listen_until_each_answers({0, 1, 2, 3}, 10);

    network.cut();
    hosts[1]->kill();
    listen(hosts, stretch);
    listen_until_each_answers({0, 2}, 20);

    hosts[2]->kill();
    listen(hosts, stretch);
    listen_until_each_answers({0}, 20);

    network.join();
    listen(hosts, stretch);
    listen_until_each_answers({0, 3}, 20);

    hosts[0]->kill();
    hosts[3]->kill();
    // Whoever comes next seals what the killed hosts had not sealed.
    ASSERT_EQ(run({"case", "note", shared[0], "The hosts are gone."}).status, 0);
    expect_whole();
    const Ran verified = run({"journal", "verify"});
    EXPECT_THAT(verified.out, AllOf(HasSubstr("\"whole\":true"), HasSubstr("\"unsealed\":0")))
        << verified.error;
    EXPECT_THAT(run({"journal", "rebuild", "--check"}).out, HasSubstr("\"equal\":true"));
}

}  // namespace
}  // namespace moothall
