#pragma once

#include <moothall/service/result.h>

#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "store/pending.h"
#include "store/schema.h"
#include "store/store.h"
#include "store/unfinished.h"
#include "store/whole_copy.h"

namespace moothall::store {

/// The place of one store. Opening it twice gives two stores over the same rows, as two processes
/// have them.
class Place {
public:
    virtual ~Place() = default;
    virtual std::unique_ptr<Store> open(const Schema& schema, Sealing sealing) = 0;
    /// The same as the opening says, and it may be refused. Seals nothing.
    virtual Result<std::unique_ptr<Store>> try_open(const Schema& schema,
                                                    const Opening& opening) = 0;
    virtual Result<std::unique_ptr<Unfinished>> make_unfinished(const Schema& schema) = 0;
    virtual Result<Pending> pending(const Schema& schema) = 0;
    virtual bool is_empty() = 0;
    virtual std::unique_ptr<WholeCopies> copies(const Schema& schema) = 0;
    virtual std::unique_ptr<NewStore> new_store() = 0;
};

/// A backend that the contract suite is run over.
struct Backend {
    std::string name;
    std::function<std::unique_ptr<Place>()> make_place;  ///< An empty one.
};

inline void PrintTo(const Backend& backend, std::ostream* out) {
    *out << backend.name;
}

/// Every backend that this build has.
std::vector<Backend> backends();

}  // namespace moothall::store
