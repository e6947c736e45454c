#include "host/event_logs/xes/xes_rules.h"

#include <array>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string_view>

#include "xml/xml_reader.h"

namespace moothall::event_logs {
namespace {

using xml::XmlTag;

/// What an attribute's value has to look like, by the element. Written anew from the standard, so
/// that it does not share a mistake with the writer.
const std::map<std::string, std::regex, std::less<>>& values() {
    static const std::map<std::string, std::regex, std::less<>> all{
        {"string", std::regex("[^]*")},
        {"id", std::regex("[^]*")},
        {"date",
         std::regex(
             R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]((0\d|1[0-3]):[0-5]\d|14:00))?)")},
        {"int", std::regex(R"([+-]?\d{1,19})")},
        {"float", std::regex(R"([+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|-?INF|NaN)")},
        {"boolean", std::regex("true|false|0|1")}};
    return all;
}

/// What the four extensions declare, by key.
const std::map<std::string, std::string, std::less<>>& declared() {
    static const std::map<std::string, std::string, std::less<>> all{
        {"concept:name", "string"},
        {"concept:instance", "string"},
        {"lifecycle:transition", "string"},
        {"lifecycle:state", "string"},
        {"lifecycle:model", "string"},
        {"org:resource", "string"},
        {"org:role", "string"},
        {"org:group", "string"},
        {"time:timestamp", "date"}};
    return all;
}

/// In which order the parts of a log and a trace follow each other.
int rank_of(const std::string& name) {
    static const std::map<std::string, int, std::less<>> ranks{
        {"extension", 1}, {"global", 2}, {"classifier", 3}, {"trace", 5}, {"event", 6}};
    const auto found = ranks.find(name);
    return found != ranks.end() ? found->second : values().contains(name) ? 4 : 0;
}

class Checking {
public:
    explicit Checking(const std::string& text)
        : file_(text), reader_(file_, "written", xml::XmlLimits{}) {}

    std::vector<std::string> breaches() && {
        const XmlTag log = take();
        expect(log.name == "log", log, "the root is not <log>");
        expect_matches(log, "xes.version", R"([+-]?\d+(\.\d*)?)");
        expect(log.attribute("xmlns") == nullptr, log, "the schema has no namespace");
        check_inside(log);
        return std::move(breaches_);
    }

private:
    XmlTag take() { return reader_.next().value().value(); }

    void expect(bool holds, const XmlTag& tag, const std::string& otherwise) {
        if (!holds) {
            breaches_.push_back("line " + std::to_string(tag.line) + ": " + otherwise);
        }
    }

    void expect_matches(const XmlTag& tag, const std::string& name, const std::string& pattern) {
        const std::string* value = tag.attribute(name);
        expect(value != nullptr && std::regex_match(*value, std::regex(pattern)), tag,
               name + " of <" + tag.name + "> is " + (value == nullptr ? "absent" : *value));
    }

    /// Everything up to the end of an element.
    void check_inside(const XmlTag& around) {
        int rank = 0;
        std::set<std::string> keys;
        while (true) {
            const XmlTag tag = take();
            if (tag.kind == XmlTag::Kind::end) {
                return;
            }
            expect(may_stand_in(tag.name, around.name), tag,
                   "<" + tag.name + "> stands in <" + around.name + ">");
            expect(rank_of(tag.name) >= rank, tag, "<" + tag.name + "> comes too late");
            rank = rank_of(tag.name);
            check_one(tag, keys);
            check_inside(tag);
        }
    }

    static bool may_stand_in(const std::string& name, const std::string& around) {
        if (values().contains(name)) {
            return around != "extension" && around != "classifier";
        }
        return around == "log" ? rank_of(name) > 0 : around == "trace" && name == "event";
    }

    void check_one(const XmlTag& tag, std::set<std::string>& keys) {
        constexpr const char* name = "[A-Za-z_:\xC3][-A-Za-z0-9_:.\x80-\xBF\xC3]*";
        constexpr const char* plain_name = "[A-Za-z_][A-Za-z0-9_.-]*";
        if (tag.name == "extension") {
            expect_matches(tag, "name", plain_name);
            expect_matches(tag, "prefix", plain_name);
            expect_matches(tag, "uri", R"(http://www\.xes-standard\.org/[a-z]+\.xesext)");
        } else if (tag.name == "classifier") {
            expect_matches(tag, "name", plain_name);
            expect_matches(tag, "keys", R"(\S+( \S+)*)");
        } else if (tag.name == "global") {
            expect_matches(tag, "scope", "trace|event");
        } else if (const auto value = values().find(tag.name); value != values().end()) {
            expect_matches(tag, "key", name);
            const std::string* text = tag.attribute("value");
            expect(text != nullptr && std::regex_match(*text, value->second), tag,
                   "a value is not of its kind");
            const std::string key = tag.attribute("key") == nullptr ? "" : *tag.attribute("key");
            expect(keys.insert(key).second, tag, "the key " + key + " stands twice");
            const auto kind = declared().find(key);
            expect(kind == declared().end() || kind->second == tag.name, tag,
                   key + " is a <" + tag.name + ">");
        }
    }

    std::istringstream file_;
    xml::XmlReader reader_;
    std::vector<std::string> breaches_;
};

}  // namespace

std::vector<std::string> breaches_of_xes(const std::string& text) {
    return Checking(text).breaches();
}

}  // namespace moothall::event_logs
