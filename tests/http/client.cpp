#include "http/client.h"

#include <poll.h>

#include <array>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <stdexcept>

namespace moothall::http {
namespace {

namespace net = boost::asio;
namespace beast_http = boost::beast::http;

std::string in_small_letters(boost::beast::string_view text) {
    std::string small(text);
    for (char& c : small) {
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return small;
}

}  // namespace

std::string Answer::field(const std::string& name) const {
    const auto found = fields.find(name);
    return found == fields.end() ? std::string() : found->second;
}

struct Connection::Parts {
    net::io_context context;
    net::ip::tcp::socket socket{context};
    boost::beast::flat_buffer buffer;

    /// More bytes into the buffer; false at the end.
    bool fill() {
        pollfd waiting{socket.native_handle(), POLLIN, 0};
        if (::poll(&waiting, 1, 10'000) <= 0) {
            throw std::runtime_error("nothing came within ten seconds");
        }
        boost::system::error_code error;
        const std::size_t count = socket.read_some(buffer.prepare(16'384), error);
        buffer.commit(count);
        if (error && error != net::error::eof && error != net::error::connection_reset) {
            throw boost::system::system_error(error);
        }
        return !error;
    }

    Answer read(bool is_to_head) {
        beast_http::response_parser<beast_http::string_body> parser;
        parser.skip(is_to_head);
        parser.eager(true);
        boost::system::error_code error;
        while (!parser.is_done()) {
            const std::size_t used = parser.put(buffer.data(), error);
            buffer.consume(used);
            if (error == beast_http::error::need_more) {
                error = {};
            }
            if (error) {
                throw boost::system::system_error(error);
            }
            if (!parser.is_done() && !fill()) {
                parser.put_eof(error);
                if (error) {
                    throw boost::system::system_error(error);
                }
                break;
            }
        }
        const auto message = parser.release();
        Answer answer{static_cast<int>(message.result_int()), {}, message.body()};
        for (const auto& field : message) {
            answer.fields.emplace(in_small_letters(field.name_string()),
                                  std::string(field.value()));
        }
        return answer;
    }
};

Connection::Connection(std::uint16_t port) : parts_(std::make_unique<Parts>()) {
    parts_->socket.connect({net::ip::address_v4::loopback(), port});
}
Connection::~Connection() = default;
Connection::Connection(Connection&&) noexcept = default;

void Connection::write(std::string_view bytes) {
    boost::system::error_code ignored;  // The server may have had enough already.
    net::write(parts_->socket, net::buffer(bytes), ignored);
}

void Connection::end_writing() {
    boost::system::error_code ignored;
    parts_->socket.shutdown(net::ip::tcp::socket::shutdown_send, ignored);
}

Answer Connection::read_answer() {
    return parts_->read(false);
}

Answer Connection::read_answer_to_head() {
    return parts_->read(true);
}

std::string Connection::read_some() {
    if (parts_->buffer.size() == 0) {
        parts_->fill();
    }
    std::string bytes(static_cast<const char*>(parts_->buffer.data().data()),
                      parts_->buffer.size());
    parts_->buffer.consume(bytes.size());
    return bytes;
}

std::string Connection::read_to_end() {
    std::string all;
    for (;;) {
        const std::string some = read_some();
        if (some.empty()) {
            return all;
        }
        all += some;
    }
}

std::string bytes_of(const Asked& asked) {
    std::string bytes = asked.method + " " + asked.target + " HTTP/1.1\r\nHost: here\r\n";
    for (const auto& [name, value] : asked.fields) {
        bytes += name + ": " + value + "\r\n";
    }
    if (!asked.body.empty()) {
        bytes += "Content-Length: " + std::to_string(asked.body.size()) + "\r\n";
    }
    return bytes + "\r\n" + asked.body;
}

Answer ask(std::uint16_t port, const Asked& asked) {
    Connection connection(port);
    connection.write(bytes_of(asked));
    return asked.method == "HEAD" ? connection.read_answer_to_head() : connection.read_answer();
}

}  // namespace moothall::http
