#pragma once

#include <moothall/channel/delivery.h>

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "host/store/postgres/private_server.h"
#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"

namespace moothall::deliveries {

/// What came to the post office, and what it says to it. Threads: any.
class PostOffice {
public:
    using Does = std::function<Result<Table>(const channel::Delivery&)>;

    /// A carrier to it, which takes everything in unless `does` says otherwise.
    std::unique_ptr<channel::Carrier> carrier();

    void set_does(Does does);
    Result<Table> take_in(const channel::Delivery& delivery);

    std::vector<channel::Delivery> all() const;
    /// "received of PA-26-000001-X" in the order in which they came.
    std::vector<std::string> letters() const;

private:
    mutable std::mutex mutex_;
    std::vector<channel::Delivery> came_;
    Does does_;
};

/// A carrier that refuses so.
PostOffice::Does refuses(RefusalKind kind, const std::string& reason);

enum class Backend { sqlite, postgres };

/// A council that lets pitches and writes letters, on either backend, with a post office. Its
/// workflow asks for "received" when a case is opened and for two more by the action `write`.
class LettingCouncil {
public:
    explicit LettingCouncil(Backend backend);

    std::string open() { return council().open("parks.pitch", {}).reference; }
    /// Asks for two letters and lets the time pass in which that could be undone.
    void write(const std::string& reference);
    std::size_t deliver() { return council().deliveries.deliver_due({}); }
    /// Another host over the same store, with the same post office or without one.
    std::unique_ptr<Carriers> carriers_to(PostOffice& office) const;
    Deliveries host_with(const Carriers& carriers);
    List attention();
    void advance(std::chrono::microseconds by) { council().clock.advance(by); }
    std::int64_t count(const std::string& reference, const std::string& kind);

    workflows::SmallCouncil& council() { return *council_; }
    PostOffice office;

private:
    store::TemporaryFolder folder_;
    std::unique_ptr<store::postgres::TestDatabase> database_;
    std::unique_ptr<workflows::SmallCouncil> council_;
};

}  // namespace moothall::deliveries
