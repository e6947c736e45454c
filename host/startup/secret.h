#pragma once

#include <moothall/service/result.h>

#include <filesystem>
#include <string>

namespace moothall::startup {

/// A password or a key. Has to be asked for by name, so that it is not logged or shown by accident.
class Secret {
public:
    explicit Secret(std::string text) : text_(std::move(text)) {}
    const std::string& reveal() const { return text_; }

private:
    std::string text_;
};

/// Where secrets may lie.
struct SecretPlaces {
    std::filesystem::path credentials;  ///< systemd's folder of credentials; empty: none.
    std::filesystem::path file;         ///< That the configuration names; empty: none.
};

/// Reads a secret from the credential of this name, or else from the file that was named; the line
/// end after it does not belong to it. Refused: not_found where there is neither; invalid_input for
/// a file that is empty, longer than 4 KiB, of several lines, or may be read by everybody. The
/// sentence never holds the secret.
Result<Secret> read_secret(const std::string& name, const SecretPlaces& places);

/// Whether there is a credential of this name, or a file was named.
bool has_secret(const std::string& name, const SecretPlaces& places);

/// Refused: an address such as postgresql://anne:secret@host/council that holds a password, in a
/// configuration that others may read. The sentence does not repeat it.
Result<Done> check_holds_no_password(const std::string& address);

/// The URL of a database with the password that it is to be opened with.
std::string with_password(const std::string& url, const Secret& password);

}  // namespace moothall::startup
