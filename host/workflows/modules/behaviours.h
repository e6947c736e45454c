#pragma once

#include <set>
#include <string>
#include <vector>

#include "workflows/definitions/definition_reader.h"
#include "workflows/definitions/definition_reader_scope.h"

namespace moothall::workflows {

/// A table with parts of a workflow: the workflow itself, or a behaviour that it takes over.
struct Piece {
    Scope scope;
    std::string origin;  ///< "on_hold of lib.common@1"; empty for the workflow itself.
};

/// Reads `behaviours = { common.on_hold, … }`. From then on the places of the reading know where
/// the parts of each behaviour stand.
class BehaviourList {
public:
    /// Borrows both.
    BehaviourList(ReadingOfDefinition& reading, const ModulePlaces& modules)
        : reading_(reading), modules_(modules) {}

    /// The workflow itself and then its behaviours, in their order; what is none, or there twice,
    /// is noted.
    std::vector<Piece> pieces_of(const Scope& workflow);

private:
    void read_one(std::vector<Piece>& pieces, const Value& value, const std::string& where);

    ReadingOfDefinition& reading_;
    const ModulePlaces& modules_;
    std::set<std::string> origins_;
};

}  // namespace moothall::workflows
