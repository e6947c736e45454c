#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflows/definitions/finding.h"

namespace moothall::workflows {

/// A module as it goes with a workflow that uses it.
struct ModuleText {
    std::string name;    ///< "lib.common@1".
    std::string source;  ///< Ends with a line's end.

    friend bool operator==(const ModuleText&, const ModuleText&) = default;
};

/// The text of a workflow taken apart. Its own file comes first, then each module that it uses,
/// behind a line `--@moothall module lib.common@1`: so what is published is one text, whole, with
/// one hash. Where it uses none it is the file, byte for byte.
struct WorkflowText {
    std::string own;
    std::vector<ModuleText> modules;
};

WorkflowText taken_apart(std::string_view text);
std::string put_together(const WorkflowText& parts);

/// Where a source says `use "…"`.
struct ModuleUse {
    std::string name;
    int line = 0;
};

/// In the order of the source. Never refuses: what is no Lua uses little.
std::vector<ModuleUse> modules_used_in(std::string_view source);

/// True for "lib.common@1": a dotted name and a version from 1 to 9999.
bool is_module_name(std::string_view name);

/// The file of a module, as errors call it and as it stands in a folder: "lib/common@1.lua".
std::string file_of_module(std::string_view name);

/// The source of a module, or nothing if it is not known.
using FindModule = std::function<std::optional<std::string>(const std::string& name)>;

/// The text with every module that it uses, and that they use; those that it has already stay as
/// they are, those that nothing uses go. What `find` does not know is left out.
std::string with_modules(std::string_view text, const FindModule& find);

/// What is wrong with the way in which modules are used: a name without a version, a module that is
/// not there, two versions of one, modules that use each other in a ring. `published` are the names
/// that might have been meant.
Findings check_modules(const WorkflowText& parts, const std::vector<std::string>& published);

}  // namespace moothall::workflows
