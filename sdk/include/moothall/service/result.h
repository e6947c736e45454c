#pragma once

#include <cassert>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace moothall {

/// Why a request was turned down. The spelling is the same in C++, Lua, JSON and the logs.
enum class RefusalKind {
    invalid_input,
    not_available,
    not_signed_in,
    not_permitted,
    not_found,
    stale_version,
};  // Open: more may come.

/// The name of a kind as it stands in JSON: `invalid_input`, `not_available` and so on.
std::string_view name_of(RefusalKind kind);

/// The world said no. A value, never thrown by the host itself.
struct Refusal {
    RefusalKind kind = RefusalKind::not_available;
    std::string reason;  ///< One sentence a case officer can act on, in plain English.

    friend bool operator==(const Refusal&, const Refusal&) = default;
};

/// What `Result::value()` throws when there is none: for callers that have no answer to a refusal.
class RefusedError : public std::runtime_error {
public:
    explicit RefusedError(Refusal refusal);

    const Refusal& refusal() const { return refusal_; }

private:
    Refusal refusal_;
};

/// A value, or the reason it was refused. Shaped like std::expected, which replaces it
/// once the compiler offers C++23.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : outcome_(std::move(value)) {}
    Result(Refusal refusal) : outcome_(std::move(refusal)) {}

    explicit operator bool() const { return std::holds_alternative<T>(outcome_); }

    /// Requires a value.
    const T& operator*() const& {
        assert(*this);
        return std::get<T>(outcome_);
    }
    T& operator*() & {
        assert(*this);
        return std::get<T>(outcome_);
    }
    T&& operator*() && {
        assert(*this);
        return std::get<T>(std::move(outcome_));
    }
    const T* operator->() const { return &**this; }
    T* operator->() { return &**this; }

    /// Requires a refusal.
    const Refusal& error() const {
        assert(!*this);
        return std::get<Refusal>(outcome_);
    }

    /// Throws RefusedError instead, if this was refused.
    const T& value() const& {
        if (!*this) {
            throw RefusedError(std::get<Refusal>(outcome_));
        }
        return std::get<T>(outcome_);
    }
    T value() && {
        if (!*this) {
            throw RefusedError(std::get<Refusal>(outcome_));
        }
        return std::get<T>(std::move(outcome_));
    }

private:
    std::variant<T, Refusal> outcome_;
};

/// What a function gives that either did its work or was refused.
struct Done {};

}  // namespace moothall
