#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cases/outgoing.h"
#include "deliveries/attempts.h"

namespace moothall::deliveries {

/// The first piece of a case, with what is being done about it.
struct FirstInLine {
    cases::Outgoing work;
    std::optional<Attempt> attempt;
};

/// Goes through the pieces of one kind that are the first of their cases, the longest waiting
/// first, together with what is being done about each: two reads for each page of many.
class FirstsInLine {
public:
    explicit FirstsInLine(std::string kind) : kind_(std::move(kind)) {}

    /// The next page; empty at the end.
    std::vector<FirstInLine> next(store::Reader& reader);

private:
    std::string kind_;
    std::optional<cases::Outgoing> last_;
};

/// Those of them that may be tried at a moment.
class DueDeliveries {
public:
    DueDeliveries(std::string kind, Instant at) : all_(std::move(kind)), at_(at) {}

    /// The next ones; empty at the end.
    std::vector<cases::Outgoing> next(store::Reader& reader);

private:
    FirstsInLine all_;
    Instant at_;
};

}  // namespace moothall::deliveries
