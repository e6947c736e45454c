#pragma once

#include <filesystem>

namespace moothall::http_server {

/// Makes a key and a certificate for "localhost" that it signs itself, good for an hour, as PEM
/// files. Throws std::runtime_error where OpenSSL does not do it.
void make_certificate(const std::filesystem::path& certificate, const std::filesystem::path& key);

}  // namespace moothall::http_server
