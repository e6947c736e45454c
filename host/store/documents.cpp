#include "store/documents.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <memory>

#include "store/store.h"

namespace moothall::store {
namespace {

struct FreeDigest {
    void operator()(EVP_MD_CTX* digest) const { EVP_MD_CTX_free(digest); }
};

}  // namespace

std::string address_of_document(std::string_view secret, std::string_view bytes) {
    // The secret is preceded by its length, so that no other pair of secret and bytes runs together
    // the same.
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

bool is_document_address(std::string_view text) {
    const auto is_digit = [](char letter) {
        return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
    };
    return text.size() == document_address_length &&
           std::all_of(text.begin(), text.end(), is_digit);
}

void check_is_document_address(std::string_view text) {
    if (!is_document_address(text)) {
        throw StoreFault("'" + std::string(text) + "' is not the address of a document.");
    }
}

}  // namespace moothall::store
