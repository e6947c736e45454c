#pragma once

#include <string>

#include "store/postgres/session/server.h"

namespace moothall::store::postgres {

/// An empty database on the same server, that is taken away at the end.
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
};

}  // namespace moothall::store::postgres
