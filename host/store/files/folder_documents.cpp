#include "store/files/folder_documents.h"

#include <openssl/evp.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <memory>

#include "store/files/durable.h"
#include "store/store.h"

namespace moothall::store::files {
namespace {

constexpr std::size_t address_length = 64;

struct FreeDigest {
    void operator()(EVP_MD_CTX* digest) const { EVP_MD_CTX_free(digest); }
};

/// The secret is preceded by its length, so that no other pair of secret and bytes runs together
/// the same.
std::string address_of(std::string_view secret, std::string_view bytes) {
    const std::string length = std::to_string(secret.size()) + ":";
    const std::unique_ptr<EVP_MD_CTX, FreeDigest> digest(EVP_MD_CTX_new());
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    unsigned int size = 0;
    if (digest == nullptr || EVP_DigestInit_ex(digest.get(), EVP_sha256(), nullptr) != 1 ||
        EVP_DigestUpdate(digest.get(), length.data(), length.size()) != 1 ||
        EVP_DigestUpdate(digest.get(), secret.data(), secret.size()) != 1 ||
        EVP_DigestUpdate(digest.get(), bytes.data(), bytes.size()) != 1 ||
        EVP_DigestFinal_ex(digest.get(), hash.data(), &size) != 1) {
        throw StoreFault("The document could not be hashed.");
    }
    std::string address;
    for (std::size_t byte = 0; byte < size; ++byte) {
        constexpr std::string_view digits = "0123456789abcdef";
        address += digits[hash.at(byte) >> 4];
        address += digits[hash.at(byte) & 0xf];
    }
    return address;
}

bool is_address(std::string_view text) {
    const auto is_digit = [](char letter) {
        return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
    };
    return text.size() == address_length && std::all_of(text.begin(), text.end(), is_digit);
}

}  // namespace

FolderDocuments::FolderDocuments(std::filesystem::path folder) : folder_(std::move(folder)) {}

std::string FolderDocuments::put(std::string_view secret, std::string_view bytes) {
    const std::string address = address_of(secret, bytes);
    const std::filesystem::path path = path_of(address);
    make_folder(path.parent_path());
    write_durably(path, bytes);
    return address;
}

std::optional<std::string> FolderDocuments::get(std::string_view address) {
    if (!is_address(address)) {
        return std::nullopt;
    }
    const std::filesystem::path path = path_of(address);
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        if (std::filesystem::exists(path)) {
            throw StoreFault("The document '" + std::string(address) + "' cannot be read.");
        }
        return std::nullopt;
    }
    std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (file.bad()) {
        throw StoreFault("The document '" + std::string(address) + "' cannot be read.");
    }
    return bytes;
}

void FolderDocuments::remove(std::string_view address) {
    if (!is_address(address)) {
        return;
    }
    const std::filesystem::path path = path_of(address);
    if (::unlink(path.c_str()) == 0) {
        sync_folder(path.parent_path());
    } else if (errno != ENOENT) {
        throw StoreFault("The document '" + std::string(address) + "' could not be removed.");
    }
}

std::filesystem::path FolderDocuments::path_of(std::string_view address) const {
    return folder_ / address.substr(0, 2) / address;
}

}  // namespace moothall::store::files
