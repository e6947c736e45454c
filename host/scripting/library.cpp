#include "scripting/library.h"

#include <algorithm>
#include <utility>

#include "scripting/libraries/libraries.h"

namespace moothall::scripting {

namespace {

bool is_name(std::string_view text) {
    const auto letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    };
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return !text.empty() && letter(text.front()) &&
           std::all_of(text.begin(), text.end(), [&](char c) { return letter(c) || digit(c); });
}

bool is_taken_by_language(std::string_view name) {
    return std::find(language_names.begin(), language_names.end(), name) != language_names.end();
}

}  // namespace

Result<Done> Library::add(Function function) {
    const std::string name = function.name;
    return add_entry(name, std::move(function));
}

Result<Done> Library::add(Word word) {
    const std::string name = word.name;
    if (name.find('.') != std::string::npos) {
        return Refusal{RefusalKind::invalid_input,
                       "The word '" + name + "' has a dot; leave it out."};
    }
    return add_entry(name, std::move(word));
}

Result<Done> Library::add_entry(const std::string& name, Entry entry) {
    const std::size_t dot = name.find('.');
    const std::string first = name.substr(0, dot);
    const bool in_module = dot != std::string::npos;
    if (!is_name(first) || (in_module && !is_name(name.substr(dot + 1)))) {
        return Refusal{RefusalKind::invalid_input,
                       "'" + name +
                           "' is no name that a script can write; use letters, digits "
                           "and _ with at most one dot."};
    }
    const bool clashes = in_module ? entries_.count(first) != 0 : has_module(first);
    if (is_taken_by_language(first) || clashes || entries_.count(name) != 0) {
        return Refusal{RefusalKind::invalid_input,
                       "The name '" + name + "' is taken already; choose another."};
    }
    entries_.emplace(name, std::move(entry));
    return Done{};
}

const Library::Entry* Library::find(std::string_view name) const {
    const auto found = entries_.find(name);
    return found == entries_.end() ? nullptr : &found->second;
}

bool Library::has_module(std::string_view name) const {
    const std::string prefix = std::string(name) + ".";
    const auto found = entries_.lower_bound(prefix);
    return found != entries_.end() && found->first.compare(0, prefix.size(), prefix) == 0;
}

std::vector<const Function*> Library::functions_of(std::string_view module) const {
    const std::string prefix = std::string(module) + ".";
    std::vector<const Function*> functions;
    for (auto at = entries_.lower_bound(prefix);
         at != entries_.end() && at->first.compare(0, prefix.size(), prefix) == 0; ++at) {
        functions.push_back(&std::get<Function>(at->second));
    }
    return functions;
}

std::vector<std::string> Library::names() const {
    std::vector<std::string> names;
    for (const auto& [name, entry] : entries_) {
        const std::string first = name.substr(0, name.find('.'));
        if (names.empty() || names.back() != first) {
            names.push_back(first);
        }
    }
    return names;
}

}  // namespace moothall::scripting
