#include "event_logs/ocel_writer.h"

#include <stdexcept>

#include "event_logs/log_columns.h"
#include "json/json.h"

namespace moothall::event_logs {
namespace {

/// From when an attribute holds of which nobody knows when it was set, as the standard has it.
constexpr std::string_view beginning_of_time = "1970-01-01T00:00:00Z";

void add_name(std::string& out, std::string_view name, std::string_view value) {
    json::append_text(out, name);
    out += ':';
    json::append_text(out, value);
}

}  // namespace

OcelWriter::OcelWriter(std::ostream& out) : out_(out), text_("{\"events\":[") {
    send();
}

void OcelWriter::write_event(std::string_view id, const ImportedEvent& event,
                             const std::vector<OcelRelationship>& related) {
    type_ = &event_types_[event.activity];
    begin_one(id, event.activity);
    text_ += ',';
    add_name(text_, "time", to_text(event.happened_at));
    text_ += ",\"attributes\":[";
    has_attributes_ = false;
    add_attribute(lifecycle_column, event.lifecycle, "");
    add_attribute(resource_column, event.resource, "");
    for (const auto& [name, value] : event.attributes) {
        add_attribute(name, value, "");
    }
    end_one(related);
}

void OcelWriter::begin_objects() {
    text_ = "\n],\"objects\":[";
    is_first_ = true;
    send();
}

void OcelWriter::write_object(std::string_view id, std::string_view type,
                              const Attributes& attributes,
                              const std::vector<OcelRelationship>& related) {
    type_ = &object_types_[std::string(type)];
    begin_one(id, type);
    text_ += ",\"attributes\":[";
    has_attributes_ = false;
    for (const auto& [name, value] : attributes) {
        add_attribute(name, value, beginning_of_time);
    }
    end_one(related);
}

void OcelWriter::finish() {
    text_ = "\n]";
    add_types("eventTypes", event_types_);
    add_types("objectTypes", object_types_);
    text_ += "}\n";
    send();
    out_.flush();
    send();
}

void OcelWriter::begin_one(std::string_view id, std::string_view type) {
    text_ = is_first_ ? "\n{" : ",\n{";
    is_first_ = false;
    add_name(text_, "id", id);
    text_ += ',';
    add_name(text_, "type", type);
}

void OcelWriter::add_attribute(std::string_view name, std::string_view value,
                               std::string_view time) {
    if (value.empty()) {
        return;
    }
    type_->emplace(name);
    text_ += has_attributes_ ? ",{" : "{";
    has_attributes_ = true;
    add_name(text_, "name", name);
    if (!time.empty()) {
        text_ += ',';
        add_name(text_, "time", time);
    }
    text_ += ',';
    add_name(text_, "value", value);
    text_ += '}';
}

void OcelWriter::end_one(const std::vector<OcelRelationship>& related) {
    text_ += "],\"relationships\":[";
    bool is_first = true;
    for (const OcelRelationship& one : related) {
        text_ += is_first ? "{" : ",{";
        is_first = false;
        add_name(text_, "objectId", one.object);
        text_ += ',';
        add_name(text_, "qualifier", one.qualifier);
        text_ += '}';
    }
    text_ += "]}";
    send();
}

void OcelWriter::add_types(std::string_view name, const Types& types) {
    text_ += ',';
    json::append_text(text_, name);
    text_ += ":[";
    bool is_first = true;
    for (const auto& [type, attributes] : types) {
        text_ += is_first ? "\n{" : ",\n{";
        is_first = false;
        add_name(text_, "name", type);
        text_ += ",\"attributes\":[";
        bool is_first_attribute = true;
        for (const std::string& attribute : attributes) {
            text_ += is_first_attribute ? "{" : ",{";
            is_first_attribute = false;
            add_name(text_, "name", attribute);
            text_ += R"(,"type":"string"})";
        }
        text_ += "]}";
    }
    text_ += ']';
}

void OcelWriter::send() {
    out_ << text_;
    text_.clear();
    if (!out_) {
        throw std::runtime_error("the event log cannot be written: is the disk full?");
    }
}

}  // namespace moothall::event_logs
