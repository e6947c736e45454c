#include "connection.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <exception>
#include <optional>
#include <utility>

#include "exchange.h"
#include "packing.h"

namespace moothall::http_server {
namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;
using PlainStream = beast::tcp_stream;
using TlsStream = beast::ssl_stream<beast::tcp_stream>;

constexpr auto told = net::as_tuple(net::use_awaitable);
constexpr std::size_t waiting_most = 1'024;
constexpr std::chrono::seconds heartbeat{15};

/// The answer of a route, whatever it throws.
channel::Response answer_of(const channel::Route& route, const channel::Request& request,
                            const ConnectionParts& parts) {
    try {
        auto response = route.answer(request, parts.council);
        pack(request, response);
        return response;
    } catch (const std::exception& fault) {
        parts.report(request.method + " " + request.path + " failed: " + fault.what(),
                     request.correlation);
        return problem(500, "fault",
                       "Something failed here, and nothing was changed by it. Try again; if it "
                       "goes on, tell your administrator the number " +
                           request.correlation + ".");
    }
}

/// One connection. All of it runs on its lane's thread, but for what a route does that may wait.
template <class Stream>
class Connection {
public:
    Connection(Stream& stream, Lane& lane, Lane::Presence& presence, const ConnectionParts& parts,
               std::string peer)
        : stream_(stream),
          lane_(lane),
          presence_(presence),
          parts_(parts),
          peer_(std::move(peer)) {}

    net::awaitable<void> converse() {
        while (!lane_.is_draining() && co_await something_arrives()) {
            Parser parser;
            parser.header_limit(static_cast<std::uint32_t>(limits().header_bytes));
            parser.body_limit(boost::none);  // Its own, as soon as its route is known.
            if (!co_await read_header(parser)) {
                break;
            }
            if (!co_await take(parser)) {
                break;
            }
        }
        if (gave_up_) {
            co_await hear_out();
        }
    }

private:
    const Limits& limits() const { return parts_.listening.limits; }
    beast::tcp_stream& lowest() { return beast::get_lowest_layer(stream_); }

    /// False when the other side has gone, or has been silent for too long.
    net::awaitable<bool> something_arrives() {
        if (buffer_.size() > 0) {  // Pipelined: it is here already.
            co_return true;
        }
        presence_.set_idle(true);
        lowest().expires_after(limits().idle);
        const auto [error, count] = co_await stream_.async_read_some(buffer_.prepare(4'096), told);
        presence_.set_idle(false);
        buffer_.commit(count);
        co_return !error;
    }

    net::awaitable<bool> read_header(Parser& parser) {
        lowest().expires_after(limits().header);
        const auto [error, count] =
            co_await http::async_read_header(stream_, buffer_, parser, told);
        if (!error) {
            co_return true;
        }
        if (error == http::error::header_limit || error == http::error::buffer_overflow) {
            co_await give_up(
                problem(431, "invalid_input", "The header of the request is too long."));
        } else if (error.category() == make_error_code(http::error::bad_method).category()) {
            if (error != http::error::end_of_stream && error != http::error::partial_message) {
                co_await give_up(problem(400, "invalid_input", "This is no request of HTTP/1.1."));
            }
        }
        co_return false;
    }

    /// A request whose header is here: looks for its route, reads its body, answers.
    net::awaitable<bool> take(Parser& parser) {
        const auto& message = parser.get();
        if (auto objection = objection_to(parser, limits())) {
            co_return co_await give_up(*std::move(objection));
        }
        const std::string_view target(message.target().data(), message.target().size());
        const std::string_view method(message.method_string().data(),
                                      message.method_string().size());
        Found found = parts_.router.find(method, path_of(target));
        const std::size_t body_most =
            found.route != nullptr ? found.route->body_most : std::size_t{64} * 1024;
        if (const auto length = parser.content_length(); length && *length > body_most) {
            co_return co_await give_up(too_long(body_most));
        }
        parser.body_limit(body_most);
        if (!co_await read_body(parser, body_most)) {
            co_return false;
        }
        if (found.route == nullptr) {
            co_return co_await answer(nullptr, not_there(found), message);
        }
        co_return co_await run(found, message);
    }

    static channel::Response too_long(std::size_t most) {
        return problem(413, "invalid_input",
                       "What was sent is too long: at most " + std::to_string(most) +
                           " bytes are taken here.");
    }

    static channel::Response not_there(const Found& found) {
        if (found.allowed.empty()) {
            return problem(404, "not_found", "There is nothing at this address.");
        }
        std::string allowed;
        for (const std::string& method : found.allowed) {
            allowed += (allowed.empty() ? "" : ", ") + method + (method == "GET" ? ", HEAD" : "");
        }
        auto response = problem(405, "invalid_input", "This address takes " + allowed + ".");
        response.fields.add("Allow", allowed);
        return response;
    }

    net::awaitable<bool> read_body(Parser& parser, std::size_t body_most) {
        if (parser.is_done()) {
            co_return true;
        }
        lowest().expires_after(limits().body);
        if (beast::iequals(parser.get()[http::field::expect], "100-continue")) {
            static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
            const auto [error, count] =
                co_await net::async_write(stream_, net::buffer(go_on), told);
            if (error) {
                co_return false;
            }
        }
        const auto [error, count] = co_await http::async_read(stream_, buffer_, parser, told);
        if (!error) {
            co_return true;
        }
        if (error == http::error::body_limit) {
            co_await give_up(too_long(body_most));
        } else if (error.category() == make_error_code(http::error::bad_method).category() &&
                   error != http::error::partial_message) {
            co_await give_up(problem(400, "invalid_input", "The body of the request is broken."));
        }
        co_return false;
    }

    net::awaitable<bool> run(Found& found, const Parser::value_type& message) {
        auto request = request_from(message, found);
        if (!request) {
            co_return co_await answer(
                nullptr, problem(400, "invalid_input", "The address holds a broken escape."),
                message);
        }
        request->peer = peer_;
        request->is_secure = parts_.tls != nullptr;
        request->correlation = parts_.council.correlation();
        const auto began = Clock::now();
        channel::Response response;
        if (found.route->pace == channel::Pace::at_once) {
            response = answer_of(*found.route, *request, parts_);
        } else {
            response = co_await answer_elsewhere(*found.route, *request);
        }
        parts_.measures.answered(found.route, response.status, Clock::now() - began);
        co_return co_await answer(found.route, std::move(response), message);
    }

    /// On a thread that may wait for the disk.
    net::awaitable<channel::Response> answer_elsewhere(const channel::Route& route,
                                                       const channel::Request& request) {
        if (parts_.waiting_now.fetch_add(1) >= waiting_most) {
            parts_.waiting_now.fetch_sub(1);
            auto busy =
                problem(503, "not_available", "Too much is going on. Try again in a moment.");
            busy.fields.add("Retry-After", "1");
            co_return busy;
        }
        auto begin = [this, &route, &request](auto handler) {
            net::post(parts_.waiting,
                      [this, &route, &request, handler = std::move(handler)]() mutable {
                          auto response = answer_of(route, request, parts_);
                          parts_.waiting_now.fetch_sub(1);
                          const auto lane = net::get_associated_executor(handler);
                          net::post(lane, [handler = std::move(handler),
                                           response = std::move(response)]() mutable {
                              std::move(handler)(std::move(response));
                          });
                      });
        };
        co_return co_await net::async_initiate<const net::use_awaitable_t<>,
                                               void(channel::Response)>(begin, net::use_awaitable);
    }

    /// Answers and has done with the connection. Always false.
    net::awaitable<bool> give_up(channel::Response response) {
        parts_.measures.answered(nullptr, response.status, {});
        Parser::value_type nothing;
        nothing.version(11);
        nothing.keep_alive(false);
        co_await answer(nullptr, std::move(response), nothing);
        gave_up_ = true;
        co_return false;
    }

    /// A connection that is closed while bytes of it lie unread is reset, and the other side loses
    /// our answer. So what it still sends is thrown away for a moment.
    net::awaitable<void> hear_out() {
        constexpr std::size_t enough = std::size_t{1024} * 1024;
        error_code ignored;
        lowest().socket().shutdown(net::ip::tcp::socket::shutdown_send, ignored);
        lowest().expires_after(std::chrono::seconds(2));
        buffer_.clear();
        for (std::size_t heard = 0; heard < enough;) {
            const auto [error, count] =
                co_await lowest().async_read_some(buffer_.prepare(16'384), told);
            if (error) {
                break;
            }
            heard += count;
        }
    }

    /// False when the connection is at its end.
    net::awaitable<bool> answer(const channel::Route* route, channel::Response response,
                                const Parser::value_type& message) {
        const bool goes_on = message.keep_alive() && !lane_.is_draining();
        const std::string date = http_date(
            std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()));
        Answer head;
        try {
            head = answer_from(response, message, date);
        } catch (const std::logic_error& bug) {
            parts_.report(std::string("a route answered wrongly: ") + bug.what(), "");
            response = problem(500, "fault", "Something failed here.");
            head = answer_from(response, message, date);
        }
        if (response.stream && route != nullptr && message.method() != http::verb::head) {
            co_return co_await answer_by_pieces(head, *response.stream, message.version() >= 11);
        }
        head.keep_alive(goes_on);
        if (head.result() != http::status::not_modified) {
            head.content_length(head.body().size());
        }
        if (message.method() == http::verb::head) {
            head.body().clear();
        }
        lowest().expires_after(limits().writing);
        const auto [error, count] = co_await http::async_write(stream_, head, told);
        co_return !error && goes_on;
    }

    /// A stream ends its connection, so that a server that stops is noticed at once.
    net::awaitable<bool> answer_by_pieces(Answer& head, channel::BodyStream& stream,
                                          bool by_chunks) {
        http::response<http::empty_body> begin(std::move(head.base()));
        begin.keep_alive(false);
        begin.chunked(by_chunks);
        http::response_serializer<http::empty_body> serializer(begin);
        lowest().expires_after(limits().writing);
        if (const auto [error, count] =
                co_await http::async_write_header(stream_, serializer, told);
            error) {
            co_return false;
        }
        std::string waiting_piece = std::move(head.body());
        while (!lane_.is_draining()) {
            if (waiting_piece.empty() && !co_await next_piece(stream, waiting_piece)) {
                break;
            }
            if (!co_await write_piece(waiting_piece, by_chunks)) {
                co_return false;
            }
            waiting_piece.clear();
        }
        if (by_chunks) {
            lowest().expires_after(limits().writing);
            co_await net::async_write(stream_, http::make_chunk_last(), told);
        }
        co_return false;
    }

    /// The next piece into `piece`: waits until something has happened in the council, or for a
    /// heartbeat, after which an empty comment shows the other side that we are here. False at the
    /// end of the stream.
    net::awaitable<bool> next_piece(channel::BodyStream& stream, std::string& piece) {
        for (;;) {
            auto more = next_of(stream);
            if (!more) {
                co_return false;
            }
            if (!more->empty()) {
                piece = *std::move(more);
                co_return true;
            }
            if (lane_.is_draining()) {
                co_return false;
            }
            net::steady_timer timer(lane_.context(), heartbeat);
            const Pulse::Ticket ticket(lane_.pulse(), timer);
            const auto [error] = co_await timer.async_wait(told);
            if (!error) {
                piece = stream.heartbeat();
                if (!piece.empty()) {
                    co_return true;
                }
            }
        }
    }

    /// A stream that fails ends: the other side comes again, and goes on from what it has.
    std::optional<std::string> next_of(channel::BodyStream& stream) {
        try {
            return stream.more();
        } catch (const std::exception& fault) {
            parts_.report(std::string("a stream failed: ") + fault.what(), "");
            return std::nullopt;
        }
    }

    net::awaitable<bool> write_piece(const std::string& piece, bool by_chunks) {
        lowest().expires_after(limits().writing);
        if (by_chunks) {
            const auto chunk = http::make_chunk(net::buffer(piece));
            const auto [error, count] = co_await net::async_write(stream_, chunk, told);
            co_return !error;
        }
        const auto [error, count] = co_await net::async_write(stream_, net::buffer(piece), told);
        co_return !error;
    }

    Stream& stream_;
    Lane& lane_;
    Lane::Presence& presence_;
    const ConnectionParts& parts_;
    std::string peer_;
    beast::flat_buffer buffer_{std::size_t{128} * 1024};
    bool gave_up_ = false;
};

}  // namespace

net::awaitable<void> serve_connection(net::ip::tcp::socket socket, Lane& lane,
                                      const ConnectionParts& parts, OpenConnections::Place place) {
    const OpenConnections::Place held = std::move(place);
    error_code ignored;  // A peer that has gone already has no address; nor anything to say.
    const auto end = socket.remote_endpoint(ignored);
    std::string peer = ignored ? std::string() : end.address().to_string();
    if (parts.tls == nullptr) {
        PlainStream stream(std::move(socket));
        Lane::Presence presence(lane, [&stream] { stream.close(); });
        co_await Connection<PlainStream>(stream, lane, presence, parts, std::move(peer)).converse();
        stream.socket().shutdown(net::ip::tcp::socket::shutdown_send, ignored);
        co_return;
    }
    TlsStream stream(std::move(socket), *parts.tls);
    auto& lowest = beast::get_lowest_layer(stream);
    Lane::Presence presence(lane, [&lowest] { lowest.close(); });
    lowest.expires_after(parts.listening.limits.header);
    const auto [error] = co_await stream.async_handshake(net::ssl::stream_base::server, told);
    if (error) {
        co_return;
    }
    co_await Connection<TlsStream>(stream, lane, presence, parts, std::move(peer)).converse();
    lowest.expires_after(parts.listening.limits.header);
    co_await stream.async_shutdown(told);
}

}  // namespace moothall::http_server
