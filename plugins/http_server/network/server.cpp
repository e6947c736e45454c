#include "network/server.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <exception>
#include <thread>
#include <utility>
#include <vector>

#include "network/connection.h"
#include "network/tls.h"

namespace moothall::http_server {
namespace {

namespace net = boost::asio;
using boost::system::error_code;
using net::ip::tcp;

using Acceptor = net::basic_socket_acceptor<tcp, Executor>;

constexpr auto told = net::as_tuple(net::use_awaitable_t<Executor>{});

Refusal cannot_listen(const Listening& listening, const error_code& error) {
    return {RefusalKind::not_available,
            "Cannot listen on " + listening.host + ":" + std::to_string(listening.port) + " (" +
                error.message() + "): choose another address with --listen, or stop what has it."};
}

/// Opens, binds and listens.
/// Refused: an address that is not one of this machine's, or is taken.
Result<Acceptor> listen(net::io_context& context, const Listening& listening) {
    error_code error;
    const auto address =
        net::ip::make_address(listening.host == "localhost" ? "127.0.0.1" : listening.host, error);
    if (error) {
        return Refusal{RefusalKind::invalid_input,
                       "\"" + listening.host +
                           "\" is no address of a network: write it in numbers, "
                           "such as 127.0.0.1."};
    }
    Acceptor acceptor(context);
    const tcp::endpoint end(address, listening.port);
    if (acceptor.open(end.protocol(), error); error) {
        return cannot_listen(listening, error);
    }
    acceptor.set_option(net::socket_base::reuse_address(true), error);
    if (acceptor.bind(end, error); error) {
        return cannot_listen(listening, error);
    }
    if (acceptor.listen(net::socket_base::max_listen_connections, error); error) {
        return cannot_listen(listening, error);
    }
    return acceptor;
}

std::string shown(const tcp::endpoint& end, const Listening& listening) {
    const std::string host =
        end.address().is_v6() ? "[" + end.address().to_string() + "]" : end.address().to_string();
    return std::string(listening.certificate.empty() ? "http://" : "https://") + host + ":" +
           std::to_string(end.port());
}

}  // namespace

struct Server::Running {
    Running(const channel::Surroundings& surroundings, Listening listens)
        : listening(std::move(listens)),
          router(surroundings.routes),
          measures(surroundings.routes),
          open(listening.limits.connections, listening.limits.connections_of_one_address),
          measures_of_host(surroundings.measures),
          waiting(listening.waiting_threads),
          together(surroundings.council, waiting) {}

    Task<void> accept_all();
    void report(const std::exception_ptr& fault) const;
    void drain();
    std::vector<channel::Measure> of_host() const;

    Listening listening;
    Router router;
    Measures measures;
    OpenConnections open;
    std::vector<std::unique_ptr<Lane>> lanes;
    std::size_t next_lane = 0;
    std::unique_ptr<Acceptor> acceptor;
    std::unique_ptr<net::ssl::context> tls;
    std::function<std::vector<channel::Measure>()> measures_of_host;
    std::atomic<std::size_t> waiting_now = 0;
    net::thread_pool waiting;
    Together together;
    std::unique_ptr<ConnectionParts> parts;
};

Task<void> Server::Running::accept_all() {
    for (;;) {
        Lane& lane = *lanes[next_lane++ % lanes.size()];
        auto [error, socket] = co_await acceptor->async_accept(lane.context(), told);
        if (error == net::error::operation_aborted) {
            co_return;
        }
        if (error) {  // Out of descriptors, or gone before we came: the next one may do better.
            net::steady_timer pause(acceptor->get_executor(), std::chrono::milliseconds(50));
            co_await pause.async_wait(told);
            continue;
        }
        auto end = socket.remote_endpoint(error);
        auto place = error ? std::nullopt : open.enter(end.address().to_string());
        if (!place) {
            measures.refused_connection();
            continue;  // Closed, which tells the other side enough.
        }
        socket.set_option(tcp::no_delay(true), error);
        net::co_spawn(lane.context(),
                      serve_connection(std::move(socket), lane, *parts, *std::move(place)),
                      [this](const std::exception_ptr& fault) { report(fault); });
    }
}

/// What ended a connection besides its own end. The others go on.
void Server::Running::report(const std::exception_ptr& fault) const {
    if (!fault) {
        return;
    }
    try {
        std::rethrow_exception(fault);
    } catch (const std::exception& thrown) {
        parts->report(std::string("a connection failed: ") + thrown.what(), "");
    }
}

void Server::Running::drain() {
    net::post(acceptor->get_executor(), [this] {
        error_code ignored;  // It may be closed already.
        acceptor->close(ignored);
    });
    for (const auto& lane : lanes) {
        lane->drain();
    }
    const auto until = std::chrono::steady_clock::now() + listening.limits.drain;
    while (open.count() > 0 && std::chrono::steady_clock::now() < until) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    for (const auto& lane : lanes) {
        lane->cut_off();
    }
}

/// Nothing where the store cannot be read: a monitor still learns of the server.
std::vector<channel::Measure> Server::Running::of_host() const {
    if (!measures_of_host) {
        return {};
    }
    try {
        return measures_of_host();
    } catch (const std::exception& fault) {
        parts->report(std::string("the council could not be measured: ") + fault.what(), "");
        return {};
    }
}

Server::Server(const Limits& limits) : limits_(limits) {}

Server::~Server() {
    stop();
}

Result<std::string> Server::start(const channel::Surroundings& surroundings) {
    auto listening = listening_from(surroundings.settings, limits_);
    if (!listening) {
        return listening.error();
    }
    auto running = std::make_unique<Running>(surroundings, *std::move(listening));
    if (!running->listening.certificate.empty()) {
        auto tls = tls_context(running->listening.certificate, running->listening.private_key);
        if (!tls) {
            return tls.error();
        }
        running->tls = *std::move(tls);
    }
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    for (std::size_t i = 0; i < cores; ++i) {
        running->lanes.push_back(std::make_unique<Lane>(surroundings.council));
    }
    auto acceptor = listen(running->lanes.front()->context(), running->listening);
    if (!acceptor) {
        return acceptor.error();
    }
    running->acceptor = std::make_unique<Acceptor>(*std::move(acceptor));
    running->parts = std::make_unique<ConnectionParts>(ConnectionParts{
        running->listening, running->router, surroundings.council, running->measures,
        running->waiting, running->together, running->waiting_now, running->tls.get(),
        surroundings.report, surroundings.failure_page});
    running_ = std::move(running);  // Before the first request asks for what is measured.
    net::co_spawn(running_->lanes.front()->context(), running_->accept_all(),
                  [this](const std::exception_ptr& fault) { running_->report(fault); });
    for (const auto& lane : running_->lanes) {
        lane->start();
    }
    return shown(running_->acceptor->local_endpoint(), running_->listening);
}

void Server::stop() {
    if (!running_) {
        return;
    }
    running_->drain();
    running_->waiting.join();
    for (const auto& lane : running_->lanes) {
        lane->end();
    }
    running_.reset();
}

std::string Server::measures() const {
    if (!running_) {
        return {};
    }
    running_->measures.set_connections(running_->open.count());
    return running_->measures.text(running_->of_host());
}

}  // namespace moothall::http_server
