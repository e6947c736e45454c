#pragma once

#include "store/documents.h"
#include "store/postgres/session/connection_pool.h"
#include "store/postgres/session/server.h"

namespace moothall::store::postgres {

/// Documents in rows of 256 KiB of the database that holds the store: see open.h, which makes it.
class PostgresDocuments final : public Documents {
public:
    explicit PostgresDocuments(Server server);

    std::string put(std::string_view secret, std::string_view bytes) override;
    void put_at(std::string_view address, std::string_view bytes) override;
    std::optional<std::string> get(std::string_view address) override;
    void remove(std::string_view address) override;
    std::vector<std::string> addresses() override;
    std::size_t sweep(const std::function<bool(std::string_view address)>& is_named) override;

private:
    Server server_;
    ConnectionPool pool_;
};

}  // namespace moothall::store::postgres
