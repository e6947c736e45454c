#include "registers/reservation.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "registers/register_fold.h"
#include "registers/rows_in_force.h"

namespace moothall::registers {
namespace {

constexpr int reservation_revision = 1;

/// A reservation with what its register's declaration says of it.
struct Claim {
    Reservation wanted;
    std::string title;
    std::string field;
};

Result<std::vector<Claim>> claims_of(const Registers& registers,
                                     const std::vector<Reservation>& reservations) {
    std::vector<Claim> claims;
    for (const Reservation& one : reservations) {
        const auto declaration = registers.named(one.register_name);
        if (!declaration) {
            return declaration.error();
        }
        if ((*declaration)->remaining.empty()) {
            return Refusal{RefusalKind::invalid_input,
                           "Nothing can be reserved in " + (*declaration)->title + " (" +
                               one.register_name + "): the register counts nothing down."};
        }
        if (one.amount < 1) {
            return Refusal{
                RefusalKind::invalid_input,
                "Reserve at least 1 in " + (*declaration)->title + " (" + one.register_name + ")."};
        }
        claims.push_back({one, (*declaration)->title, (*declaration)->remaining});
    }
    return claims;
}

/// "N4, 10 May 2027" for the key "N4,2027-05-10".
std::string key_in_words(std::string_view key) {
    std::string words;
    while (true) {
        const std::size_t end = std::min(key.find(','), key.size());
        const std::string_view part = key.substr(0, end);
        const auto date = parse_date(part);
        words += (words.empty() ? "" : ", ") + (date ? in_words(*date) : std::string(part));
        if (end == key.size()) {
            return words;
        }
        key.remove_prefix(end + 1);
    }
}

Refusal gone(const Claim& claim, std::int64_t left) {
    if (!claim.wanted.sentence.empty()) {
        return {RefusalKind::not_available, claim.wanted.sentence};
    }
    const std::string where = " for " + key_in_words(claim.wanted.key) + " in " + claim.title;
    if (left <= 0) {
        return {RefusalKind::not_available, "The last place" + where + " has just been taken."};
    }
    return {RefusalKind::not_available,
            (left == 1 ? std::string("Only 1 place is left")
                       : "Only " + std::to_string(left) + " places are left") +
                where + "."};
}

Refusal no_row(const Claim& claim) {
    return {RefusalKind::not_available, claim.title + " (" + claim.wanted.register_name +
                                            ") has no row for " + key_in_words(claim.wanted.key) +
                                            " on " + in_words(claim.wanted.on) +
                                            ", so nothing can be reserved."};
}

/// What a decision takes of each row: register, key and first day in force.
using Taken = std::map<std::tuple<std::string, std::string, Date>, std::int64_t>;

Taken given_back_by(const std::vector<Reservation>& given_back, store::Reader& reader) {
    Taken taken;
    for (const Reservation& one : given_back) {
        if (const auto row = row_in_force(reader, one.register_name, one.key, one.on)) {
            taken[{one.register_name, one.key, row->from}] -= one.amount;
        }
    }
    return taken;
}

/// Whether all claims together can be met by what is left now, and what is taken already.
std::optional<Refusal> look(const std::vector<Claim>& claims, Taken taken, store::Reader& reader) {
    for (const Claim& claim : claims) {
        const Reservation& wanted = claim.wanted;
        const auto row = row_in_force(reader, wanted.register_name, wanted.key, wanted.on);
        const auto there = row ? left_in(*row, claim.field) : std::nullopt;
        if (!there) {
            return no_row(claim);
        }
        std::int64_t& so_far = taken[{wanted.register_name, wanted.key, row->from}];
        const std::int64_t left = *there - so_far;
        if (left < wanted.amount) {
            return gone(claim, left);
        }
        so_far += wanted.amount;
    }
    return std::nullopt;
}

journal::Draft draft_of(const Claim& claim, std::string_view kind, Instant happened_at) {
    journal::Draft draft{stream_of(claim.wanted.register_name, claim.wanted.key),
                         std::string(kind),
                         reservation_revision,
                         happened_at,
                         {},
                         {}};
    draft.facts.set("register", claim.wanted.register_name)
        .set("key", claim.wanted.key)
        .set("on", claim.wanted.on)
        .set("field", claim.field)
        .set("amount", claim.wanted.amount);
    return draft;
}

}  // namespace

Result<Taking> reserve(const Registers& registers, const std::vector<Reservation>& wanted,
                       Instant happened_at) {
    return reserve(registers, wanted, {}, happened_at);
}

Result<Taking> reserve(const Registers& registers, const std::vector<Reservation>& wanted,
                       const std::vector<Reservation>& given_back, Instant happened_at) {
    auto claims = claims_of(registers, wanted);
    if (!claims) {
        return claims.error();
    }
    Taking taking;
    for (const Claim& claim : *claims) {
        taking.events.push_back(draft_of(claim, "register.reserved", happened_at));
    }
    if (!wanted.empty()) {
        taking.conditions.push_back([all = *std::move(claims), given_back](store::Reader& reader) {
            return look(all, given_back_by(given_back, reader), reader);
        });
    }
    return taking;
}

Result<std::vector<journal::Draft>> release(const Registers& registers,
                                            const std::vector<Reservation>& given_back,
                                            Instant happened_at) {
    const auto claims = claims_of(registers, given_back);
    if (!claims) {
        return claims.error();
    }
    std::vector<journal::Draft> events;
    for (const Claim& claim : *claims) {
        events.push_back(draft_of(claim, "register.released", happened_at));
    }
    return events;
}

}  // namespace moothall::registers
