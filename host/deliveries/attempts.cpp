#include "deliveries/attempts.h"

#include <algorithm>
#include <limits>

namespace moothall::deliveries {
namespace {

using store::ColumnKind;

struct Columns {
    enum : std::size_t { case_id, kind, since, since_at, tries, not_before, lease, refusal };
};

std::int64_t count_of(Instant moment) {
    return moment.time_since_epoch().count();
}

Instant moment_of(const store::Cell& cell) {
    return Instant(std::chrono::microseconds(std::get<std::int64_t>(cell)));
}

store::Row row_of(const Attempt& attempt) {
    return {attempt.case_id, attempt.kind,
            attempt.since,   count_of(attempt.since_at),
            attempt.tries,   count_of(attempt.not_before),
            attempt.lease,   attempt.refusal};
}

Attempt attempt_of(const store::Row& row) {
    return {std::get<std::string>(row.at(Columns::case_id)),
            std::get<std::string>(row.at(Columns::kind)),
            std::get<std::int64_t>(row.at(Columns::since)),
            moment_of(row.at(Columns::since_at)),
            std::get<std::int64_t>(row.at(Columns::tries)),
            moment_of(row.at(Columns::not_before)),
            std::get<std::string>(row.at(Columns::lease)),
            std::get<std::string>(row.at(Columns::refusal))};
}

/// Whether the piece is the first of its case, as it was found.
bool stands(store::Reader& reader, const cases::Outgoing& work) {
    const auto row = reader.find(cases::outgoing_table(), {work.case_id, work.number});
    if (!row) {
        return false;
    }
    const auto now = cases::outgoing_of(*row);
    return now.standing == cases::Standing::first && now.since == work.since;
}

/// Whether something of the case is being handed over, be it a piece that was erased meanwhile.
bool is_taken(store::Reader& reader, const cases::Outgoing& work, Instant now) {
    const auto row = reader.find(attempt_table(), {work.case_id});
    const auto attempt = row ? std::optional(attempt_of(*row)) : std::nullopt;
    return attempt && !attempt->lease.empty() && attempt->not_before > now;
}

}  // namespace

std::chrono::microseconds pause_after(std::int64_t tries) {
    constexpr std::chrono::minutes first(1);
    constexpr std::chrono::hours longest(6);
    constexpr std::int64_t doublings_max = 9;  // More come to more than the longest.
    const auto doublings = std::clamp<std::int64_t>(tries - 1, 0, doublings_max);
    return std::min<std::chrono::microseconds>(first * (std::int64_t{1} << doublings), longest);
}

const store::Table& attempt_table() {
    static const store::Table table{"delivery_attempts",
                                    store::TableClass::working,
                                    {{"case_id", ColumnKind::text},
                                     {"kind", ColumnKind::text},
                                     {"since", ColumnKind::number},
                                     {"since_at", ColumnKind::number},
                                     {"tries", ColumnKind::number},
                                     {"not_before", ColumnKind::number},
                                     {"lease", ColumnKind::text},
                                     {"refusal", ColumnKind::text}},
                                    1,
                                    {{"by_kind", {Columns::kind, Columns::since_at}}}};
    return table;
}

std::optional<Attempt> attempt_on(store::Reader& reader, const cases::Outgoing& work) {
    const auto row = reader.find(attempt_table(), {work.case_id});
    auto attempt = row ? std::optional(attempt_of(*row)) : std::nullopt;
    return attempt && attempt->since == work.since ? attempt : std::nullopt;
}

std::vector<Attempt> attempts_between(store::Reader& reader, const std::string& kind, Instant from,
                                      Instant to) {
    store::ListQuery query{
        &attempt_table(), "by_kind", {kind}, {}, {}, {}, std::numeric_limits<std::int32_t>::max()};
    query.from = count_of(from);
    query.below = count_of(to) + 1;
    std::vector<Attempt> attempts;
    for (const store::Row& row : reader.list(query)) {
        attempts.push_back(attempt_of(row));
    }
    return attempts;
}

bool is_due(const cases::Outgoing& work, const std::optional<Attempt>& attempt, Instant now) {
    return attempt ? attempt->not_before <= now : work.since_at <= now;
}

bool may_be_leaving(store::Reader& reader, const std::string& case_id, std::int64_t number) {
    const auto row = reader.find(attempt_table(), {case_id});
    const auto attempt = row ? std::optional(attempt_of(*row)) : std::nullopt;
    return attempt && attempt->since == number && !attempt->lease.empty();
}

std::optional<Attempt> take(store::Store& store, const cases::Outgoing& work, Instant now,
                            const std::string& lease) {
    std::optional<Attempt> taken;
    store.write([&](store::Writer& writer) {
        taken.reset();
        const auto before = attempt_on(writer, work);
        if (!stands(writer, work) || !is_due(work, before, now) || is_taken(writer, work, now)) {
            return store::Verdict::discard;
        }
        taken = Attempt{work.case_id,
                        work.kind,
                        work.since,
                        work.since_at,
                        (before ? before->tries : 0) + 1,
                        now + lease_time,
                        lease,
                        before ? before->refusal : ""};
        writer.put(attempt_table(), row_of(*taken));
        return store::Verdict::keep;
    });
    return taken;
}

bool holds(store::Reader& reader, const Attempt& attempt) {
    const auto row = reader.find(attempt_table(), {attempt.case_id});
    return row && attempt_of(*row).lease == attempt.lease;
}

void put_off(store::Store& store, const Attempt& attempt, Instant not_before,
             const std::string& refusal) {
    store.write([&](store::Writer& writer) {
        if (!holds(writer, attempt)) {
            return store::Verdict::discard;
        }
        Attempt waiting = attempt;
        waiting.not_before = not_before;
        waiting.lease.clear();
        waiting.refusal = refusal;
        writer.put(attempt_table(), row_of(waiting));
        return store::Verdict::keep;
    });
}

void finish(store::Store& store, const Attempt& attempt) {
    store.write([&](store::Writer& writer) {
        if (!holds(writer, attempt)) {
            return store::Verdict::discard;
        }
        writer.remove(attempt_table(), {attempt.case_id});
        return store::Verdict::keep;
    });
}

void forget_words(store::Writer& writer, const std::string& case_id) {
    if (const auto row = writer.find(attempt_table(), {case_id})) {
        Attempt attempt = attempt_of(*row);
        attempt.refusal.clear();
        writer.put(attempt_table(), row_of(attempt));
    }
}

}  // namespace moothall::deliveries
