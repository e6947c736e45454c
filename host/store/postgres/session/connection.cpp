#include "store/postgres/session/connection.h"

#include <poll.h>

#include <array>
#include <utility>

#include "store/postgres/session/address.h"

namespace moothall::store::postgres {
namespace {

constexpr Oid number_type = 20;
constexpr Oid bytes_type = 17;
constexpr Oid list_type = 1001;

/// So that the answers of a work that writes very much do not heap up.
constexpr std::size_t queued_max = 1000;

/// What each session is set to. Every statement is made for one index, and the right one is found
/// without statistics if nothing else is allowed: reading a whole small table would also put the
/// transaction in the way of everybody who writes there. A server that does not know one of these
/// does without it.
constexpr const char* settings[] = {
    "SET client_min_messages = error",
    "SET plan_cache_mode = force_generic_plan",
    "SET enable_seqscan = off",
    "SET enable_bitmapscan = off",
    "SET enable_sort = off",
    "SET jit = off",
    "SET max_parallel_workers_per_gather = 0",
    "SET lock_timeout = '4s'",
    // A host that was cut off must not hold its locks for ever. While an answer to it is under way,
    // nothing asks whether it is still there: that lasts a quarter of an hour by itself.
    "SET tcp_user_timeout = '10s'",
    "SET tcp_keepalives_idle = 10",
    "SET tcp_keepalives_interval = 3",
    "SET tcp_keepalives_count = 3",
};

void add_big_endian(std::string& to, std::uint64_t value, int size) {
    for (int shift = (size - 1) * 8; shift >= 0; shift -= 8) {
        to += static_cast<char>(value >> shift & 0xff);
    }
}

std::string_view state_of(const PGresult* result) {
    const char* const state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    return state == nullptr ? "" : state;
}

std::string_view message_of(const PGresult* result) {
    const char* const message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    return message == nullptr ? "" : message;
}

PGconn* connected_to(const std::string& url) {
    // What the URL says comes last and counts.
    constexpr std::array<const char*, 8> names{
        "fallback_application_name", "connect_timeout",  "keepalives_idle", "keepalives_interval",
        "keepalives_count",          "tcp_user_timeout", "dbname",          nullptr};
    const std::array<const char*, 8> values{"moothall", "5",     "5",         "2",
                                            "3",        "10000", url.c_str(), nullptr};
    return PQconnectdbParams(names.data(), values.data(), 1);
}

}  // namespace

Parameters& Parameters::add(Oid type, const char* value, std::size_t size) {
    types_.push_back(type);
    values_.push_back(value);
    sizes_.push_back(static_cast<int>(size));
    return *this;
}

Parameters& Parameters::number(std::int64_t value) {
    std::string& own = own_.emplace_back();
    add_big_endian(own, static_cast<std::uint64_t>(value), 8);
    return add(number_type, own.data(), own.size());
}

Parameters& Parameters::bytes(std::string_view value) {
    // A null pointer would be nothing.
    return add(bytes_type, value.data() == nullptr ? "" : value.data(), value.size());
}

Parameters& Parameters::nothing() {
    return add(0, nullptr, 0);
}

Parameters& Parameters::list(const std::vector<std::string>& values) {
    std::string& own = own_.emplace_back();
    add_big_endian(own, values.empty() ? 0 : 1, 4);  // Dimensions.
    add_big_endian(own, 0, 4);                       // None of them is nothing.
    add_big_endian(own, bytes_type, 4);
    if (!values.empty()) {
        add_big_endian(own, values.size(), 4);
        add_big_endian(own, 1, 4);  // The first one's index.
    }
    for (const std::string& value : values) {
        add_big_endian(own, value.size(), 4);
        own += value;
    }
    return add(list_type, own.data(), own.size());
}

std::int64_t Answer::number_at(int row, int column) const {
    const char* const bytes = PQgetvalue(result_.get(), row, column);
    const int size = PQgetlength(result_.get(), row, column);
    std::uint64_t value = 0;
    for (int byte = 0; byte < size; ++byte) {
        value = value << 8 | static_cast<unsigned char>(bytes[byte]);
    }
    return static_cast<std::int64_t>(value);
}

std::string Answer::bytes_at(int row, int column) const {
    return {PQgetvalue(result_.get(), row, column),
            static_cast<std::size_t>(PQgetlength(result_.get(), row, column))};
}

std::int64_t Answer::affected() const {
    const std::string text = PQcmdTuples(result_.get());
    return text.empty() ? 0 : std::stoll(text);
}

Connection::Connection(const std::string& url) : handle_(connected_to(url)) {
    if (PQstatus(handle_.get()) != CONNECTION_OK) {
        const char* const message = PQerrorMessage(handle_.get());
        throw ServerFault(Remedy::reconnect, sentence_for_no_connection(url, message));
    }
    PQsetNoticeProcessor(
        handle_.get(), [](void*, const char*) {}, nullptr);  // Faults come with the answers.
    for (const char* setting : settings) {
        PQclear(PQexec(handle_.get(), setting));
    }
    check(PQenterPipelineMode(handle_.get()));
}

void Connection::queue(std::string_view sql, const Parameters& parameters) {
    const std::string& name = name_of(sql, parameters);
    const std::vector<int> binary(parameters.values_.size(), 1);
    check(PQsendQueryPrepared(
        handle_.get(), name.c_str(), static_cast<int>(parameters.values_.size()),
        parameters.values_.data(), parameters.sizes_.data(), binary.data(), 1));
    awaited_.push_back({Kind::statement, {}});
    if (awaited_.size() > queued_max) {
        await();
    }
}

Answer Connection::ask(std::string_view sql, const Parameters& parameters) {
    queue(sql, parameters);
    return await();
}

void Connection::post(std::string_view sql) {
    if (!awaited_.empty() && awaited_.back().kind == Kind::statement) {
        mark_posted_end();  // After a fault the server leaves out all that comes before the mark.
    }
    queue(sql, {});
    mark_posted_end();
}

void Connection::mark_posted_end() {
    check(PQpipelineSync(handle_.get()));
    awaited_.push_back({Kind::posted_end, {}});
}

Answer Connection::execute(const std::string& sql) {
    if (!awaited_.empty()) {
        await();
    }
    check(PQexitPipelineMode(handle_.get()));
    Answer answer(PQexec(handle_.get(), sql.c_str()));
    const ExecStatusType status = PQresultStatus(answer.result());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
        throw fault_for(state_of(answer.result()), message_of(answer.result()));
    }
    check(PQenterPipelineMode(handle_.get()));
    return answer;
}

bool Connection::is_usable() {
    pollfd socket{PQsocket(handle_.get()), POLLIN, 0};
    if (::poll(&socket, 1, 0) > 0) {
        PQconsumeInput(handle_.get());  // Notices that the server has hung up.
    }
    return PQstatus(handle_.get()) == CONNECTION_OK;
}

const std::string& Connection::name_of(std::string_view sql, const Parameters& parameters) {
    if (const auto found = prepared_.find(sql); found != prepared_.end()) {
        return found->second;
    }
    const std::string text(sql);
    const std::string name = "s" + std::to_string(++names_);
    check(PQsendPrepare(handle_.get(), name.c_str(), text.c_str(),
                        static_cast<int>(parameters.types_.size()), parameters.types_.data()));
    awaited_.push_back({Kind::preparation, text});
    return prepared_.emplace(text, name).first->second;
}

/// Waits for every answer that is due and gives the last one.
Answer Connection::await() {
    check(PQpipelineSync(handle_.get()));
    awaited_.push_back({Kind::end, {}});
    Answer last;
    while (!awaited_.empty()) {
        const Sent sent = std::move(awaited_.front());
        awaited_.pop_front();
        Answer answer = take_answer(sent);
        if (sent.kind == Kind::statement) {
            last = std::move(answer);
        } else if (sent.kind == Kind::posted_end) {
            failure_.reset();
        }
    }
    if (failure_) {
        throw ServerFault(*failure_);
    }
    return last;
}

Answer Connection::take_answer(const Sent& sent) {
    Answer answer(PQgetResult(handle_.get()));
    if (answer.result() == nullptr) {
        check(0);
    }
    const ExecStatusType status = PQresultStatus(answer.result());
    if (status == PGRES_PIPELINE_SYNC) {
        return answer;
    }
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
        note_failure_of(sent, answer.result());
    }
    const Answer end_of_answer(PQgetResult(handle_.get()));
    if (end_of_answer.result() != nullptr || PQstatus(handle_.get()) != CONNECTION_OK) {
        check(0);
    }
    return answer;
}

void Connection::note_failure_of(const Sent& sent, const PGresult* result) {
    if (sent.kind == Kind::preparation) {
        prepared_.erase(sent.prepared);
    }
    if (PQresultStatus(result) != PGRES_PIPELINE_ABORTED && !failure_) {
        failure_.emplace(fault_for(state_of(result), message_of(result)));
    }
}

void Connection::check(int succeeded) {
    if (succeeded != 0) {
        return;
    }
    // Whatever was refused before, it is the lost connection that now counts.
    failure_.emplace(fault_for("", ""));
    throw ServerFault(*failure_);
}

}  // namespace moothall::store::postgres
