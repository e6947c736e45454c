#include "event_logs/xes/xes_writer.h"

#include <array>
#include <stdexcept>
#include <utility>

#include "event_logs/log_time.h"
#include "event_logs/xes/xes_text.h"
#include "xml/xml_text.h"

namespace moothall::event_logs {
namespace {

constexpr std::string_view head =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849.2016" xes.features="">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <extension name="Lifecycle" prefix="lifecycle"
    uri="http://www.xes-standard.org/lifecycle.xesext"/>
  <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <global scope="trace">
    <string key="concept:name" value=""/>
  </global>
  <global scope="event">
    <string key="concept:name" value=""/>
    <date key="time:timestamp" value="1970-01-01T00:00:00Z"/>
  </global>
  <classifier name="Activity" scope="event" keys="concept:name"/>
)";

constexpr std::string_view in_log = "  ";
constexpr std::string_view in_trace = "    ";
constexpr std::string_view in_event = "      ";

/// What the extensions declare are strings, all but the time stamp.
bool is_declared_string(std::string_view key) {
    constexpr std::array<std::string_view, 3> prefixes{"concept:", "lifecycle:", "org:"};
    for (const std::string_view prefix : prefixes) {
        if (key.starts_with(prefix)) {
            return true;
        }
    }
    return false;
}

std::string_view without_case(std::string_view column) {
    constexpr std::string_view prefix = "case:";
    return column.substr(column.starts_with(prefix) ? prefix.size() : 0);
}

}  // namespace

XesWriter::XesWriter(std::ostream& out, std::string_view log_name, KnownKinds kinds)
    : out_(out), kinds_(std::move(kinds)), text_(head), indent_(in_log) {
    add(activity_column, log_name, AttributeKind::text);
    send();
}

void XesWriter::begin_case(const ImportedCase& of_case) {
    text_ = "  <trace>\n";
    indent_ = in_trace;
    add(activity_column, of_case.id, AttributeKind::text);
    for (const auto& [column, value] : of_case.attributes) {
        add_known(column, without_case(column), value);
    }
    send();
}

void XesWriter::write(const ImportedEvent& event) {
    text_ = "    <event>\n";
    indent_ = in_event;
    add(activity_column, event.activity, AttributeKind::text);
    if (!event.lifecycle.empty()) {
        add(lifecycle_column, event.lifecycle, AttributeKind::text);
    }
    if (!event.resource.empty()) {
        add(resource_column, event.resource, AttributeKind::text);
    }
    const auto time = xml_time(event.time_text);
    add(time_column, time ? *time : to_text(event.happened_at), AttributeKind::date);
    for (const auto& [column, value] : event.attributes) {
        add_known(column, column, value);
    }
    text_ += "    </event>\n";
    send();
}

void XesWriter::end_case() {
    text_ = "  </trace>\n";
    send();
}

void XesWriter::finish() {
    text_ = "</log>\n";
    send();
    out_.flush();
    if (!out_) {
        throw std::runtime_error("the event log cannot be written: is the disk full?");
    }
}

void XesWriter::add(std::string_view key, std::string_view value, AttributeKind kind) {
    text_ += indent_;
    text_ += '<';
    text_ += name_of(kind);
    xml::append_attribute(text_, "key", to_xes_key(key));
    xml::append_attribute(text_, "value", to_xes_value(value));
    text_ += "/>\n";
}

void XesWriter::add_known(std::string_view column, std::string_view key, std::string_view value) {
    const AttributeKind kind = kinds_.kind_of(column);
    const bool is_kept = !is_declared_string(key) && fits(kind, value);
    add(key, value, is_kept ? kind : AttributeKind::text);
}

void XesWriter::send() {
    out_ << text_;
    if (!out_) {
        throw std::runtime_error("the event log cannot be written: is the disk full?");
    }
}

}  // namespace moothall::event_logs
