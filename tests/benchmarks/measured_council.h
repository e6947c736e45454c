#pragma once

#include <moothall/service/value.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "operations/operation.h"
#include "startup/running_council.h"

namespace moothall::benchmarks {

/// A whole council as the program runs it, with the plugins beside this program, an officer and one
/// account of council tax.
class CouncilOnBench {
public:
    explicit CouncilOnBench(const std::filesystem::path& folder);
    /// With its data in a database, and what belongs to this machine in `folder`.
    CouncilOnBench(const std::filesystem::path& folder, const std::string& database_url);

    operations::Council& parts() { return running_->council(); }
    /// Somebody with the role caseworker.
    const operations::Caller& caller() const { return caller_; }

    /// Calls an operation as that officer; ends the program when it is refused.
    Value call(const char* operation, const Table& arguments);
    /// References of so many new reviews of a single person discount.
    std::vector<std::string> open_reviews(int count);

private:
    std::unique_ptr<startup::RunningCouncil> running_;
    operations::Caller caller_;
};

/// The officer's username.
inline constexpr const char* caseworker = "priya.shah";

}  // namespace moothall::benchmarks
