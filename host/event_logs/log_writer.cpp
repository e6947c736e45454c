#include "event_logs/log_writer.h"

#include <set>
#include <stdexcept>
#include <utility>

#include "csv/csv_writer.h"

namespace moothall::event_logs {
namespace {

/// Names in the order in which they are first added.
class NamesInOrder {
public:
    void add(const std::string& name) {
        if (known_.insert(name).second) {
            names_.push_back(name);
        }
    }
    LogColumns columns() && { return LogColumns(std::move(names_)); }

private:
    std::set<std::string> known_;
    std::vector<std::string> names_;
};

}  // namespace

LogWriter::LogWriter(std::ostream& out, LogColumns columns)
    : out_(out), columns_(std::move(columns)) {
    csv::write_csv_row(out_, columns_.names());
    check();
}

void LogWriter::write(const ImportedCase& of_case, const ImportedEvent& event) {
    csv::write_csv_row(out_, cells_of(columns_, of_case, event));
    check();
}

void LogWriter::finish() {
    out_.flush();
    check();
}

void LogWriter::check() const {
    if (!out_) {
        throw std::runtime_error("the event log cannot be written: is the disk full?");
    }
}

LogColumns joined(const std::vector<LogColumns>& logs) {
    NamesInOrder names;
    for (const LogColumns& log : logs) {
        for (const std::string& name : log.names()) {
            names.add(name);
        }
    }
    return std::move(names).columns();
}

LogColumns columns_for(const std::vector<ImportedCase>& cases) {
    NamesInOrder names;
    for (const std::string_view usual :
         {case_id_column, activity_column, time_column, resource_column, lifecycle_column}) {
        names.add(std::string(usual));
    }
    for (const ImportedCase& one : cases) {
        for (const Attribute& attribute : one.attributes) {
            names.add(attribute.first);
        }
        for (const ImportedEvent& event : one.events) {
            for (const Attribute& attribute : event.attributes) {
                names.add(attribute.first);
            }
        }
    }
    return std::move(names).columns();
}

}  // namespace moothall::event_logs
