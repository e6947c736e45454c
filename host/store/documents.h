#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace moothall::store {

/// The papers of cases: bytes found by an address that is made of a secret of the case and of the
/// bytes, so that nobody learns that two cases hold the same paper, and each can be erased alone.
///
/// Threads: any. Faults: every method throws StoreFault.
class Documents {
public:
    virtual ~Documents() = default;

    /// Keeps `bytes` and gives their address: 64 hexadecimal digits, SHA-256 over both. When it
    /// returns they survive loss of power: call it before the event that names them is written.
    virtual std::string put(std::string_view secret, std::string_view bytes) = 0;

    /// Keeps a document of another store under the address that it has there. When it returns the
    /// bytes survive loss of power. Faults: also for what is no address.
    virtual void put_at(std::string_view address, std::string_view bytes) = 0;

    /// Nothing where there is no such document.
    virtual std::optional<std::string> get(std::string_view address) = 0;

    /// Takes the document away for good; does nothing where there is none.
    virtual void remove(std::string_view address) = 0;

    /// The address of every document, in order.
    virtual std::vector<std::string> addresses() = 0;

    /// Takes away the documents that nobody names, and what a put left unfinished, where they were
    /// put a day ago or longer: a newer one may be about to be named. Looks at most once a day.
    /// Gives how many documents it took.
    virtual std::size_t sweep(const std::function<bool(std::string_view address)>& is_named) = 0;
};

inline constexpr std::size_t document_address_length = 64;

/// The address of a document: 64 hexadecimal digits, SHA-256 over the secret and the bytes.
std::string address_of_document(std::string_view secret, std::string_view bytes);
bool is_document_address(std::string_view text);
/// Faults: StoreFault for what is none.
void check_is_document_address(std::string_view text);

}  // namespace moothall::store
