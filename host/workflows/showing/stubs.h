#pragma once

#include <string>
#include <vector>

#include "functions/signature.h"

namespace moothall::workflows {

/// A plugin's function as far as an author's editor wants to know it.
struct StubbedFunction {
    functions::Signature signature;
    std::string about;
};

/// Type stubs (LuaCATS) of every word of the vocabulary and of what the host itself offers to
/// scripts: the text of `moothall.lua`. The same for the same revision.
std::string vocabulary_stub();

/// Type stubs of one plugin's module: the text of `revenues.lua`. In the order of the list.
std::string module_stub(const std::string& module, const std::vector<StubbedFunction>& functions);

/// The vocabulary as a page of the reference, in Markdown.
std::string vocabulary_reference();

}  // namespace moothall::workflows
