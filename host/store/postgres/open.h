#pragma once

#include <moothall/service/result.h>

#include <memory>

#include "store/pending.h"
#include "store/postgres/postgres_store.h"
#include "store/schema.h"
#include "store/store.h"
#include "store/unfinished.h"

namespace moothall::store::postgres {

/// Opens the store in a PostgreSQL database, making it where the database is empty, and bringing an
/// older one up to date, as far as the opening asks for it. Any number of processes may do so at
/// once. What an older store that is left as it is lacks reads as empty and takes nothing; once
/// others have brought it up to date every change through this one is a StoreFault.
///
/// Refused, with nothing changed, in a sentence that tells no secret of the URL: a URL that is
/// none, a server that does not answer or takes no changes, a database that is newer than the
/// program, of another program, half made or half copied; one that is older and has to be brought
/// up to date first, where that may not be done; where nothing may be prepared, an empty one.
Result<std::unique_ptr<Store>> open(const Server& server, const Schema& schema, Sealing sealing,
                                    const Opening& opening);

/// Whether nothing has been made yet in the database. Refused: as by `open`.
Result<bool> holds_nothing(const Server& server);

/// What a store lacks of what the schema says, without changing anything. Refused: where no store
/// is, one that cannot be opened, and as by store::pending.
Result<Pending> pending_at(const Server& server, const Schema& schema);

/// Makes a store that is to be filled, in an empty database. Refused: as by `open`, and where
/// something is.
Result<std::unique_ptr<Unfinished>> make_unfinished(const Server& server, const Schema& schema,
                                                    const Opening& opening);

}  // namespace moothall::store::postgres
