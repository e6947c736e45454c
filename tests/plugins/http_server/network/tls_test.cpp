#include "network/tls.h"

#include <gmock/gmock.h>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/write.hpp>
#include <fstream>

#include "host/store/temporary_folder.h"
#include "http/client.h"
#include "network/server.h"
#include "plugins/http_server/network/certificate.h"
#include "plugins/http_server/network/nobody.h"

namespace moothall::http_server {
namespace {

namespace net = boost::asio;
using ::testing::HasSubstr;
using ::testing::StartsWith;

/// A body that is one piece.
class OnePiece final : public channel::BodyStream {
public:
    std::optional<std::string> more() override {
        return std::exchange(is_sent_, true) ? std::nullopt : std::optional<std::string>("piece");
    }
    std::string heartbeat() override { return {}; }

private:
    bool is_sent_ = false;
};

class Tls : public testing::Test {
protected:
    Tls() {
        make_certificate(certificate_, key_);
        routes_.push_back({"GET", "/how", [](const channel::Request& request, channel::Council&) {
                               channel::Response response;
                               response.fields.add("Content-Type", "text/plain");
                               response.body = request.is_secure ? "securely" : "plainly";
                               return response;
                           }});
        routes_.push_back({"GET", "/events", [](const channel::Request&, channel::Council&) {
                               channel::Response response;
                               response.stream = std::make_unique<OnePiece>();
                               return response;
                           }});
    }
    ~Tls() override { server_.stop(); }

    Result<std::string> start(const std::filesystem::path& certificate,
                              const std::filesystem::path& key) {
        settings_.set("listen", "127.0.0.1:0")
            .set("certificate", certificate.string())
            .set("private_key", key.string());
        auto address =
            server_.start({council_, routes_, settings_, [](const auto&, const auto&) {}});
        if (address) {
            port_ = static_cast<std::uint16_t>(std::stoi(address->substr(address->rfind(':') + 1)));
        }
        return address;
    }

    /// All that comes back over a connection of that version of TLS to so many bytes.
    std::string asked_over(net::ssl::context::method method,
                           const std::string& bytes =
                               "GET /how HTTP/1.1\r\nHost: localhost\r\n"
                               "Connection: close\r\n\r\n") const {
        net::io_context context;
        net::ssl::context trust(method);
        trust.load_verify_file(certificate_);
        trust.set_verify_mode(net::ssl::verify_peer);
        net::ssl::stream<net::ip::tcp::socket> stream(context, trust);
        stream.next_layer().connect({net::ip::address_v4::loopback(), port_});
        stream.handshake(net::ssl::stream_base::client);
        net::write(stream, net::buffer(bytes));
        std::string all;
        boost::system::error_code end;
        net::read(stream, net::dynamic_buffer(all), end);
        return all;
    }

    store::TemporaryFolder folder_;
    std::filesystem::path certificate_ = folder_.path() / "certificate.pem";
    std::filesystem::path key_ = folder_.path() / "key.pem";
    std::vector<channel::Route> routes_;
    Table settings_;
    std::uint16_t port_ = 0;
    Nobody nobody_;
    channel::Council council_ = council_of(nobody_);
    Server server_{Limits{}};
};

TEST_F(Tls, ServesOverVersions12And13) {
    const auto address = start(certificate_, key_);
    ASSERT_TRUE(address) << address.error().reason;
    EXPECT_THAT(*address, StartsWith("https://"));

    EXPECT_THAT(asked_over(net::ssl::context::tlsv13_client), HasSubstr("\r\n\r\nsecurely"));
    EXPECT_THAT(asked_over(net::ssl::context::tlsv12_client), HasSubstr("\r\n\r\nsecurely"));
}

TEST_F(Tls, EveryAnswerTellsABrowserToComeByTlsAloneForAYear) {
    ASSERT_TRUE(start(certificate_, key_));

    for (const char* bytes :
         {"GET /how HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
          "HEAD /how HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
          "GET /nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
          "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET\r\n\r\n"}) {
        EXPECT_THAT(asked_over(net::ssl::context::tls_client, bytes),
                    HasSubstr("\r\nStrict-Transport-Security: max-age=31536000\r\n"))
            << bytes;
    }
}

TEST_F(Tls, ABrowserCanBeLetBackToPlainHttp) {
    settings_.set("strict_transport_days", 0);
    ASSERT_TRUE(start(certificate_, key_));

    EXPECT_THAT(asked_over(net::ssl::context::tls_client),
                HasSubstr("\r\nStrict-Transport-Security: max-age=0\r\n"));
}

TEST_F(Tls, OverPlainHttpNothingIsSaidOfTls) {
    settings_.set("strict_transport_days", 365);
    ASSERT_TRUE(start({}, {}));

    for (const char* path : {"/how", "/nothing"}) {
        EXPECT_EQ(http::ask(port_, {.target = path}).field("strict-transport-security"), "");
    }
}

TEST_F(Tls, TurnsOlderVersionsAndPlainTextAway) {
    ASSERT_TRUE(start(certificate_, key_));

    EXPECT_THROW(asked_over(net::ssl::context::tlsv11_client), boost::system::system_error);
    http::Connection plain(port_);
    plain.write("GET /how HTTP/1.1\r\nHost: localhost\r\n\r\n");
    EXPECT_THAT(plain.read_to_end(), testing::Not(HasSubstr("plainly")));
    EXPECT_THAT(asked_over(net::ssl::context::tls_client), HasSubstr("securely"));
}

TEST_F(Tls, RefusesFilesThatAreNoPairInOneSentence) {
    const auto other = folder_.path() / "other.pem";
    const auto other_key = folder_.path() / "other_key.pem";
    make_certificate(other, other_key);
    const auto nonsense = folder_.path() / "nonsense.pem";
    std::ofstream(nonsense) << "nonsense";

    for (const auto& [certificate, key] :
         {std::pair(certificate_, other_key), std::pair(folder_.path() / "absent.pem", key_),
          std::pair(nonsense, key_), std::pair(certificate_, nonsense)}) {
        const auto context = tls_context(certificate, key);
        ASSERT_FALSE(context) << certificate << key;
        EXPECT_EQ(context.error().kind, RefusalKind::invalid_input);
        EXPECT_TRUE(context.error().reason.ends_with("."));
    }
}

}  // namespace
}  // namespace moothall::http_server
