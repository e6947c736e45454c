#include "settings/preferences.h"

#include <optional>

#include "json/json.h"
#include "words/snake_case.h"

namespace moothall::settings {
namespace {

/// As it is kept; nothing for what is no plain text.
std::optional<std::string> text_of(const Table& values) {
    try {
        return json::to_json(values);
    } catch (const json::EncodingError&) {
        return std::nullopt;
    }
}

}  // namespace

const store::Table& preference_table() {
    static const store::Table table{"preferences",
                                    store::TableClass::working,
                                    {{"who", store::ColumnKind::text},
                                     {"front_end", store::ColumnKind::text},
                                     {"kept", store::ColumnKind::text}},
                                    2,
                                    {}};
    return table;
}

Result<Done> keep_preferences(store::Store& store, const std::string& who,
                              std::string_view front_end, const Table& values) {
    if (!words::is_snake_case(front_end)) {
        return Refusal{RefusalKind::invalid_input,
                       "Name the front end in small letters and underscores, such as desk."};
    }
    const auto text = text_of(values);
    if (!text || text->size() > preferences_bytes_max) {
        return Refusal{
            RefusalKind::invalid_input,
            "What is preferred is kept as plain text of at most 4 KiB. Make it shorter."};
    }
    store.write([&](store::Writer& writer) {
        writer.put(preference_table(), {who, std::string(front_end), *text});
        return store::Verdict::keep;
    });
    return Done{};
}

Table preferences(store::Reader& reader, const std::string& who, std::string_view front_end) {
    const auto row = reader.find(preference_table(), {who, std::string(front_end)});
    if (!row) {
        return {};
    }
    const Value kept = json::parse(std::get<std::string>(row->at(2))).value();
    return *kept.as_table();
}

}  // namespace moothall::settings
