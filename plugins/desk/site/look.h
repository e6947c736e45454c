#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "site/visit.h"

// How the desk looks and answers to keys, as each officer likes it. The council keeps it for them,
// so that it is the same on every computer.
namespace desk {

/// What somebody has chosen; empty where they have not.
struct Look {
    std::string theme;
    std::string density;
    std::string text_size;
    std::string shortcuts;
};

struct LookOption {
    std::string_view value;
    std::string_view text;
    std::string_view hint = {};
};

/// One thing that can be chosen, and from what; the first option is the usual one.
struct LookChoice {
    std::string_view name;  ///< Of the field, of what is kept, and of the root's data-….
    std::string_view title;
    std::string Look::*chosen;
    std::vector<LookOption> options;
};
const std::vector<LookChoice>& look_choices();

/// Of values that were kept: those that there are no more count as not chosen.
Look look_in(const Record& values);

/// What a form chooses on top of what was chosen before. Refused: invalid_input for a value that
/// is none of the options.
moothall::Result<Look> look_after(Look before, const Form& form);

/// As it is kept: only what was chosen.
Record values_of(const Look& look);

/// What whoever asks for a page has chosen.
Look look_of(const Visit& visit);

/// Keeps it. Refused: as preferences.keep does.
moothall::Result<moothall::Value> keep_look(const Visit& visit, const Look& look);

}  // namespace desk
