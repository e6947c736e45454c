#include "event_logs/checked_log.h"

#include <utility>

#include "event_logs/event_log.h"
#include "event_logs/xes/xes_log.h"

namespace moothall::event_logs {
namespace {

template <class Log>
Result<std::unique_ptr<CheckedLog>> owned(Result<Log> log) {
    if (!log) {
        return log.error();
    }
    return std::unique_ptr<CheckedLog>(std::make_unique<Log>(*std::move(log)));
}

}  // namespace

Result<std::unique_ptr<CheckedLog>> check_log(std::istream& file, std::string name,
                                              LogFormat format) {
    switch (format) {
        case LogFormat::csv:
            return owned(EventLog::check(file, std::move(name)));
        case LogFormat::xes:
            return owned(XesLog::check(file, std::move(name)));
        case LogFormat::ocel:
            break;
    }
    return Refusal{RefusalKind::invalid_input,
                   "OCEL only goes out: an object has no case that its events belong to. Give the "
                   "log as CSV or XES."};
}

}  // namespace moothall::event_logs
