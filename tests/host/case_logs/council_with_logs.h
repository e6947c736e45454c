#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "case_logs/export_log.h"
#include "case_logs/import_log.h"
#include "startup/running_council.h"
#include "startup/scratch_folder.h"

namespace moothall::case_logs {

inline constexpr const char* permits = "permits.receipt";

/// A council in a folder of its own, without plugins, with one published workflow: a permit
/// application with a clock, a timer, a letter and a task from its first state.
class CouncilWithLogs {
public:
    CouncilWithLogs();

    /// Takes a log under this file name, for the first time.
    Result<Imported> take(const std::string& log, const std::string& file_name);
    Result<Imported> take(const std::string& log);
    /// Takes a log in XES.
    Result<Imported> take_xes(const std::string& log);
    Result<Imported> take_again(const std::string& log);
    Result<Imported> import(std::istream& file, const ImportAsked& asked, const Progress& progress);
    ImportAsked asking(std::string type) const;
    ImportParts parts();

    /// What goes out of this type; of every type for an empty one.
    Result<std::string> written(const std::string& type);
    Result<std::string> written(const std::string& type, event_logs::LogFormat format);

    /// Calls an operation as the system administrator; fails the test where it is refused.
    Value call(std::string_view operation, const Table& arguments);
    /// The items of an answer.
    std::vector<Table> list(std::string_view operation, const Table& arguments);

    /// Opens a case that comes from no log; gives its reference.
    std::string open_here();
    /// The same for a customer at a place, where they are not empty.
    std::string open_for(const std::string& id, const std::string& customer,
                         const std::string& place);

    /// All that is kept: every event, and how many rows the projections of imports have.
    std::string all_that_is_kept();

    operations::Council& council() { return running_->council(); }

private:
    startup::ScratchFolder folder_;
    std::unique_ptr<startup::RunningCouncil> running_;
};

}  // namespace moothall::case_logs
