#include "host/event_logs/xes/told_cases.h"

#include <algorithm>
#include <sstream>

namespace moothall::event_logs {

std::vector<ImportedCase> told_by(std::istream& file, LogFormat format) {
    const auto log = check_log(file, "log", format);
    std::vector<ImportedCase> cases;
    for (std::size_t number = 0; number < log.value()->case_count(); ++number) {
        ImportedCase one = (*log)->read_case(number);
        std::sort(one.attributes.begin(), one.attributes.end());
        for (ImportedEvent& event : one.events) {
            std::sort(event.attributes.begin(), event.attributes.end());
            event.time_text.clear();
            event.row = 0;
            event.line = 0;
        }
        cases.push_back(std::move(one));
    }
    return cases;
}

std::vector<ImportedCase> told_by(const std::string& text, LogFormat format) {
    std::istringstream file(text);
    return told_by(file, format);
}

}  // namespace moothall::event_logs
