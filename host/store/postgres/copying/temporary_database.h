#pragma once

#include <optional>
#include <string>

#include "store/postgres/session/connection.h"
#include "store/postgres/session/server.h"

namespace moothall::store::postgres {

/// An empty database on the same server, that is taken away at the end. Those that were left there
/// because their program was killed are taken away too: nobody is in them.
/// Faults: StoreFault, where the user of the URL may not make one.
class TemporaryDatabase {
public:
    explicit TemporaryDatabase(const Server& beside);
    ~TemporaryDatabase();
    TemporaryDatabase(const TemporaryDatabase&) = delete;
    TemporaryDatabase& operator=(const TemporaryDatabase&) = delete;

    const std::string& url() const { return url_; }

private:
    std::string beside_;
    std::string name_;
    std::string url_;
    std::optional<Connection> held_;  ///< Shows others that somebody is in it.
};

}  // namespace moothall::store::postgres
