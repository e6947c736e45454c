#pragma once

#include <optional>
#include <string>
#include <vector>

#include "components/forms/button.h"
#include "components/moj/navigation.h"
#include "components/navigation/breadcrumbs.h"
#include "html/content.h"
#include "html/html.h"
#include "html/writer.h"

namespace desk {

/// One action of a page: a link where it goes somewhere, a form with a button where it does.
struct PageAction {
    std::string text;
    std::string href = {};    ///< Of a link.
    std::string action = {};  ///< Where the form is posted; then it is a button.
    std::string token = {};   ///< Against forged requests, for a form.
    std::string key = {};     ///< The key that does it, shown beside the text.
    bool is_primary = false;  ///< One on a page.
};

/// A text with the key behind it that does the same; the text alone where there is no key.
Content with_key(const std::string& text, const std::string& key);

/// Makes a key press a button.
void add_key(Button& button, const std::string& key);

/// The h1 of a page, with what can be done at its right.
struct PageHeading {
    Content title;
    Content caption = {};
    std::vector<PageAction> actions = {};
};
void write(Writer& out, const PageHeading& heading);

/// One thing about a case in a few words: "Due", "Today, 5pm".
struct Fact {
    std::string name;
    Content value;
};

/// Where a record stands in a list that is worked through, with the ones beside it.
struct InList {
    std::string label;          ///< Of the landmark: "My list".
    std::string place;          ///< "3 of 12"
    std::string previous = {};  ///< Addresses; empty at the ends.
    std::string next = {};
};

/// The head of a record: where it stands, whose it is, its facts, its parts.
struct RecordHeader {
    Breadcrumbs breadcrumbs;
    PageHeading heading;
    std::vector<Fact> facts = {};
    SubNavigation parts;
    std::optional<InList> in_list = {};
};
void write(Writer& out, const RecordHeader& header);

}  // namespace desk
