#include "workflows/modules/module_text.h"

#include <algorithm>
#include <map>
#include <set>

#include "workflows/definitions/lua_tokens.h"

namespace moothall::workflows {
namespace {

constexpr std::string_view heading = "--@moothall module ";
constexpr std::size_t version_digits_max = 4;

/// "lib.common" of "lib.common@1".
std::string_view without_version(std::string_view name) {
    return name.substr(0, name.find('@'));
}

std::string ending_a_line(std::string_view source) {
    const bool ends = source.empty() || source.back() == '\n';
    return std::string(source) + (ends ? "" : "\n");
}

bool is_use(const std::vector<Token>& tokens, std::size_t at) {
    const bool is_member = at > 0 && tokens[at - 1].kind == TokenKind::symbol &&
                           (tokens[at - 1].text == "." || tokens[at - 1].text == ":");
    return tokens[at].kind == TokenKind::name && tokens[at].text == "use" && !is_member;
}

const ModuleText* find_in(const WorkflowText& parts, std::string_view name) {
    const auto found = std::ranges::find(parts.modules, name, &ModuleText::name);
    return found == parts.modules.end() ? nullptr : &*found;
}

/// Adds what a source uses, and what that uses, each once.
void gather(std::vector<ModuleText>& gathered, std::string_view source, const WorkflowText& given,
            const FindModule& find) {
    for (const ModuleUse& used : modules_used_in(source)) {
        if (std::ranges::find(gathered, used.name, &ModuleText::name) != gathered.end()) {
            continue;
        }
        const ModuleText* there = find_in(given, used.name);
        std::optional<std::string> its_source;
        if (there != nullptr) {
            its_source = there->source;
        } else if (is_module_name(used.name)) {
            its_source = find(used.name);
        }
        if (its_source) {
            gathered.push_back({used.name, ending_a_line(*its_source)});
            gather(gathered, *its_source, given, find);
        }
    }
}

/// Follows what uses what, from the workflow on.
class UseCheck {
public:
    UseCheck(const WorkflowText& parts, const std::vector<std::string>& published)
        : parts_(parts), published_(published) {}

    Findings check() {
        follow("", parts_.own);
        return std::move(findings_);
    }

private:
    struct Place {
        std::string name;
        std::string file;
        int line = 0;
    };

    void error(const std::string& file, int line, std::string message) {
        findings_.push_back({Severity::error, "", line, std::move(message), file});
    }

    void follow(const std::string& file, std::string_view source) {
        for (const ModuleUse& used : modules_used_in(source)) {
            const ModuleText* module = find_in(parts_, used.name);
            if (!is_module_name(used.name)) {
                error(file, used.line,
                      "use \"" + used.name.substr(0, 80) +
                          "\": name a module with its version, as in use \"lib.common@1\".");
            } else if (module == nullptr) {
                error(file, used.line,
                      unknown_name("module", used.name, published_) + " There is no " +
                          file_of_module(used.name) +
                          " beside the workflow, and none was published.");
            } else if (is_only_version(file, used)) {
                enter(file, used, *module);
            }
        }
    }

    bool is_only_version(const std::string& file, const ModuleUse& used) {
        const auto [first, is_new] = first_uses_.try_emplace(
            std::string(without_version(used.name)), Place{used.name, file, used.line});
        const Place& before = first->second;
        if (is_new || before.name == used.name) {
            return true;
        }
        error(file, used.line,
              "'" + used.name + "' is used here and '" + before.name + "' " +
                  (before.file.empty() ? "by the workflow in line " : "in " + before.file + ":") +
                  std::to_string(before.line) + "; one workflow uses one version of a module.");
        return false;
    }

    void enter(const std::string& file, const ModuleUse& used, const ModuleText& module) {
        const auto ring = std::ranges::find(open_, used.name);
        if (ring != open_.end()) {
            std::string names;
            for (auto at = ring; at != open_.end(); ++at) {
                names += *at + " uses ";
            }
            error(file, used.line,
                  "modules use each other in a ring: " + names + used.name +
                      ". Put what they share into a third.");
            return;
        }
        if (!done_.insert(used.name).second) {
            return;
        }
        open_.push_back(used.name);
        follow(file_of_module(used.name), module.source);
        open_.pop_back();
    }

    const WorkflowText& parts_;
    const std::vector<std::string>& published_;
    Findings findings_;
    std::map<std::string, Place> first_uses_;  ///< By name without its version.
    std::vector<std::string> open_;
    std::set<std::string> done_;
};

}  // namespace

WorkflowText taken_apart(std::string_view text) {
    WorkflowText parts;
    std::string* into = &parts.own;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end);
        if (line.starts_with(heading)) {
            const std::string_view rest = line.substr(heading.size());
            parts.modules.push_back({std::string(rest.substr(0, rest.find_first_of("\r\n"))), ""});
            into = &parts.modules.back().source;
        } else {
            *into += line;
        }
    }
    for (ModuleText& module : parts.modules) {
        module.source = ending_a_line(module.source);
    }
    return parts;
}

std::string put_together(const WorkflowText& parts) {
    if (parts.modules.empty()) {
        return parts.own;
    }
    std::string text = ending_a_line(parts.own);
    for (const ModuleText& module : parts.modules) {
        text += std::string(heading) + module.name + "\n" + ending_a_line(module.source);
    }
    return text;
}

std::vector<ModuleUse> modules_used_in(std::string_view source) {
    const std::vector<Token> tokens = lua_tokens(source);
    std::vector<ModuleUse> uses;
    for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
        if (!is_use(tokens, at)) {
            continue;
        }
        const bool in_brackets =
            tokens[at + 1].kind == TokenKind::symbol && tokens[at + 1].text == "(";
        const std::size_t text = at + (in_brackets ? 2 : 1);
        if (text < tokens.size() && tokens[text].kind == TokenKind::text) {
            uses.push_back({std::string(tokens[text].text), tokens[at].line});
        }
    }
    return uses;
}

bool is_module_name(std::string_view name) {
    const std::size_t at = name.find('@');
    if (at == std::string_view::npos || !is_dotted_name(name.substr(0, at))) {
        return false;
    }
    const std::string_view version = name.substr(at + 1);
    return !version.empty() && version.size() <= version_digits_max && version.front() != '0' &&
           std::ranges::all_of(version, [](char c) { return c >= '0' && c <= '9'; });
}

std::string file_of_module(std::string_view name) {
    std::string file(name);
    const std::size_t dot = file.find('.');
    if (dot != std::string::npos) {
        file[dot] = '/';
    }
    return file + ".lua";
}

std::string with_modules(std::string_view text, const FindModule& find) {
    WorkflowText parts = taken_apart(text);
    std::vector<ModuleText> gathered;
    gather(gathered, parts.own, parts, find);
    if (gathered.empty() && parts.modules.empty()) {
        return std::string(text);
    }
    parts.modules = std::move(gathered);
    return put_together(parts);
}

Findings check_modules(const WorkflowText& parts, const std::vector<std::string>& published) {
    return UseCheck(parts, published).check();
}

}  // namespace moothall::workflows
