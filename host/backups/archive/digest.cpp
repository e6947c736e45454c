#include "backups/archive/digest.h"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

#include "journal/chains/hash.h"

namespace moothall::backups {
namespace {

void check(bool worked) {
    if (!worked) {
        throw std::runtime_error("OpenSSL could not compute a SHA-256.");
    }
}

}  // namespace

std::string digest_of(std::string_view bytes) {
    return journal::sha256({bytes});
}

void RunningDigest::Free::operator()(evp_md_ctx_st* context) const {
    EVP_MD_CTX_free(context);
}

RunningDigest::RunningDigest() : context_(EVP_MD_CTX_new()) {
    check(context_ != nullptr && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1);
}

void RunningDigest::add(std::string_view bytes) {
    check(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1);
}

std::string RunningDigest::finish() {
    std::array<unsigned char, digest_size> digest{};
    check(EVP_DigestFinal_ex(context_.get(), digest.data(), nullptr) == 1);
    return std::string(digest.begin(), digest.end());
}

}  // namespace moothall::backups
