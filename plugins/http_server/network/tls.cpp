#include "network/tls.h"

namespace moothall::http_server {
namespace {

namespace ssl = boost::asio::ssl;

Refusal unfit(const std::string& what, const boost::system::error_code& error) {
    return {RefusalKind::invalid_input, what + " cannot be used for TLS: " + error.message() + "."};
}

}  // namespace

Result<std::unique_ptr<ssl::context>> tls_context(const std::string& certificate,
                                                  const std::string& private_key) {
    auto context = std::make_unique<ssl::context>(ssl::context::tls_server);
    context->set_options(ssl::context::default_workarounds | ssl::context::no_sslv2 |
                         ssl::context::no_sslv3 | ssl::context::no_tlsv1 |
                         ssl::context::no_tlsv1_1);
    boost::system::error_code error;
    if (context->use_certificate_chain_file(certificate, error); error) {
        return unfit("The certificate " + certificate, error);
    }
    if (context->use_private_key_file(private_key, ssl::context::pem, error); error) {
        return unfit("The private key " + private_key, error);
    }
    if (SSL_CTX_check_private_key(context->native_handle()) != 1) {
        return Refusal{RefusalKind::invalid_input, "The private key " + private_key +
                                                       " does not belong to the certificate " +
                                                       certificate + ": name the pair."};
    }
    return context;
}

}  // namespace moothall::http_server
