#include "benchmarks/http/http_load.h"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>

namespace moothall::benchmarks {
namespace {

namespace net = boost::asio;
namespace http = boost::beast::http;
using Clock = std::chrono::steady_clock;

double since(Clock::time_point began) {
    return std::chrono::duration<double>(Clock::now() - began).count();
}

net::awaitable<void> ask(std::uint16_t port, int caller, int each,
                         const std::function<Bytes(int, int)>& request, Load& load) {
    boost::beast::tcp_stream stream(co_await net::this_coro::executor);
    stream.socket().connect({net::ip::address_v4::loopback(), port});
    stream.socket().set_option(net::ip::tcp::no_delay(true));
    boost::beast::flat_buffer buffer;
    for (int time = 0; time < each; ++time) {
        const Bytes bytes = request(caller, time);
        const auto began = Clock::now();
        co_await net::async_write(stream, net::buffer(bytes), net::use_awaitable);
        http::response<http::string_body> answer;
        co_await http::async_read(stream, buffer, answer, net::use_awaitable);
        load.latencies.push_back(since(began));
        if (answer.result_int() >= 400) {
            std::fprintf(stderr, "%d: %s\n", answer.result_int(), answer.body().c_str());
            std::exit(1);
        }
    }
}

}  // namespace

Bytes get_request(const std::string& target, const std::string& further_fields) {
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + further_fields + "\r\n";
}

double Load::percentile(double of_hundred) const {
    std::vector<double> sorted = latencies;
    std::ranges::sort(sorted);
    const auto place =
        static_cast<std::size_t>(static_cast<double>(sorted.size() - 1) * of_hundred / 100);
    return sorted.at(place);
}

Load load_on(std::uint16_t port, int connections, int each,
             const std::function<Bytes(int caller, int time)>& request) {
    net::io_context context(1);
    Load load;
    load.latencies.reserve(static_cast<std::size_t>(connections) * static_cast<std::size_t>(each));
    for (int caller = 0; caller < connections; ++caller) {
        net::co_spawn(context, ask(port, caller, each, request, load),
                      [](const std::exception_ptr& fault) {
                          if (fault != nullptr) {
                              std::rethrow_exception(fault);
                          }
                      });
    }
    const auto began = Clock::now();
    context.run();
    load.seconds = since(began);
    return load;
}

}  // namespace moothall::benchmarks
