#pragma once

#include <string>

#include "store/postgres/session/connection.h"

namespace moothall::store::postgres {

/// An empty database in which a council is put together. A table marks it until that is finished,
/// and nobody else opens it. A lock that goes with its holder says that it is under way: what an
/// earlier one that was killed left there is taken away.
///
/// Faults: every method throws StoreFault; the constructor also where the database holds something,
/// or another restore is under way in it.
class RestoringDatabase {
public:
    explicit RestoringDatabase(const std::string& url);

    /// From now on it is a store like any other.
    void finish();
    /// Leaves the database as empty as it was.
    void take_away();

private:
    void take_remains_away();

    Connection connection_;
};

}  // namespace moothall::store::postgres
