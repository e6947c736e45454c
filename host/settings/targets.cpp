#include "settings/targets.h"

#include "json/json.h"
#include "settings/setting.h"

namespace moothall::settings {
namespace {

constexpr std::string_view stream_prefix = "setting/";
constexpr std::string_view name_prefix = "performance.target.";
constexpr std::string_view event_kind = "setting.target_set";

}  // namespace

std::vector<Target> list_targets(store::Reader& reader) {
    constexpr std::size_t settings_most = 10'000;
    std::vector<Target> targets;
    for (const store::Row& row :
         reader.list({&setting_table(), "", {}, {}, {}, {}, settings_most})) {
        const std::string& name = std::get<std::string>(row.at(0));
        if (name.starts_with(name_prefix)) {
            const Value record = json::parse(std::get<std::string>(row.at(1))).value();
            targets.push_back(
                {name.substr(name_prefix.size()), record.as_table()->integer("percent")});
        }
    }
    return targets;
}

journal::Draft target_set(std::string_view type, std::optional<std::int64_t> percent,
                          std::string_view reason, Instant now) {
    Table facts;
    if (percent) {
        facts.set("percent", *percent);
    }
    return {std::string(stream_prefix) + std::string(name_prefix) + std::string(type),
            std::string(event_kind),
            1,
            now,
            std::move(facts),
            Table{}.set_unless_empty("reason", std::string(reason))};
}

void keep_target(const journal::Event& event, store::Writer& writer) {
    if (event.kind != event_kind) {
        return;
    }
    const std::string name = event.stream.substr(stream_prefix.size());
    if (event.facts.has("percent")) {
        writer.put(setting_table(), {name, json::to_json(event.facts)});
    } else {
        writer.remove(setting_table(), {name});
    }
}

}  // namespace moothall::settings
