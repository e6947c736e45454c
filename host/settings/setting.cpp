#include "settings/setting.h"

#include <algorithm>

#include "json/json.h"
#include "settings/targets.h"

namespace moothall::settings {
namespace {

constexpr std::string_view prefix = "setting/";

std::vector<Setting> untouched() {
    return {{std::string(two_people),
             "A workflow is published by somebody else than the one who wrote it."}};
}

Setting as_it_stands(store::Reader& reader, Setting setting) {
    const auto row = reader.find(setting_table(), {setting.name});
    if (!row) {
        return setting;
    }
    const Value record = json::parse(std::get<std::string>(row->at(1))).value();
    const Table& table = *record.as_table();
    setting.on = table.yes_no("on");
    setting.changed_by = table.text("changed_by");
    setting.changed_at = table.instant("changed_at");
    setting.reason = table.has("reason") ? table.text("reason") : "";
    return setting;
}

std::optional<Setting> find_setting(store::Reader& reader, std::string_view name) {
    const std::vector<Setting> all = untouched();
    const auto found = std::ranges::find(all, name, &Setting::name);
    if (found == all.end()) {
        return std::nullopt;
    }
    return as_it_stands(reader, *found);
}

std::string names_there_are() {
    std::string names;
    for (const Setting& one : untouched()) {
        names += (names.empty() ? "" : ", ") + one.name;
    }
    return names;
}

}  // namespace

const store::Table& setting_table() {
    static const store::Table table{
        "settings",
        store::TableClass::projection,
        {{"name", store::ColumnKind::text}, {"record", store::ColumnKind::text}},
        1,
        {}};
    return table;
}

journal::Fold setting_fold() {
    return [](const journal::Event& event, store::Writer& writer) {
        keep_target(event, writer);
        if (event.kind != "setting.switched") {
            return;
        }
        Table record = event.facts;
        record.set("changed_by", event.cause.actor).set("changed_at", event.recorded_at);
        if (event.body.has("reason")) {
            record.set("reason", event.body.text("reason"));
        }
        writer.put(setting_table(), {event.stream.substr(prefix.size()), json::to_json(record)});
    };
}

std::vector<Setting> list_settings(store::Reader& reader) {
    std::vector<Setting> all;
    for (Setting& one : untouched()) {
        all.push_back(as_it_stands(reader, std::move(one)));
    }
    return all;
}

bool is_on(store::Reader& reader, std::string_view name) {
    return find_setting(reader, name).value().on;
}

Result<journal::Draft> switched(store::Reader& reader, std::string_view name, Switch to,
                                std::string_view reason, Instant now) {
    const auto setting = find_setting(reader, name);
    if (!setting) {
        return Refusal{RefusalKind::not_found, "There is no setting '" +
                                                   std::string(name.substr(0, 60)) +
                                                   "'. There is: " + names_there_are() + "."};
    }
    const bool on = to == Switch::on;
    if (setting->on == on) {
        return Refusal{RefusalKind::not_available,
                       setting->name + " is " + (on ? "on" : "off") + " already."};
    }
    Table body;
    if (!reason.empty()) {
        body.set("reason", std::string(reason));
    }
    return journal::Draft{std::string(prefix) + setting->name,
                          "setting.switched",
                          1,
                          now,
                          Table{}.set("on", on),
                          std::move(body)};
}

}  // namespace moothall::settings
