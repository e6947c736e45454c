#include "network/connection.h"

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <exception>
#include <optional>
#include <utility>

#include "messages/answer.h"
#include "messages/incoming.h"
#include "messages/packing.h"

namespace moothall::http_server {
namespace {

namespace net = boost::asio;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;
using TlsStream = net::ssl::stream<Socket>;

constexpr auto told = net::as_tuple(net::use_awaitable_t<Executor>{});
constexpr std::size_t waiting_most = 1'024;
constexpr std::chrono::seconds heartbeat{15};
constexpr std::size_t room_for_header = std::size_t{4} * 1024;
constexpr std::size_t room_for_body = std::size_t{32} * 1024;

Socket& lowest_of(Socket& stream) {
    return stream;
}

Socket& lowest_of(TlsStream& stream) {
    return stream.next_layer();
}

Problem broken_escape() {
    return {400, "invalid_input",
            "The address is broken: a percent sign in it stands before no number."};
}

Problem too_much() {
    Problem problem{503, "not_available", "Too much is going on. Try again in a moment."};
    problem.fields.add("Retry-After", "1");
    return problem;
}

/// What `answering` gives, packed; an answer of our own if it throws.
template <class Answering>
channel::Response guarded(const channel::Request& request, const ConnectionParts& parts,
                          Answering answering) {
    try {
        channel::Response response = answering();
        pack(request, response);
        return response;
    } catch (const std::exception& fault) {
        parts.report(request.method + " " + request.path + " failed: " + fault.what(),
                     request.correlation);
        return answer_to({500, "fault",
                          "Something failed here, and nothing was changed by it. Try again; if it "
                          "goes on, tell your administrator the number " +
                              request.correlation + "."},
                         request.fields.find("Accept"), parts.failure_page);
    }
}

/// The answer of a route, whatever it throws.
channel::Response answer_of(const channel::Route& route, const channel::Request& request,
                            channel::Council& council, const ConnectionParts& parts) {
    return guarded(request, parts, [&] { return route.answer(request, council); });
}

/// The answer of a route to what came of its command.
channel::Response shown(const channel::Route& route, const channel::Request& request,
                        const channel::Outcome& outcome, channel::Council& council,
                        const ConnectionParts& parts) {
    return guarded(request, parts, [&] {
        if (outcome.fault) {
            std::rethrow_exception(outcome.fault);
        }
        return route.steps->show(request, outcome.answer, council);
    });
}

/// Calls `handler` on its own thread.
template <class Handler, class Value>
void hand_back(Handler handler, Value value) {
    const auto lane = net::get_associated_executor(handler);
    net::post(lane, [handler = std::move(handler), value = std::move(value)]() mutable {
        std::move(handler)(std::move(value));
    });
}

/// A command whose connection goes on, on its lane, with what becomes of it.
template <class Handler>
class WaitingConnection final : public Waiting {
public:
    WaitingConnection(channel::Command command, Handler handler)
        : Waiting(std::move(command)), handler_(std::move(handler)) {}

    void end(channel::Outcome outcome) override {
        hand_back(std::move(handler_), std::move(outcome));
    }

private:
    Handler handler_;
};

/// One more of something, for as long as it is there.
class Counted {
public:
    explicit Counted(std::atomic<std::size_t>& count) : count_(count) { count_.fetch_add(1); }
    ~Counted() { count_.fetch_sub(1); }
    Counted(const Counted&) = delete;
    Counted& operator=(const Counted&) = delete;

private:
    std::atomic<std::size_t>& count_;
};

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
          peer_(std::move(peer)),
          number_(parts.council.correlation()) {}

    Task<void> converse() {
        bool goes_on = true;
        while (goes_on && !lane_.is_draining()) {
            Incoming incoming(limits(), parts_.router);
            if (!co_await receive(incoming)) {
                break;
            }
            ++requests_;
            if (incoming.stage() == Incoming::Stage::refused) {
                co_await refuse(incoming);
                break;
            }
            goes_on = co_await answer(incoming);
        }
    }

private:
    const Limits& limits() const { return parts_.listening.limits; }

    /// Takes in one request. False when the other side has gone, or was too slow.
    Task<bool> receive(Incoming& incoming) {
        if (buffer_.size() == 0 && !co_await something_arrives()) {
            co_return false;
        }
        presence_.close_after(limits().header);
        auto stage = Incoming::Stage::header;
        for (;;) {
            const auto bytes = buffer_.cdata();
            buffer_.consume(incoming.take({static_cast<const char*>(bytes.data()), bytes.size()}));
            if (incoming.is_at_its_end()) {
                co_return true;
            }
            if (stage != incoming.stage()) {
                stage = incoming.stage();
                presence_.close_after(limits().body);
                if (incoming.waits_for_a_word() &&
                    !co_await send("HTTP/1.1 100 Continue\r\n\r\n")) {
                    co_return false;
                }
            }
            const std::size_t room =
                stage == Incoming::Stage::body ? room_for_body : room_for_header;
            if (!co_await read_some(room)) {
                co_return false;
            }
        }
    }

    /// False when the other side has gone, or has been silent for too long.
    Task<bool> something_arrives() {
        presence_.set_idle(true);
        presence_.close_after(limits().idle);
        const bool has_come = co_await read_some(room_for_header);
        presence_.set_idle(false);
        co_return has_come;
    }

    Task<bool> read_some(std::size_t room) {
        const auto [error, count] = co_await stream_.async_read_some(buffer_.prepare(room), told);
        buffer_.commit(count);
        co_return !error;
    }

    Task<bool> send(std::string_view bytes) {
        const auto [error, count] = co_await net::async_write(stream_, net::buffer(bytes), told);
        co_return !error;
    }

    /// Whether the connection goes on.
    Task<bool> answer(Incoming& incoming) {
        presence_.stay_open();
        const channel::Route* const route = incoming.route();
        channel::Response response;
        if (route == nullptr) {
            response = said_to(incoming, incoming.nothing_there());
        } else if (auto request = incoming.request(); !request) {
            response = said_to(incoming, broken_escape());
        } else {
            request->peer = peer_;
            request->is_secure = parts_.tls != nullptr;
            request->correlation = number_ + "-" + std::to_string(requests_);
            const auto began = Clock::now();
            if (route->pace == channel::Pace::at_once) {
                response = answer_of(*route, *request, lane_.council(), parts_);
            } else if (parts_.waiting_now.load() >= waiting_most) {
                response =
                    answer_to(too_much(), request->fields.find("Accept"), parts_.failure_page);
            } else {
                const Counted here(parts_.waiting_now);
                response = co_await answer_later(*route, *request);
            }
            parts_.measures.answered(route, response.status, Clock::now() - began);
        }
        const Message& message = incoming.message();
        if (response.stream && message.method() != boost::beast::http::verb::head) {
            co_return co_await send_by_pieces(response, message.version() >= 11);
        }
        co_return co_await send_whole(response, message);
    }

    Task<channel::Response> answer_later(const channel::Route& route,
                                         const channel::Request& request) {
        if (route.steps) {
            co_return co_await answer_together(route, request);
        }
        co_return co_await answer_elsewhere(route, request);
    }

    /// On a thread that may wait for the disk.
    Task<channel::Response> answer_elsewhere(const channel::Route& route,
                                             const channel::Request& request) {
        auto begin = [this, &route, &request](auto handler) {
            net::post(parts_.waiting, [this, &route, &request,
                                       handler = std::move(handler)]() mutable {
                hand_back(std::move(handler), answer_of(route, request, parts_.council, parts_));
            });
        };
        constexpr net::use_awaitable_t<Executor> here{};
        co_return co_await net::async_initiate<const net::use_awaitable_t<Executor>,
                                               void(channel::Response)>(begin, here);
    }

    /// Reads the command and shows its answer here; only in between it waits.
    Task<channel::Response> answer_together(const channel::Route& route,
                                            const channel::Request& request) {
        std::optional<channel::Command> command;
        auto response = guarded(request, parts_, [&] {
            auto asked = route.steps->read(request, lane_.council());
            if (auto* at_once = std::get_if<channel::Response>(&asked)) {
                return std::move(*at_once);
            }
            command = std::move(std::get<channel::Command>(asked));
            return channel::Response{};
        });
        if (!command) {
            co_return response;
        }
        auto begin = [this, &command]<class Handler>(Handler handler) {
            parts_.together.add(std::make_unique<WaitingConnection<Handler>>(*std::move(command),
                                                                             std::move(handler)));
        };
        constexpr net::use_awaitable_t<Executor> here{};
        const channel::Outcome outcome =
            co_await net::async_initiate<const net::use_awaitable_t<Executor>,
                                         void(channel::Outcome)>(begin, here);
        co_return shown(route, request, outcome, lane_.council(), parts_);
    }

    /// The head of an answer; of a plain 500 where the route answered what cannot be sent.
    std::string head_for(channel::Response& response, Framing framing) {
        if (parts_.tls != nullptr) {
            framing.strict_transport = parts_.listening.strict_transport;
        }
        try {
            return head_of(response, framing, lane_.date());
        } catch (const std::logic_error& bug) {
            parts_.report(std::string("a route answered wrongly: ") + bug.what(), "");
            response = answer_to({500, "fault", "Something failed here."}, "", {});
            framing.length = response.body.size();
            return head_of(response, framing, lane_.date());
        }
    }

    Task<bool> send_whole(channel::Response& response, const Message& message) {
        constexpr int not_modified = 304;
        const bool goes_on = message.keep_alive() && !lane_.is_draining();
        Framing framing{message.version() >= 11, goes_on};
        if (response.status != not_modified) {
            framing.length = response.body.size();
        }
        const std::string head = head_for(response, framing);
        const std::size_t shown =
            message.method() == boost::beast::http::verb::head ? 0 : response.body.size();
        presence_.close_after(limits().writing);
        const std::array<net::const_buffer, 2> both = {net::buffer(head),
                                                       net::buffer(response.body.data(), shown)};
        const auto [error, count] = co_await net::async_write(stream_, both, told);
        co_return !error && goes_on;
    }

    channel::Response said_to(const Incoming& incoming, const Problem& problem) const {
        return answer_to(problem, incoming.accept(), parts_.failure_page);
    }

    /// Says why, and has done with the connection.
    Task<void> refuse(const Incoming& incoming) {
        channel::Response response = said_to(incoming, incoming.refusal());
        parts_.measures.answered(nullptr, response.status, {});
        presence_.close_after(limits().writing);
        std::string all = head_for(response, {.length = response.body.size()});
        if (incoming.message().method() != boost::beast::http::verb::head) {
            all += response.body;
        }
        if (co_await send(all)) {
            co_await hear_out();
        }
    }

    /// A connection that is closed while bytes of it lie unread is reset, and the other side loses
    /// our answer. So what it still sends is thrown away for a moment.
    Task<void> hear_out() {
        constexpr std::size_t enough = std::size_t{1024} * 1024;
        constexpr std::size_t room = std::size_t{16} * 1024;
        error_code ignored;
        Socket& socket = lowest_of(stream_);
        socket.shutdown(net::ip::tcp::socket::shutdown_send, ignored);
        presence_.close_after(std::chrono::seconds(2));
        buffer_.clear();
        for (std::size_t heard = 0; heard < enough;) {
            const auto [error, count] =
                co_await socket.async_read_some(buffer_.prepare(room), told);
            if (error) {
                break;
            }
            heard += count;
        }
    }

    /// A stream ends its connection, so that a server that stops is noticed at once. Always false.
    Task<bool> send_by_pieces(channel::Response& response, bool by_chunks) {
        channel::BodyStream& stream = *response.stream;
        const Framing framing{.is_of_1_1 = by_chunks, .is_by_chunks = by_chunks};
        presence_.close_after(limits().writing);
        const std::string head = head_for(response, framing);
        if (!co_await send(head)) {
            co_return false;
        }
        std::string piece = std::move(response.body);
        while (!lane_.is_draining()) {
            if (piece.empty() && !co_await next_piece(stream, piece)) {
                break;
            }
            presence_.close_after(limits().writing);
            if (by_chunks) {
                piece = chunk_of(piece);
            }
            if (!co_await send(piece)) {
                co_return false;
            }
            piece.clear();
        }
        if (by_chunks) {
            presence_.close_after(limits().writing);
            const std::string last = chunk_of("");
            co_await send(last);
        }
        co_return false;
    }

    /// The next piece into `piece`: waits until something has happened in the council, or for a
    /// heartbeat, after which an empty comment shows the other side that we are here. False at the
    /// end of the stream.
    Task<bool> next_piece(channel::BodyStream& stream, std::string& piece) {
        presence_.stay_open();
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

    Stream& stream_;
    Lane& lane_;
    Lane::Presence& presence_;
    const ConnectionParts& parts_;
    std::string peer_;
    std::string number_;  // Of the connection, under which logs speak of its requests.
    std::size_t requests_ = 0;
    boost::beast::flat_buffer buffer_;
};

}  // namespace

Task<void> serve_connection(Socket socket, Lane& lane, const ConnectionParts& parts,
                            OpenConnections::Place place) {
    const OpenConnections::Place held = std::move(place);
    error_code ignored;  // A peer that has gone already has no address; nor anything to say.
    const auto end = socket.remote_endpoint(ignored);
    std::string peer = ignored ? std::string() : end.address().to_string();
    if (parts.tls == nullptr) {
        Lane::Presence presence(lane, [&socket, &ignored] { socket.close(ignored); });
        co_await Connection<Socket>(socket, lane, presence, parts, std::move(peer)).converse();
        socket.shutdown(net::ip::tcp::socket::shutdown_send, ignored);
        co_return;
    }
    TlsStream stream(std::move(socket), *parts.tls);
    Socket& lowest = lowest_of(stream);
    Lane::Presence presence(lane, [&lowest, &ignored] { lowest.close(ignored); });
    presence.close_after(parts.listening.limits.header);
    const auto [error] = co_await stream.async_handshake(net::ssl::stream_base::server, told);
    if (error) {
        co_return;
    }
    co_await Connection<TlsStream>(stream, lane, presence, parts, std::move(peer)).converse();
    presence.close_after(parts.listening.limits.header);
    co_await stream.async_shutdown(told);
}

}  // namespace moothall::http_server
