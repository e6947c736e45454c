#pragma once

#include <optional>
#include <string>
#include <string_view>

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

    /// Nothing where there is no such document.
    virtual std::optional<std::string> get(std::string_view address) = 0;

    /// Takes the document away for good; does nothing where there is none.
    virtual void remove(std::string_view address) = 0;
};

}  // namespace moothall::store
