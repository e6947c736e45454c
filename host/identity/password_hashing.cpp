#include "identity/password_hashing.h"

#include <sodium.h>

#include <array>
#include <cerrno>
#include <stdexcept>

namespace moothall::identity {
namespace {

Refusal too_many_at_once() {
    return {RefusalKind::not_available,
            "Too many people are signing in at this moment: try again in a few seconds."};
}

/// A hash of this cost in the form that libsodium reads, with salt and sum of zeros.
std::string hash_of_nothing(const HashCost& cost) {
    constexpr std::size_t salt_letters = 22;  // Base64 of 16 bytes.
    constexpr std::size_t sum_letters = 43;   // Base64 of 32 bytes.
    return "$argon2id$v=19$m=" + std::to_string(cost.memory_bytes / 1024) +
           ",t=" + std::to_string(cost.passes) + ",p=1$" + std::string(salt_letters, 'A') + "$" +
           std::string(sum_letters, 'A');
}

}  // namespace

/// One of the places, for as long as this lives.
class PasswordHashing::Place {
public:
    explicit Place(PasswordHashing& hashing) : hashing_(hashing) {
        std::unique_lock lock(hashing_.mutex_);
        is_taken_ = hashing_.freed_.wait_for(lock, hashing_.patience_,
                                             [this] { return hashing_.free_ > 0; });
        hashing_.free_ -= is_taken_ ? 1 : 0;
    }
    ~Place() {
        if (is_taken_) {
            const std::lock_guard lock(hashing_.mutex_);
            ++hashing_.free_;
            hashing_.freed_.notify_one();
        }
    }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

    bool is_taken() const { return is_taken_; }

private:
    PasswordHashing& hashing_;
    bool is_taken_ = false;
};

PasswordHashing::PasswordHashing(HashCost cost, int at_once, std::chrono::milliseconds patience)
    : cost_(cost), free_(at_once), patience_(patience), nobodys_(hash_of_nothing(cost)) {}

Result<std::string> PasswordHashing::hash(const std::string& password) {
    const Place place(*this);
    if (!place.is_taken()) {
        return too_many_at_once();
    }
    std::array<char, crypto_pwhash_STRBYTES> kept{};
    if (sodium_init() < 0 ||
        crypto_pwhash_str_alg(kept.data(), password.data(), password.size(), cost_.passes,
                              cost_.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0) {
        throw std::runtime_error("A password cannot be hashed: there is not enough memory.");
    }
    return std::string(kept.data());
}

Result<Match> PasswordHashing::compare(const std::string& kept, const std::string& password) {
    const Place place(*this);
    if (!place.is_taken()) {
        return too_many_at_once();
    }
    const std::string& against = kept.empty() ? nobodys_ : kept;
    errno = 0;
    if (sodium_init() >= 0 &&
        crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0) {
        return kept.empty() ? Match::no : Match::yes;
    }
    if (errno != EINVAL) {  // What libsodium says of another password; anything else is no answer.
        throw std::runtime_error(
            "A password cannot be compared: its hash is damaged, or there is not enough memory.");
    }
    return Match::no;
}

}  // namespace moothall::identity
