#pragma once

#include <moothall/service/date.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cases/outgoing.h"
#include "store/store.h"

namespace moothall::deliveries {

/// So often a piece is handed over, over some three days, before it is given up.
inline constexpr std::int64_t tries_max = 20;

/// So long a piece belongs to whoever tries it, unless they say sooner what came of it.
inline constexpr std::chrono::minutes lease_time{5};

/// How long it waits after it was refused so many times: a minute, then twice as long each time, at
/// most six hours.
std::chrono::microseconds pause_after(std::int64_t tries);

/// What is being done about the first piece of outgoing work of a case.
struct Attempt {
    std::string case_id;
    std::string kind;
    std::int64_t since;  ///< That of the work (see Outgoing): of another it says nothing.
    Instant since_at;
    std::int64_t tries;   ///< So often it was handed over, or was about to be.
    Instant not_before;   ///< Until then nobody else tries it.
    std::string lease;    ///< Names this very try; empty while nobody tries.
    std::string refusal;  ///< What was said the last time.
};

/// A working table with a row for each case of which something is being tried. A row that was left
/// behind says nothing of the next piece, which takes its place.
const store::Table& attempt_table();

/// What is being done about this piece; nothing if nobody has tried it.
std::optional<Attempt> attempt_on(store::Reader& reader, const cases::Outgoing& work);

/// What is being done about pieces of this kind that wait since a moment between these two, both
/// included.
std::vector<Attempt> attempts_between(store::Reader& reader, const std::string& kind, Instant from,
                                      Instant to);

/// Whether somebody may try it now.
bool is_due(const cases::Outgoing& work, const std::optional<Attempt>& attempt, Instant now);

/// Whether something of the case is being handed over, or was when its host ended: then nobody
/// knows whether it has left. `number` is that of the event since which it is to be tried.
bool may_be_leaving(store::Reader& reader, const std::string& case_id, std::int64_t number);

/// Takes the piece for one try, under the name `lease`, which nobody has used before; nothing if it
/// does not stand as it did, or somebody else tries it, or it is not due. Faults: StoreFault.
std::optional<Attempt> take(store::Store& store, const cases::Outgoing& work, Instant now,
                            const std::string& lease);

/// Whether the piece still belongs to this try.
bool holds(store::Reader& reader, const Attempt& attempt);

/// Gives the piece back, to be tried again at `not_before`, if it still belongs to this try.
void put_off(store::Store& store, const Attempt& attempt, Instant not_before,
             const std::string& refusal);

/// Forgets the try, if the piece still belongs to it: an event says what came of it.
void finish(store::Store& store, const Attempt& attempt);

/// Takes the words away that a refusal left, and nothing else: for when a case is erased.
void forget_words(store::Writer& writer, const std::string& case_id);

}  // namespace moothall::deliveries
