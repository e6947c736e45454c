#include "startup/secret.h"

#include <fstream>
#include <iterator>
#include <optional>

namespace moothall::startup {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t secret_bytes_max = 4096;

std::optional<std::string> objection_to(const fs::path& file) {
    std::error_code error;
    const auto status = fs::status(file, error);
    if (error || !fs::is_regular_file(status)) {
        return "is no file that can be read";
    }
    if ((status.permissions() & fs::perms::others_read) != fs::perms::none) {
        return "may be read by everybody: take that right away with chmod o-r";
    }
    if (fs::file_size(file, error) > secret_bytes_max || error) {
        return "is longer than 4 KiB, which no secret is";
    }
    return std::nullopt;
}

Result<Secret> read(const std::string& name, const fs::path& file) {
    const auto wrong = [&](const std::string& objection) {
        return Refusal{RefusalKind::invalid_input, "The file of the secret " + name + ", " +
                                                       file.string() + ", " + objection + "."};
    };
    if (const auto objection = objection_to(file)) {
        return wrong(*objection);
    }
    std::ifstream in(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (!in) {
        return wrong("cannot be read by this account");
    }
    if (text.ends_with('\n')) {
        text.pop_back();
    }
    if (text.empty()) {
        return wrong("is empty");
    }
    if (text.find_first_of(std::string_view("\n\r\0", 3)) != std::string::npos) {
        return wrong("has to hold the secret alone, in one line");
    }
    return Secret(std::move(text));
}

bool has_credential(const std::string& name, const SecretPlaces& places) {
    return !places.credentials.empty() && fs::exists(places.credentials / name);
}

}  // namespace

Result<Secret> read_secret(const std::string& name, const SecretPlaces& places) {
    if (has_credential(name, places)) {
        return read(name, places.credentials / name);
    }
    if (!places.file.empty()) {
        return read(name, places.file);
    }
    return Refusal{RefusalKind::not_found, "There is no secret " + name +
                                               ": name its file in the configuration, or give the "
                                               "service a credential of that name."};
}

bool has_secret(const std::string& name, const SecretPlaces& places) {
    return has_credential(name, places) || !places.file.empty();
}

Result<Done> check_holds_no_password(const std::string& address) {
    const std::size_t begin = address.find("://");
    if (begin == std::string::npos) {
        return Done{};
    }
    const std::size_t end = address.find_first_of("/?#", begin + 3);
    const std::string authority = address.substr(begin + 3, end - begin - 3);
    const std::size_t at = authority.rfind('@');
    const bool in_authority =
        at != std::string::npos && authority.substr(0, at).find(':') != std::string::npos;
    if (in_authority || address.find("password=", begin) != std::string::npos) {
        return Refusal{RefusalKind::invalid_input,
                       "The address of the database holds a password, which others could read: "
                       "leave it out and name a file in database.password_file."};
    }
    return Done{};
}

std::string with_password(const std::string& url, const Secret& password) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string whole = url + (url.find('?') == std::string::npos ? "?" : "&") + "password=";
    for (const char letter : password.reveal()) {
        const auto byte = static_cast<unsigned char>(letter);
        whole += '%';
        whole += digits[byte / 16];
        whole += digits[byte % 16];
    }
    return whole;
}

}  // namespace moothall::startup
