// Any bytes as a log in XES: refused, or taken whole, written and read again as the same.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include "event_logs/xes/xes_log.h"
#include "event_logs/xes/xes_text.h"
#include "event_logs/xes/xes_writer.h"

namespace {

using moothall::event_logs::ImportedCase;
using moothall::event_logs::ImportedEvent;
using moothall::event_logs::KnownKinds;
using moothall::event_logs::XesLog;
using moothall::event_logs::XesWriter;

void demand(bool holds) {
    if (!holds) {
        std::abort();
    }
}

/// What an export keeps of a case: neither lines nor how a time stamp was written.
ImportedCase told(ImportedCase of_case) {
    for (ImportedEvent& event : of_case.events) {
        event.line = 0;
        event.time_text.clear();
    }
    return of_case;
}

std::vector<ImportedCase> cases_of(XesLog& log) {
    std::vector<ImportedCase> cases;
    for (std::size_t number = 0; number < log.case_count(); ++number) {
        cases.push_back(told(log.read_case(number)));
    }
    return cases;
}

std::string written(XesLog& log) {
    KnownKinds kinds;
    kinds.add(log.columns());
    std::ostringstream out;
    XesWriter writer(out, "fuzz", kinds);
    for (std::size_t number = 0; number < log.case_count(); ++number) {
        const ImportedCase one = log.read_case(number);
        writer.begin_case(one);
        for (const ImportedEvent& event : one.events) {
            writer.write(event);
        }
        writer.end_case();
    }
    writer.finish();
    return out.str();
}

/// A log that was found to be right comes out and in again as it was.
void take_log(const std::string& text) {
    std::istringstream file(text);
    auto checked = XesLog::check(file, "fuzz.xes");
    if (!checked) {
        demand(!checked.error().reason.empty() && checked.error().reason.size() < 4'096);
        return;
    }
    auto log = *std::move(checked);
    std::istringstream out(written(log));
    auto again = XesLog::check(out, "written.xes");
    demand(static_cast<bool>(again));
    demand(cases_of(*again) == cases_of(log));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    take_log(text);
    take_log(
        "<log><trace><string key='concept:name' value='1'/><event>"
        "<string key='concept:name' value='a'/>"
        "<date key='time:timestamp' value='2026-01-01'/>" +
        text + "</event></trace></log>");
    return 0;
}
