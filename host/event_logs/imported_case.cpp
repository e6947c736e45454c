#include "event_logs/imported_case.h"

#include <algorithm>
#include <string_view>

namespace moothall::event_logs {
namespace {

const std::string* find(const Attributes& attributes, std::string_view name) {
    const auto found = std::find_if(attributes.begin(), attributes.end(),
                                    [&](const Attribute& one) { return one.first == name; });
    return found == attributes.end() ? nullptr : &found->second;
}

std::string text_or_nothing(const std::string* text) {
    return text == nullptr ? std::string() : *text;
}

}  // namespace

std::vector<std::string> cells_of(const LogColumns& columns, const ImportedCase& of_case,
                                  const ImportedEvent& event) {
    std::vector<std::string> cells;
    cells.reserve(columns.names().size());
    for (std::size_t i = 0; i < columns.names().size(); ++i) {
        const std::string& name = columns.names()[i];
        switch (columns.role(i)) {
            case ColumnRole::case_id:
                cells.push_back(of_case.id);
                break;
            case ColumnRole::activity:
                cells.push_back(event.activity);
                break;
            case ColumnRole::time:
                cells.push_back(event.time_text);
                break;
            case ColumnRole::resource:
                cells.push_back(event.resource);
                break;
            case ColumnRole::lifecycle:
                cells.push_back(event.lifecycle);
                break;
            case ColumnRole::of_the_case: {
                const std::string* own = find(event.attributes, name);
                cells.push_back(own != nullptr ? *own
                                               : text_or_nothing(find(of_case.attributes, name)));
                break;
            }
            case ColumnRole::of_the_event:
                cells.push_back(text_or_nothing(find(event.attributes, name)));
                break;
        }
    }
    return cells;
}

}  // namespace moothall::event_logs
