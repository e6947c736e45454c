#pragma once

#include <moothall/service/result.h>

#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <string>

#include "event_logs/imported_case.h"
#include "event_logs/xes/xes_columns.h"
#include "xml/xml_reader.h"

namespace moothall::event_logs {

/// One trace of a log, as a case, and where it begins.
struct XesTrace {
    ImportedCase of_case;
    std::int64_t line = 0;
};

/// Reads XES (IEEE 1849-2016 and what came before it) trace by trace, and is lenient: with or
/// without namespace and extensions; classifiers, globals and elements that it does not know are
/// passed over.
///
/// An attribute "amount" of a trace is the column "case:amount", one of an event is "amount". What
/// stands inside an attribute or a list is laid flat, "amount.currency"; a key that stands twice in
/// one place becomes "amount-2" the second time. An empty value is none. Memory: one trace.
///
/// Threads: one. Refused: invalid_input, one sentence with the line and what to do, for what
/// XmlReader refuses, a file that is no log, a trace without "concept:name", an event without
/// "concept:name" or "time:timestamp" or outside every trace, a time stamp that read_log_time does
/// not take, and more than the limits of a CSV log. After that the reader is of no more use.
/// Faults: throws std::runtime_error when the file cannot be read.
class XesReader {
public:
    /// Reads as far as the log begins. Borrows the file, which stands at its beginning. `name` is
    /// what messages call it.
    static Result<XesReader> open(std::istream& file, std::string name);

    /// The next trace, or nothing at the end of the file.
    Result<std::optional<XesTrace>> next();

    /// The columns of all traces that were read.
    const XesColumns& columns() const { return columns_; }

    Refusal refuse(std::int64_t line, const std::string& sentence) const {
        return xml_.refuse(line, sentence);
    }

private:
    class Attributes;

    explicit XesReader(xml::XmlReader xml) : xml_(std::move(xml)) {}

    Result<xml::XmlTag> tag();
    Result<Done> pass();
    Result<XesTrace> read_trace(const xml::XmlTag& begun);
    Result<ImportedEvent> read_event(const xml::XmlTag& begun);
    Result<Done> read_attribute(const xml::XmlTag& begun, const std::string& within,
                                Attributes& into);
    Result<Done> read_inside(const std::string& within, Attributes& into);
    Result<Done> settle(XesTrace& trace);
    Refusal too_many_columns(std::int64_t line) const;

    xml::XmlReader xml_;
    XesColumns columns_;
    std::int64_t row_ = 0;
};

}  // namespace moothall::event_logs
