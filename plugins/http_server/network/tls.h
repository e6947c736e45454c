#pragma once

#include <moothall/service/result.h>

#include <boost/asio/ssl/context.hpp>
#include <memory>
#include <string>

namespace moothall::http_server {

/// TLS 1.2 and 1.3 with a certificate chain and its key, both PEM files.
/// Refused: invalid_input for a file that cannot be read, holds no certificate or key, or where the
/// two do not belong together.
Result<std::unique_ptr<boost::asio::ssl::context>> tls_context(const std::string& certificate,
                                                               const std::string& private_key);

}  // namespace moothall::http_server
