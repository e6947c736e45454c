#include "plugin_loading/new_plugin.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace moothall::plugin_loading {

namespace {

constexpr std::size_t name_max = 40;

/// A plugin's name becomes a C++ namespace and a Lua module: these cannot be one of the two.
constexpr std::array<std::string_view, 52> reserved{
    "and",      "auto",      "bool",     "break",   "calendar", "case",   "catch",   "char",
    "class",    "const",     "continue", "default", "delete",   "do",     "double",  "else",
    "elseif",   "end",       "enum",     "export",  "extern",   "false",  "float",   "for",
    "function", "goto",      "if",       "inline",  "int",      "local",  "long",    "math",
    "moothall", "namespace", "new",      "nil",     "not",      "or",     "private", "public",
    "repeat",   "return",    "short",    "std",     "string",   "struct", "table",   "test",
    "then",     "true",      "utf8",     "while"};

bool is_small(char letter) {
    return letter >= 'a' && letter <= 'z';
}

bool is_in_snake_case(std::string_view name) {
    return !name.empty() && name.size() <= name_max && is_small(name.front()) &&
           std::ranges::all_of(name, [](char letter) {
               return is_small(letter) || (letter >= '0' && letter <= '9') || letter == '_';
           });
}

char capital(char letter) {
    return static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
}

/// "pest_control" as "PestControl".
std::string in_pascal_case(std::string_view name) {
    std::string text;
    bool begins = true;
    for (const char letter : name) {
        if (letter != '_') {
            text += begins ? capital(letter) : letter;
        }
        begins = letter == '_';
    }
    return text;
}

/// "pest_control" as "Pest control".
std::string in_words(std::string name) {
    std::ranges::replace(name, '_', ' ');
    name.front() = capital(name.front());
    return name;
}

/// The first letter and the next one in the name, or twice the first.
std::string letters_for(std::string_view name) {
    const auto second = std::find_if(name.begin() + 1, name.end(), is_small);
    return {capital(name.front()), capital(second == name.end() ? name.front() : *second)};
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

/// The template is a plugin that builds as it stands, called allotments.
std::string renamed(std::string text, const std::string& name) {
    text = replaced(std::move(text), "TITLE \"Allotments\"", "TITLE \"" + in_words(name) + "\"");
    text = replaced(std::move(text), "LETTERS AL", "LETTERS " + letters_for(name));
    text = replaced(std::move(text), "Allotments", in_pascal_case(name));
    return replaced(std::move(text), "allotments", name);
}

void copy_renamed(const std::filesystem::path& from, const std::filesystem::path& to,
                  const std::string& name) {
    std::ifstream read(from, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(read), {}};
    std::filesystem::create_directories(to.parent_path());
    std::ofstream write(to, std::ios::binary);
    write << renamed(text, name);
    write.close();
    if (!read || !write) {
        throw std::runtime_error("cannot copy " + from.string() + " to " + to.string());
    }
}

std::optional<Refusal> objection(const std::string& name, const std::filesystem::path& target,
                                 const std::filesystem::path& template_folder) {
    if (!is_in_snake_case(name) || std::ranges::find(reserved, name) != reserved.end()) {
        return Refusal{RefusalKind::invalid_input,
                       "\"" + name +
                           "\" cannot be a plugin's name: take small letters, digits and "
                           "_, at most 40, and no word of C++ or Lua, such as "
                           "pest_control."};
    }
    if (std::filesystem::exists(target)) {
        return Refusal{RefusalKind::not_available,
                       target.string() + " is there already: take another name or folder."};
    }
    if (!std::filesystem::is_directory(template_folder)) {
        return Refusal{RefusalKind::not_found, "There is no template in " +
                                                   template_folder.string() +
                                                   ": install moothall again, with its SDK."};
    }
    return std::nullopt;
}

}  // namespace

Result<std::vector<std::filesystem::path>> new_plugin(
    const std::string& name, const std::filesystem::path& into,
    const std::filesystem::path& template_folder) {
    const auto target = into / name;
    if (auto refusal = objection(name, target, template_folder)) {
        return *std::move(refusal);
    }
    std::vector<std::filesystem::path> written;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(template_folder)) {
        if (entry.is_regular_file()) {
            const auto below = std::filesystem::relative(entry.path(), template_folder);
            written.push_back(target / renamed(below.string(), name));
            copy_renamed(entry.path(), written.back(), name);
        }
    }
    std::ranges::sort(written);
    return written;
}

}  // namespace moothall::plugin_loading
