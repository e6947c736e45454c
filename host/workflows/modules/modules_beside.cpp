#include "workflows/modules/modules_beside.h"

#include <fstream>
#include <optional>
#include <sstream>

#include "workflows/modules/module_text.h"

namespace moothall::workflows {
namespace {

std::optional<std::string> text_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in.is_open() || !std::filesystem::is_regular_file(file)) {
        return std::nullopt;
    }
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

}  // namespace

std::string with_modules_beside(const std::filesystem::path& file, const std::string& source) {
    const std::filesystem::path folder = std::filesystem::absolute(file).parent_path();
    return with_modules(source, [&](const std::string& name) {
        const std::string module = file_of_module(name);
        auto text = text_of(folder / module);
        return text ? text : text_of(folder.parent_path() / module);
    });
}

}  // namespace moothall::workflows
