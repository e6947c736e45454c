#include "plugins/http_server/network/certificate.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <cstdio>
#include <memory>
#include <stdexcept>

namespace moothall::http_server {
namespace {

template <auto free>
struct Freed {
    template <class Thing>
    void operator()(Thing* thing) const {
        free(thing);
    }
};

using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using File = std::unique_ptr<std::FILE, Freed<std::fclose>>;

void check(bool is_done) {
    if (!is_done) {
        throw std::runtime_error("OpenSSL made no certificate");
    }
}

}  // namespace

void make_certificate(const std::filesystem::path& certificate, const std::filesystem::path& key) {
    const Key pair(EVP_EC_gen("P-256"));
    const Certificate made(X509_new());
    check(pair != nullptr && made != nullptr);
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1);
    X509_set_version(made.get(), 2);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), -60);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), 3'600);
    X509_set_pubkey(made.get(), pair.get());
    X509_NAME* const name = X509_get_subject_name(made.get());
    const auto* const localhost = reinterpret_cast<const unsigned char*>("localhost");
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, localhost, -1, -1, 0);
    X509_set_issuer_name(made.get(), name);
    check(X509_sign(made.get(), pair.get(), EVP_sha256()) != 0);
    const File certificate_file(std::fopen(certificate.c_str(), "w"));
    const File key_file(std::fopen(key.c_str(), "w"));
    check(certificate_file != nullptr && key_file != nullptr);
    check(PEM_write_X509(certificate_file.get(), made.get()) == 1);
    check(PEM_write_PrivateKey(key_file.get(), pair.get(), nullptr, nullptr, 0, nullptr, nullptr) ==
          1);
}

}  // namespace moothall::http_server
