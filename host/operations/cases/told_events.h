#pragma once

#include <map>
#include <string>

#include "journal/event.h"
#include "store/store.h"
#include "workflows/definitions/definition.h"

namespace moothall::operations {

/// Who did what, by the names of officers; what happens by itself is named too.
class Actors {
public:
    /// Borrows the reader.
    explicit Actors(store::Reader& reader) : reader_(reader) {}

    const std::string& name_of(const std::string& actor);

private:
    std::string looked_up(const std::string& actor);

    store::Reader& reader_;
    std::map<std::string, std::string> names_;
};

/// What happened on a case, told for people: the shape told_event.
Table told(const journal::Event& event, const workflows::Definition& definition, Actors& actors);

}  // namespace moothall::operations
