#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "benchmarks/bare_sqlite.h"
#include "benchmarks/http/child.h"
#include "benchmarks/http/http_load.h"
#include "benchmarks/many_cases.h"
#include "benchmarks/measured_council.h"
#include "benchmarks/measuring.h"
#include "benchmarks/store_rows.h"
#include "host/store/temporary_folder.h"
#include "identity/officer.h"
#include "json/json.h"
#include "store/sqlite/open.h"

// Measures the program as it is served, over a council with very many cases, beside a program that
// is Boost.Beast and nothing else. The load shares the two cores with both.
namespace moothall::benchmarks {
namespace {

namespace fs = std::filesystem;
namespace net = boost::asio;

constexpr int callers = 64;
constexpr const char* officer = "olive.owner";
constexpr const char* password = "three brown boats at dawn";

/// An officer who has the cases of owner_of(0).
void add_owner(CouncilOnBench& council) {
    auto& parts = council.parts();
    const Instant now = parts.clock.now();
    const std::string id = owner_of(0).substr(std::string_view("officer/").size());
    const auto added =
        identity::officer_added({id, "Olive Owner", officer, {"caseworker"}, {"revenues"}}, now);
    parts.journal
        .commit({{"system", "", journal::new_command(now, parts.randomness), "", now},
                 {},
                 {},
                 {added.value()}})
        .value();
}

/// The program, served over a council of so many cases.
class Served {
public:
    explicit Served(std::int64_t cases) : config_(folder_.path() / "moothall.toml") {
        {
            CouncilOnBench council(data());
            make_cases(council, cases);
            add_owner(council);
        }
        std::ofstream(config_) << "[serve]\nconnections_of_one_address = 5000\n";
        output_of(with({"officer", "password", officer}), std::string(password) + "\n");
        token_ = json::parse(output_of(with({"officer", "token", officer, "--json"}), ""))
                     .value()
                     .as_table()
                     ->text("token");
        child_ = std::make_unique<Child>(
            with({"serve", "--listen", "127.0.0.1:0", "--config", config_.string()}), 2,
            "Serving at http://127.0.0.1:");
    }

    std::uint16_t port() const { return child_->port(); }
    const Child& child() const { return *child_; }
    std::string bearer() const { return "Authorization: Bearer " + token_ + "\r\n"; }

private:
    fs::path data() const { return folder_.path() / "council"; }
    std::vector<std::string> with(std::vector<std::string> words) const {
        words.insert(words.begin(), MOOTHALL_PROGRAM);
        words.insert(words.end(), {"--data", data().string()});
        return words;
    }

    store::TemporaryFolder folder_;
    fs::path config_;
    std::string token_;
    std::unique_ptr<Child> child_;
};

/// One whole exchange on a connection of its own; what came back.
std::string exchanged(std::uint16_t port, const Bytes& request) {
    net::io_context context;
    net::ip::tcp::socket socket(context);
    socket.connect({net::ip::address_v4::loopback(), port});
    net::write(socket, net::buffer(request));
    std::string all;
    boost::system::error_code end;
    net::read(socket, net::dynamic_buffer(all), end);
    return all;
}

/// The field of a browser that has signed in.
std::string cookie_of(std::uint16_t port) {
    std::string form = "username=" + std::string(officer) + "&password=" + password;
    for (char& letter : form) {
        letter = letter == ' ' ? '+' : letter;
    }
    const std::string answer =
        exchanged(port,
                  "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
                  "application/x-www-form-urlencoded\r\nContent-Length: " +
                      std::to_string(form.size()) + "\r\n\r\n" + form);
    const std::size_t at = answer.find("mh_session=");
    if (at == std::string::npos) {
        std::fprintf(stderr, "nobody could sign in: %s\n", answer.c_str());
        std::exit(1);
    }
    return "Cookie: " + answer.substr(at, answer.find(';', at) - at) +
           "\r\nAccept-Encoding: gzip\r\n";
}

void compare_reading(const Served& served, std::int64_t cases) {
    constexpr int each = 400;
    const auto of_case = [&](int caller, int time) {
        const std::int64_t number = (std::int64_t{caller} * each + time) * 7919 % cases;
        return get_request("/api/v1/cases/" + reference_of(number), served.bearer());
    };
    const std::string one = exchanged(
        served.port(),
        get_request("/api/v1/cases/" + reference_of(1), served.bearer() + "Connection: close\r\n"));
    const std::size_t size = one.size() - one.find("\r\n\r\n") - 4;
    const Child bare({BARE_BEAST_PROGRAM, std::to_string(size), "2"}, 1, "");
    compare(
        "GET /api/v1/cases/{reference}, signed in (bare: Beast)", callers * each,
        [&] { return load_on(bare.port(), callers, each, of_case).seconds; },
        [&] { return load_on(served.port(), callers, each, of_case).seconds; });
}

void compare_acting(const Served& served) {
    constexpr int each = 60;
    int turn = 0;
    const auto note = [&](int caller, int time) {
        const std::string body = R"({"text":"Rang, and left word."})";
        const std::string key =
            std::to_string(turn) + "-" + std::to_string(caller) + "-" + std::to_string(time);
        return "POST /api/v1/cases/" + reference_of(caller * 1000 + time) +
               "/notes HTTP/1.1\r\nHost: localhost\r\n" + served.bearer() +
               "Idempotency-Key: " + key +
               "\r\nContent-Type: application/json\r\nContent-Length: " +
               std::to_string(body.size()) + "\r\n\r\n" + body;
    };
    const auto bare = [&] {
        const store::TemporaryFolder folder;
        store::sqlite::open(folder.path(), {benched_tables(), {}}, seal_rows, {"bench", 0}).value();
        BareSqlite sqlite(folder.path());
        return seconds([&] {
            for (int first = 0; first < callers * each; first += callers) {
                sqlite.begin();
                for (int number = first; number < first + callers; ++number) {
                    sqlite.keep(rows_of(number));
                }
                sqlite.commit();
            }
        });
    };
    compare("a note over HTTP, 64 connections (bare: SQLite, 64 rows a commit)", callers * each,
            bare, [&] {
                ++turn;
                return load_on(served.port(), callers, each, note).seconds;
            });
}

void measure_pages(const Served& served) {
    const std::string cookie = cookie_of(served.port());
    const auto page = [&](int, int) { return get_request("/", cookie); };
    load_on(served.port(), 1, 50, page);
    const Load load = load_on(served.port(), 1, 2000, page);
    std::printf("my work, one reader: median %.2f ms, p99 %.2f ms\n", load.percentile(50) * 1e3,
                load.percentile(99) * 1e3);
    const Load busy = load_on(served.port(), 16, 200, page);
    std::printf("my work, 16 readers: %.0f pages a second, p99 %.2f ms\n", busy.rate(),
                busy.percentile(99) * 1e3);
    const std::string one =
        exchanged(served.port(), get_request("/", cookie + "Connection: close\r\n"));
    std::printf("my work over the wire, packed: %.1f KiB\n",
                static_cast<double>(one.size()) / 1024);
}

/// What a thousand readers of the stream of events cost in memory.
void measure_streams(const Served& served) {
    constexpr int streams = 1000;
    const std::int64_t before = served.child().anonymous_kib();
    net::io_context context;
    std::vector<net::ip::tcp::socket> sockets;
    for (int number = 0; number < streams; ++number) {
        net::ip::tcp::socket socket(context);
        socket.connect({net::ip::address_v4::loopback(), served.port()});
        net::write(socket,
                   net::buffer(get_request("/api/v1/events?after=900000000",
                                           served.bearer() + "Accept: text/event-stream\r\n")));
        std::array<char, 15> first{};
        net::read(socket, net::buffer(first));
        if (std::string_view(first.data(), first.size()) != "HTTP/1.1 200 OK") {
            std::fprintf(stderr, "stream %d was refused\n", number);
            std::exit(1);
        }
        sockets.push_back(std::move(socket));
    }
    std::printf("%d open streams of events: %.1f MiB more\n", streams,
                static_cast<double>(served.child().anonymous_kib() - before) / 1024);
}

}  // namespace
}  // namespace moothall::benchmarks

/// With the argument `quick`: over 100,000 cases instead of 1,000,000. With `reading` or `acting`
/// behind it: only that.
int main(int count, char** words) {
    namespace benchmarks = moothall::benchmarks;
    const bool is_quick = count > 1 && std::string_view(words[1]) == "quick";
    const std::string_view only = count > 2 ? words[2] : "";
    const std::int64_t cases = is_quick ? 100'000 : 1'000'000;
    const benchmarks::Served served(cases);
    benchmarks::print_heading(is_quick ? "over HTTP, of 100,000 cases"
                                       : "over HTTP, of 1,000,000 cases");
    if (only != "acting") {
        benchmarks::compare_reading(served, cases);
    }
    if (only != "reading") {
        benchmarks::compare_acting(served);
    }
    if (only.empty()) {
        benchmarks::measure_pages(served);
        benchmarks::measure_streams(served);
    }
}
