#pragma once

#include <optional>
#include <string>

#include "html/html.h"
#include "pages/records/people_found.h"
#include "site/visit.h"

// Who it is that calls, and what they may call about.
namespace desk {

/// What is known of who calls.
struct CallFound {
    std::string words = {};               ///< What was looked for; empty if nothing was.
    Matches people = {};                  ///< Who it may be, where it is not certain.
    std::optional<Record> person = {};    ///< Who it is.
    std::optional<Record> the_case = {};  ///< The case whose reference was given.
    bool is_cut = false;                  ///< It may be somebody else whom the list does not have.
};

/// Looks for somebody by what was typed: the one who was chosen, else by reference, name, postcode,
/// date of birth. Only who is the one with all that was typed is taken to be who calls.
CallFound find_caller(const Visit& visit);

/// Who was found, with a button for each of several; or that nobody was.
Html people_found(const CallFound& found);

/// What a person has open and what that waits for, each with a button that ends the call there.
Html cases_found(const Visit& visit, const CallFound& found);

/// One word of what the buttons of a call do, and what it is done to: "note" "CT-26-000417-T".
struct CallDeed {
    std::string word;
    std::string to;
};
CallDeed call_deed(const std::string& pressed);

}  // namespace desk
