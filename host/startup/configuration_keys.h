#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "startup/running_council.h"

namespace moothall::startup {

/// A value of the configuration: the kinds that some key takes.
using ConfigurationValue = std::variant<std::int64_t, std::string, std::vector<std::string>>;

/// One key of `moothall.toml`. The reader, the page and the example are made from these.
struct ConfigurationKey {
    std::string name;      ///< "scripting.wall_ms"; without a group: "data".
    std::string kind;      ///< "a whole number from 10 to 60000".
    std::string standard;  ///< The value without it, as TOML.
    std::string packaged;  ///< The value in the file that the package installs; empty: standard.
    std::string about;     ///< Sentences for the page.
    /// Sets it. Gives what the value must be, for the end of a sentence, if it is another.
    std::function<std::optional<std::string>(const ConfigurationValue&, Settings&)> take;
};

/// Every key, in the order of the page: those without a group first, then group by group.
const std::vector<ConfigurationKey>& configuration_keys();

}  // namespace moothall::startup
