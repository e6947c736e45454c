#include "event_logs/xes/xes_log.h"

#include <cstdint>
#include <stdexcept>
#include <unordered_map>

#include "event_logs/shown_text.h"

namespace moothall::event_logs {

Result<XesLog> XesLog::check(std::istream& file, std::string name) {
    auto opened = XesReader::open(file, name);
    if (!opened) {
        return opened.error();
    }
    XesReader reader = *std::move(opened);
    std::vector<std::string> ids;
    std::unordered_map<std::string, std::int64_t> lines;
    std::size_t events = 0;
    while (true) {
        const auto read = reader.next();
        if (!read) {
            return read.error();
        }
        if (!*read) {
            break;
        }
        const XesTrace& trace = **read;
        const auto [earlier, is_new] = lines.try_emplace(trace.of_case.id, trace.line);
        if (!is_new) {
            return reader.refuse(trace.line, "the trace \"" + shown(trace.of_case.id) +
                                                 "\" was there on line " +
                                                 std::to_string(earlier->second) +
                                                 " already. Give each case one trace.");
        }
        ids.push_back(trace.of_case.id);
        events += trace.of_case.events.size();
    }
    if (events == 0) {
        return Refusal{RefusalKind::invalid_input,
                       name + " is a log but has no events. Give a log with at least one."};
    }
    return XesLog(file, std::move(name), reader.columns().columns(), std::move(ids), events);
}

ImportedCase XesLog::read_case(std::size_t number) {
    if (!reader_ || number < next_) {
        begin_again();
    }
    std::optional<ImportedCase> read;
    while (next_ <= number) {
        read = read_next();
        if (!read || read->id != case_ids_.at(next_)) {
            throw std::runtime_error(name_ + " is not what it was when it was checked");
        }
        ++next_;
    }
    return *std::move(read);
}

void XesLog::begin_again() {
    file_->clear();
    file_->seekg(0);
    if (!*file_) {
        throw std::runtime_error("cannot go back to the beginning of " + name_);
    }
    next_ = 0;
    reader_.reset();
    auto opened = XesReader::open(*file_, name_);
    if (!opened) {
        throw std::runtime_error(name_ + " is not what it was when it was checked");
    }
    reader_.emplace(*std::move(opened));
}

std::optional<ImportedCase> XesLog::read_next() {
    auto read = reader_->next();
    if (!read || !*read) {
        return std::nullopt;
    }
    return (*std::move(read))->of_case;
}

}  // namespace moothall::event_logs
