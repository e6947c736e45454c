#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "store/postgres/one_try.h"
#include "store/postgres/sealer.h"
#include "store/postgres/session/connection_pool.h"
#include "store/postgres/session/patience.h"
#include "store/postgres/session/server.h"
#include "store/store.h"

namespace moothall::store::postgres {

/// One database, made and checked already: see open.h. Its readers must not outlive it.
class PostgresStore final : public Store {
public:
    PostgresStore(Server server, const std::vector<Table>& tables, const Standing& standing,
                  Sealing sealing);

    std::unique_ptr<Reader> read() override;
    void show(const std::function<void(Reader&)>& use) override;
    void look(const std::function<void(Reader&)>& use) override;
    Verdict write(const Work& work) override;
    /// Works run side by side here: none keeps another waiting.
    bool is_idle() const override { return true; }
    void purge() override;
    bool needs_rebuild() override;

private:
    /// Runs reading work until the server answers, or for as long as a call has patience.
    void patiently(const std::function<void()>& work);
    Ended try_to_keep(const Work& work, const Sealing* sealing, const std::string& id);
    Ended look_for(const std::string& id, Patience& patience);
    std::string new_id() const;

    Server server_;
    Layout layout_;
    ConnectionPool readers_;
    ConnectionPool writers_;
    std::mutex again_;  ///< Held by the one work that runs once more.
    Sealer sealer_;
};

}  // namespace moothall::store::postgres
