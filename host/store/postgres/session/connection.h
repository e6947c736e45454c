#pragma once

#include <libpq-fe.h>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/postgres/session/server_fault.h"

namespace moothall::store::postgres {

/// What is bound to a statement, in order, in PostgreSQL's binary form. Bytes and lists are copied
/// into the connection when the statement is queued; until then what is bound by view must live.
class Parameters {
public:
    Parameters& number(std::int64_t value);
    Parameters& bytes(std::string_view value);
    Parameters& nothing();
    Parameters& list(const std::vector<std::string>& values);

private:
    friend class Connection;

    Parameters& add(Oid type, const char* value, std::size_t size);

    std::deque<std::string> own_;  // Does not move what it holds.
    std::vector<Oid> types_;
    std::vector<const char*> values_;
    std::vector<int> sizes_;
};

/// The rows that a statement gave.
class Answer {
public:
    Answer() = default;
    explicit Answer(PGresult* result) : result_(result) {}

    int rows() const { return PQntuples(result_.get()); }
    bool is_nothing(int row, int column) const {
        return PQgetisnull(result_.get(), row, column) != 0;
    }
    std::int64_t number_at(int row, int column) const;
    std::string bytes_at(int row, int column) const;
    std::int64_t affected() const;
    std::string_view command() const { return PQcmdStatus(result_.get()); }

    PGresult* result() const { return result_.get(); }

private:
    struct Clear {
        void operator()(PGresult* result) const { PQclear(result); }
    };
    std::unique_ptr<PGresult, Clear> result_;
};

/// A session with the server and its prepared statements. Statements are queued and go to the
/// server together with the next one whose answer is wanted: so a work costs few waits, however
/// much it writes. Used by one thread at a time.
///
/// Faults: every method throws ServerFault. A fault of a queued statement comes with the next
/// answer.
class Connection {
public:
    explicit Connection(const std::string& url);

    /// Prepares `sql` once; further uses find it ready.
    void queue(std::string_view sql, const Parameters& parameters);
    Answer ask(std::string_view sql, const Parameters& parameters);

    /// Sends what is queued, and `sql`, without waiting. What became of it nobody hears: for ending
    /// a transaction that has nothing to lose.
    void post(std::string_view sql);

    /// Runs what cannot stand in a pipeline or is not worth keeping.
    Answer execute(const std::string& sql);

    /// Whether the server still listens, as far as is known without asking it.
    bool is_usable();

    /// The first fault since the mark; null if there was none.
    const ServerFault* failure() const { return failure_ ? &*failure_ : nullptr; }
    void forget_failure() { failure_.reset(); }

private:
    struct Finish {
        void operator()(PGconn* handle) const { PQfinish(handle); }
    };
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    enum class Kind { preparation, statement, end, posted_end };
    struct Sent {
        Kind kind;
        std::string prepared;  ///< What is prepared by it.
    };

    const std::string& name_of(std::string_view sql, const Parameters& parameters);
    void mark_posted_end();
    Answer await();
    Answer take_answer(const Sent& sent);
    void note_failure_of(const Sent& sent, const PGresult* result);
    void check(int succeeded);

    std::unique_ptr<PGconn, Finish> handle_;
    std::unordered_map<std::string, std::string, TextHash, std::equal_to<>> prepared_;
    std::deque<Sent> awaited_;
    int names_ = 0;
    std::optional<ServerFault> failure_;
};

}  // namespace moothall::store::postgres
