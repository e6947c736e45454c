#include "host/workflows/lua_workflow.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "scripting/session.h"
#include "workflows/language/script_words.h"
#include "workflows/modules/module_text.h"

namespace moothall::workflows {

std::string fixture(const std::string& name) {
    std::ifstream file(std::string(WORKFLOW_FIXTURES) + "/" + name);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file || text.str().empty()) {
        throw std::runtime_error("no fixture " + name);
    }
    return text.str();
}

std::string with(std::string source, std::string_view old_text, std::string_view new_text) {
    const std::size_t at = source.find(old_text);
    if (at == std::string::npos) {
        throw std::runtime_error("not in the source: " + std::string(old_text));
    }
    return source.replace(at, old_text.size(), new_text);
}

Value returned_by(const std::string& source) {
    scripting::Library library;
    add_vocabulary(library).value();
    const WorkflowText parts = taken_apart(source);
    scripting::Chunk::Modules modules;
    for (const ModuleText& module : parts.modules) {
        modules.emplace(module.name,
                        scripting::compile(file_of_module(module.name), module.source).value());
    }
    const auto chunk = scripting::compile("review.lua", parts.own);
    scripting::Session session(chunk.value().with(std::move(modules)), library,
                               scripting::Limits{});
    const auto executed = session.execute();
    if (executed.ending != scripting::Ending::finished) {
        throw std::runtime_error(executed.error);
    }
    const auto described = session.describe();
    if (described.ending != scripting::Ending::finished) {
        throw std::runtime_error(described.error);
    }
    return described.values.at(0);
}

ReadDefinition read_source(const std::string& source) {
    const WorkflowText parts = taken_apart(source);
    ModulePlaces modules;
    for (const ModuleText& module : parts.modules) {
        modules.emplace(module.name,
                        SourcePlaces::of_module(module.source, file_of_module(module.name)));
    }
    return read_definition(returned_by(source), SourcePlaces(parts.own), modules);
}

Definition definition_of(const std::string& source) {
    ReadDefinition read = read_source(source);
    if (!read.sound()) {
        throw std::runtime_error(to_text(read.findings.at(0), "review.lua"));
    }
    return std::move(read.definition);
}

std::vector<std::string> found_in(const std::string& source, CheckContext context) {
    ReadDefinition read = read_source(source);
    Findings findings = std::move(read.findings);
    if (!has_errors(findings)) {
        context.source = read.places;
        const Findings more = check(read.definition, context);
        findings.insert(findings.end(), more.begin(), more.end());
    }
    std::vector<std::string> texts;
    for (const Finding& finding : findings) {
        texts.push_back(to_text(finding, "review.lua"));
    }
    return texts;
}

std::vector<std::string> found_in(const std::string& source) {
    return found_in(source, CheckContext{});
}

}  // namespace moothall::workflows
