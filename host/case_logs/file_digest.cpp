#include "case_logs/file_digest.h"

#include <openssl/evp.h>

#include <array>
#include <memory>
#include <stdexcept>
#include <vector>

#include "journal/chains/hash.h"

namespace moothall::case_logs {
namespace {

struct Free {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

void check(bool worked, const char* what) {
    if (!worked) {
        throw std::runtime_error(what);
    }
}

constexpr const char* no_digest = "The SHA-256 of the file could not be made.";

}  // namespace

std::string digest_of(std::istream& file) {
    const std::unique_ptr<EVP_MD_CTX, Free> context(EVP_MD_CTX_new());
    check(context && EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1, no_digest);
    std::vector<char> part(65'536);
    while (file.read(part.data(), static_cast<std::streamsize>(part.size())) || file.gcount() > 0) {
        check(EVP_DigestUpdate(context.get(), part.data(),
                               static_cast<std::size_t>(file.gcount())) == 1,
              no_digest);
    }
    check(file.eof() && !file.bad(), "The file could not be read to its end.");
    file.clear();
    file.seekg(0);
    check(static_cast<bool>(file), "The file cannot be read twice: give it as a plain file.");
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    check(EVP_DigestFinal_ex(context.get(), digest.data(), &size) == 1, no_digest);
    return journal::to_hex({reinterpret_cast<const char*>(digest.data()), size});
}

}  // namespace moothall::case_logs
