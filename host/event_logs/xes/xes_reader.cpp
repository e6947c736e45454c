#include "event_logs/xes/xes_reader.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "csv/csv_reader.h"
#include "event_logs/log_time.h"
#include "event_logs/shown_text.h"
#include "event_logs/xes/xes_text.h"

namespace moothall::event_logs {
namespace {

using xml::XmlTag;

constexpr csv::CsvLimits limits;

bool is_end(const XmlTag& tag) {
    return tag.kind == XmlTag::Kind::end;
}

bool is_attribute(const XmlTag& tag) {
    return kind_named(tag.name) || tag.name == "list" || tag.name == "container";
}

}  // namespace

/// The attributes of one trace or event, laid flat.
class XesReader::Attributes {
public:
    struct One {
        std::string name;
        AttributeKind kind;
        std::string value;
    };

    /// A name that nothing else here has: "a", or "a-2" where "a" is taken.
    std::string unused(const std::string& name) {
        std::string candidate = name;
        for (int& count = times_[name]; !names_.try_emplace(candidate, 0).second;) {
            candidate = name + "-" + std::to_string(++count + 1);
        }
        return candidate;
    }

    void add(One one) {
        bytes_ += one.name.size() + one.value.size();
        all_.push_back(std::move(one));
    }

    bool are_too_many() const { return names_.size() > limits.columns_max; }
    bool are_too_long() const { return bytes_ > limits.row_bytes_max; }

    /// The value of a name, which is taken out; empty if there is none.
    std::string take(std::string_view name) {
        const auto found = std::find_if(all_.begin(), all_.end(),
                                        [&](const One& one) { return one.name == name; });
        return found == all_.end() ? std::string() : std::exchange(found->value, {});
    }

    std::vector<One>& all() { return all_; }

private:
    std::vector<One> all_;
    std::map<std::string, int> names_;
    std::map<std::string, int> times_;
    std::size_t bytes_ = 0;
};

Result<XesReader> XesReader::open(std::istream& file, std::string name) {
    XesReader reader(xml::XmlReader(file, std::move(name), xml::XmlLimits{}));
    const auto root = reader.tag();
    if (!root) {
        return root.error();
    }
    if (root->name != "log") {
        return reader.refuse(root->line, "<" + shown(root->name) +
                                             "> begins here and not <log>. Give a log in XES.");
    }
    return reader;
}

Result<std::optional<XesTrace>> XesReader::next() {
    while (true) {
        auto read = xml_.next();
        if (!read) {
            return read.error();
        }
        if (!*read) {
            return std::optional<XesTrace>();
        }
        const XmlTag& begun = **read;
        if (is_end(begun)) {
            continue;  // Of the log: what follows is the end of the file, or a refusal.
        }
        if (begun.name == "trace") {
            auto trace = read_trace(begun);
            return trace ? Result<std::optional<XesTrace>>(*std::move(trace)) : trace.error();
        }
        if (begun.name == "event") {
            return refuse(begun.line,
                          "an event stands outside every trace, so that it belongs to no case. Put "
                          "it into a trace.");
        }
        if (const auto passed = pass(); !passed) {
            return passed.error();
        }
    }
}

/// The next tag where the file cannot end yet: what is cut off is refused by XmlReader.
Result<XmlTag> XesReader::tag() {
    auto read = xml_.next();
    if (!read) {
        return read.error();
    }
    return *read ? Result<XmlTag>(**std::move(read)) : refuse(1, "the file holds no element.");
}

/// Reads past the end of an element that has begun.
Result<Done> XesReader::pass() {
    for (int open = 1; open > 0;) {
        const auto next = tag();
        if (!next) {
            return next.error();
        }
        open += is_end(*next) ? -1 : 1;
    }
    return Done{};
}

Result<XesTrace> XesReader::read_trace(const XmlTag& begun) {
    XesTrace trace;
    trace.line = begun.line;
    Attributes attributes;
    while (true) {
        const auto next = tag();
        if (!next) {
            return next.error();
        }
        if (is_end(*next)) {
            break;
        }
        if (next->name == "event") {
            auto event = read_event(*next);
            if (!event) {
                return event.error();
            }
            trace.of_case.events.push_back(*std::move(event));
            continue;
        }
        const auto read = is_attribute(*next) ? read_attribute(*next, "", attributes) : pass();
        if (!read) {
            return read.error();
        }
    }
    trace.of_case.id = attributes.take(activity_column);
    if (trace.of_case.id.empty()) {
        return refuse(trace.line,
                      "the trace has no \"concept:name\". Every trace needs the name of its case.");
    }
    for (Attributes::One& one : attributes.all()) {
        if (!one.value.empty()) {
            const std::string column = "case:" + one.name;
            columns_.note(column, one.kind);
            trace.of_case.attributes.emplace_back(column, std::move(one.value));
        }
    }
    const auto settled = settle(trace);
    return settled ? Result<XesTrace>(std::move(trace)) : settled.error();
}

Result<ImportedEvent> XesReader::read_event(const XmlTag& begun) {
    Attributes attributes;
    while (true) {
        const auto next = tag();
        if (!next) {
            return next.error();
        }
        if (is_end(*next)) {
            break;
        }
        const auto read = is_attribute(*next) ? read_attribute(*next, "", attributes) : pass();
        if (!read) {
            return read.error();
        }
    }
    for (const Attributes::One& one : attributes.all()) {
        if (!one.value.empty() && role_of(one.name) != ColumnRole::case_id) {
            columns_.note(one.name, one.kind);
        }
    }
    if (columns_.are_too_many()) {
        return too_many_columns(begun.line);
    }
    ImportedEvent event;
    event.row = ++row_;
    event.line = begun.line;
    event.activity = attributes.take(activity_column);
    event.time_text = attributes.take(time_column);
    event.resource = attributes.take(resource_column);
    event.lifecycle = attributes.take(lifecycle_column);
    if (event.activity.empty() || event.time_text.empty()) {
        return refuse(event.line,
                      "the event has no \"" +
                          std::string(event.activity.empty() ? activity_column : time_column) +
                          "\". Every event needs its activity and its time.");
    }
    const auto happened_at = read_log_time(event.time_text);
    if (!happened_at) {
        return refuse(event.line, "\"" + shown(event.time_text) +
                                      "\" is not a time stamp. Write it like "
                                      "2011-10-20T12:39:37.946+02:00.");
    }
    event.happened_at = *happened_at;
    for (Attributes::One& one : attributes.all()) {
        event.attributes.emplace_back(std::move(one.name), std::move(one.value));
    }
    return event;
}

Result<Done> XesReader::read_attribute(const XmlTag& begun, const std::string& within,
                                       Attributes& into) {
    const std::string* key = begun.attribute("key");
    const std::string name = key == nullptr ? std::string() : from_xes_key(*key);
    if (name.empty() && (key == nullptr || key->empty())) {
        return refuse(begun.line, "an attribute has no key. Give it one.");
    }
    const std::string flat = into.unused(within.empty() ? name : within + "." + name);
    const auto kind = kind_named(begun.name);
    const std::string* value = begun.attribute("value");
    if (kind && value != nullptr) {
        into.add({flat, *kind, from_xes_value(*value)});
        if (into.all().back().value.size() > limits.cell_bytes_max) {
            return refuse(begun.line, "a value is longer than 1 MiB. Shorten it.");
        }
    }
    if (into.are_too_many() || into.are_too_long()) {
        return refuse(begun.line,
                      "there are more than 1000 attributes or 8 MiB in one trace or event. Leave "
                      "out what is not needed.");
    }
    return read_inside(flat, into);
}

/// Nested attributes, and the values of a list.
Result<Done> XesReader::read_inside(const std::string& within, Attributes& into) {
    while (true) {
        const auto next = tag();
        if (!next) {
            return next.error();
        }
        if (is_end(*next)) {
            return Done{};
        }
        const auto read = is_attribute(*next)      ? read_attribute(*next, within, into)
                          : next->name == "values" ? read_inside(within, into)
                                                   : pass();
        if (!read) {
            return read;
        }
    }
}

/// Leaves to each event what its case does not say already, as a CSV log does.
Result<Done> XesReader::settle(XesTrace& trace) {
    std::map<std::string_view, std::string_view> of_case;
    for (const auto& [name, value] : trace.of_case.attributes) {
        of_case.emplace(name, value);
    }
    for (ImportedEvent& event : trace.of_case.events) {
        for (const auto& [name, value] : event.attributes) {
            if (role_of(name) == ColumnRole::case_id && value != trace.of_case.id) {
                return refuse(event.line, "the event says that its case is \"" + shown(value) +
                                              "\" and stands in the trace \"" +
                                              shown(trace.of_case.id) +
                                              "\". Put it into its own trace.");
            }
        }
        std::erase_if(event.attributes, [&](const Attribute& one) {
            const auto found = of_case.find(one.first);
            switch (role_of(one.first)) {
                case ColumnRole::of_the_case:
                    return found == of_case.end() ? one.second.empty()
                                                  : found->second == one.second;
                case ColumnRole::of_the_event:
                    return one.second.empty();
                default:
                    return true;
            }
        });
    }
    return columns_.are_too_many() ? Result<Done>(too_many_columns(trace.line))
                                   : Result<Done>(Done{});
}

Refusal XesReader::too_many_columns(std::int64_t line) const {
    return refuse(line,
                  "by here the log has more than 1000 different attributes. Leave out what is not "
                  "needed.");
}

}  // namespace moothall::event_logs
