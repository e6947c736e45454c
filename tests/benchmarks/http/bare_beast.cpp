#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <cstdlib>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

// What Boost.Beast can do by itself: `bare_beast BYTES THREADS` answers every request with the same
// so many bytes of JSON, and prints its port. It is ended by a signal.
namespace {

namespace net = boost::asio;
namespace http = boost::beast::http;

net::awaitable<void> converse(net::ip::tcp::socket socket, const std::string& body) {
    socket.set_option(net::ip::tcp::no_delay(true));
    boost::beast::tcp_stream stream(std::move(socket));
    boost::beast::flat_buffer buffer;
    try {
        while (true) {
            http::request<http::string_body> request;
            co_await http::async_read(stream, buffer, request, net::use_awaitable);
            http::response<http::string_body> response(http::status::ok, request.version());
            response.set(http::field::content_type, "application/json");
            response.body() = body;
            response.prepare_payload();
            co_await http::async_write(stream, response, net::use_awaitable);
        }
    } catch (const boost::system::system_error&) {
        co_return;  // The other side has closed.
    }
}

net::awaitable<void> accept(net::ip::tcp::acceptor& acceptor, const std::string& body) {
    while (true) {
        auto socket = co_await acceptor.async_accept(net::use_awaitable);
        net::co_spawn(acceptor.get_executor(), converse(std::move(socket), body), net::detached);
    }
}

}  // namespace

int main(int count, char** words) {
    if (count != 3) {
        std::cerr << "bare_beast BYTES THREADS\n";
        return 2;
    }
    const std::string body(std::stoul(words[1]), 'b');
    const int threads = std::atoi(words[2]);
    net::io_context context(threads);
    net::ip::tcp::acceptor acceptor(context, {net::ip::address_v4::loopback(), 0});
    std::cout << acceptor.local_endpoint().port() << std::endl;
    net::co_spawn(context, accept(acceptor, body), net::detached);
    std::vector<std::jthread> running;
    for (int thread = 1; thread < threads; ++thread) {
        running.emplace_back([&context] { context.run(); });
    }
    context.run();
}
