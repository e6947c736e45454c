#pragma once

#include <moothall/service/date.h>

#include <map>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "event_logs/imported_case.h"

namespace moothall::event_logs {

/// What an event or object of OCEL is related to, and as what.
struct OcelRelationship {
    std::string object;
    std::string_view qualifier;
};

/// Writes an object-centric event log, OCEL 2.0 as JSON: first every event, then every object.
/// Types and their attributes are gathered on the way and stand at the end. Every value is a
/// string, as the schema of the standard has it; empty ones are left out. Memory: the names of
/// types and attributes.
///
/// Threads: one. Faults: throws std::runtime_error when the stream does not take what is written.
class OcelWriter {
public:
    /// Borrows the stream.
    explicit OcelWriter(std::ostream& out);

    void write_event(std::string_view id, const ImportedEvent& event,
                     const std::vector<OcelRelationship>& related);

    /// Call it once, after the last event.
    void begin_objects();
    /// Requires an id that no other object has. Attributes hold from the beginning of time.
    void write_object(std::string_view id, std::string_view type, const Attributes& attributes,
                      const std::vector<OcelRelationship>& related);

    /// Ends the document and sends it on its way. Call it last.
    void finish();

private:
    using Types = std::map<std::string, std::set<std::string, std::less<>>, std::less<>>;

    void begin_one(std::string_view id, std::string_view type);
    void add_attribute(std::string_view name, std::string_view value, std::string_view time);
    void end_one(const std::vector<OcelRelationship>& related);
    void add_types(std::string_view name, const Types& types);
    void send();

    std::ostream& out_;
    std::string text_;  ///< Of what is being written.
    Types event_types_;
    Types object_types_;
    std::set<std::string, std::less<>>* type_ = nullptr;  ///< Of what is being written.
    bool is_first_ = true;
    bool has_attributes_ = false;
};

}  // namespace moothall::event_logs
