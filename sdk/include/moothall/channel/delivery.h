#pragma once

#include <moothall/service/date.h>
#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <string>

namespace moothall::channel {

/// One piece of outgoing work, as a workflow asked for it.
struct Delivery {
    /// The same however often this piece is handed over, and that of no other: whoever takes it in
    /// drops what comes again by it.
    std::string key;
    std::string kind;       ///< Of outgoing work: "letter".
    std::string reference;  ///< Of the case: "CT-26-000417-T".
    std::string case_type;  ///< "revenues.discount_review".
    std::string name;       ///< Which letter, as the workflow names it: "reminder".
    std::string to;         ///< Who gets it, as the workflow says it: "customer".
    std::string copy;       ///< Who gets a copy; empty: nobody.
    Table values;           ///< What the workflow gave for its text.
    Instant asked_at;
};

/// Takes outgoing work of one kind out of the council: to a printer's service, a mail server.
///
/// Guarantees: everything that is asked for is handed over at least once. Of one case each piece
/// comes after those that were asked for before it have been delivered or given up; cases do not
/// wait for one another. What was handed over comes again, with the same key, after a refusal, and
/// where the host ended or the answer was late.
class Carrier {
public:
    virtual ~Carrier() = default;

    /// Hands one piece over, and returns when it is taken in for good. The answer is kept in the
    /// case with the note that it was delivered: an id at the printer's, say.
    /// Threads: called by several at once. Return within half a minute: a host that is stopped
    /// waits no longer than a minute, and after five the piece may be given to another.
    /// Refused: not_available for what time may heal; it is tried again, at growing intervals, for
    /// some three days. Any other kind is for a person to see to, and stands in the list of what
    /// needs attention at once. What it throws counts as not_available.
    virtual Result<Table> deliver(const Delivery& delivery) = 0;
};

}  // namespace moothall::channel
