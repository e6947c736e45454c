#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "calendar/clock.h"
#include "cases/case_change.h"
#include "deliveries/attempts.h"
#include "deliveries/backlog.h"
#include "deliveries/carriers.h"
#include "journal/journal.h"

namespace moothall::deliveries {

/// Work that was wanted for longer is not delivered by itself any more: a person says whether it
/// still should be. A council that gets its first carrier does not send the letters of last year.
inline constexpr std::chrono::days wanted_max{30};

/// What delivering needs. Borrowed; all must outlive it.
struct DeliveriesParts {
    store::Store& store;
    journal::Journal& journal;
    const journal::Folds& folds;
    const Carriers& carriers;
    const calendar::Clock& clock;
    journal::Randomness randomness;
    /// Told of what was refused or failed. Threads: any.
    std::function<void(const std::string& sentence)> report;
};

/// Hands over what workflows asked to be sent: at least once, in order for each case, with a key.
///
/// A try is a lease in a working table, so that one host tries a piece at a time and another goes
/// on where it ended in the midst. What came of it is an event of the case, kept only by whoever
/// holds the lease: so there is one event, however many try. The call into the plugin is made
/// outside of any transaction.
/// Threads: any; several deliver beside each other. Faults: StoreFault.
class Deliveries {
public:
    explicit Deliveries(DeliveriesParts parts) : parts_(std::move(parts)) {}

    /// Delivers what is due, the longest waiting first, until nothing more is or `stop` says so.
    /// Gives how many pieces were handed over, or given up.
    std::size_t deliver_due(const std::stop_token& stop) const;

    /// What waits for a plugin that is not loaded here.
    std::vector<WaitingWork> waiting() const;

    /// Whether there is anything that could be delivered here at all.
    bool has_carriers() const { return !parts_.carriers.kinds().empty(); }

private:
    std::size_t deliver_each_due(const std::string& kind, const std::stop_token& stop) const;
    bool deliver(const cases::Outgoing& work) const;
    void conclude(const Attempt& attempt, const cases::OutgoingTried& tried,
                  const Result<Table>& answer) const;
    void keep(const Attempt& attempt, const journal::Draft& outcome) const;
    std::optional<channel::Delivery> read_delivery(const cases::Outgoing& work) const;

    DeliveriesParts parts_;
};

}  // namespace moothall::deliveries
