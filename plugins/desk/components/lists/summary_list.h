#pragma once

#include <optional>
#include <string>
#include <vector>

#include "html/attributes.h"
#include "html/content.h"
#include "html/writer.h"

namespace desk {

/// A link beside a row or in the title of a card.
struct SummaryAction {
    Content content;
    std::string href;
    std::string hidden_text = {};  ///< What it is about, read out behind: "Change" "name".
    std::string classes = {};
    Attributes attributes = {};
};

/// One line: a key, its value, what can be done.
struct SummaryRow {
    Content key;
    Content value;
    std::vector<SummaryAction> actions = {};
    /// Whether the place of its actions is kept though it has none, as others have some.
    bool keeps_actions_place = false;
    std::string key_classes = {};
    std::string value_classes = {};
    std::string actions_classes = {};
    std::string classes = {};
};

/// A frame with a title around a list.
struct SummaryCard {
    Content title = {};
    int heading_level = 2;
    std::vector<SummaryAction> actions = {};
    std::string title_classes = {};
    std::string actions_classes = {};
    std::string classes = {};
    Attributes attributes = {};
};

/// Facts about one thing.
struct SummaryList {
    std::vector<SummaryRow> rows;
    std::optional<SummaryCard> card = {};
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const SummaryList& list);

}  // namespace desk
