#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <functional>
#include <string>

#include "measures.h"
#include "messages/problem.h"
#include "messages/router.h"
#include "network/lane.h"
#include "network/listening.h"
#include "network/open_connections.h"
#include "network/together.h"

namespace moothall::http_server {

using Executor = boost::asio::io_context::executor_type;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;
template <class Answer>
using Task = boost::asio::awaitable<Answer, Executor>;

/// What every connection needs. Borrowed; outlives them all.
struct ConnectionParts {
    const Listening& listening;
    const Router& router;
    channel::Council& council;
    Measures& measures;
    boost::asio::thread_pool& waiting;  ///< The threads that may wait for the disk.
    Together& together;                 ///< Commands on their way to one of those threads.
    std::atomic<std::size_t>& waiting_now;
    boost::asio::ssl::context* tls;  ///< Null: without.
    std::function<void(const std::string& sentence, const std::string& correlation)> report;
    channel::FailurePage failure_page;  ///< Empty: there is none.
};

/// Talks with whoever is at the other end, one request after another, until either side has done or
/// a limit is met. Nothing that a stranger sends, and nothing that a route throws, gets past it.
Task<void> serve_connection(Socket socket, Lane& lane, const ConnectionParts& parts,
                            OpenConnections::Place place);

}  // namespace moothall::http_server
