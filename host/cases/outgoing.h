#pragma once

#include <moothall/service/date.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journal/event.h"
#include "store/store.h"

namespace moothall::cases {

/// A kind of outgoing work, as it stands in the fact "outgoing" of the event that asks for it and
/// names the fact that says which one: "letter". Events of releases that delivered nothing lack it.
inline constexpr const char* letter_work = "letter";

/// The fact of such an event that says when it leaves at the earliest: until then what asked for it
/// can be undone. Without it, it may leave at once.
inline constexpr const char* leaves_at = "leaves_at";

/// How outgoing work stands. Of a case only what was asked for first can be delivered.
enum class Standing : std::int64_t {
    first,   ///< Nothing of its case is before it.
    behind,  ///< Something of its case was asked for before it, and has not left.
    failed,  ///< It is the first of its case, and waits for a person.
};

/// Work that was asked for and has not left.
struct Outgoing {
    std::string case_id;
    std::int64_t number;  ///< Of the event that asked for it.
    std::string kind;     ///< "letter".
    Standing standing;
    std::int64_t since;  ///< The event since which it is to be tried, or since which it has failed.
    Instant since_at;    ///< When that was recorded; later for what leaves no sooner than then.
};

/// A projection: a row for each piece, by case and number, until it is delivered, closed by a
/// person or erased.
const store::Table& outgoing_table();
Outgoing outgoing_of(const store::Row& row);

/// Keeps the table, and what failed in that of what needs attention, up to date with one event.
void keep_outgoing(const journal::Event& event, store::Writer& writer, const std::string& case_id);

/// What of a case has to leave before everything else; nothing if there is none.
std::optional<Outgoing> first_outgoing(store::Reader& reader, const std::string& case_id);

/// What has failed by the event with this number and still waits for a person.
std::optional<Outgoing> failed_outgoing(store::Reader& reader, const std::string& case_id,
                                        std::int64_t number);

/// The work of one kind that stands so, the longest waiting first. `after` is the last of the page
/// before.
std::vector<Outgoing> outgoing_that_stand(store::Reader& reader, const std::string& kind,
                                          Standing standing, const std::optional<Outgoing>& after,
                                          std::size_t limit);

/// The kinds of which there is some work.
std::vector<std::string> outgoing_kinds(store::Reader& reader);

}  // namespace moothall::cases
