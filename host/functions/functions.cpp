#include "functions/functions.h"

#include <algorithm>
#include <array>
#include <utility>

#include "functions/check.h"
#include "words/nearest_name.h"

namespace moothall::functions {
namespace {

std::string_view service_of(std::string_view name) {
    return name.substr(0, name.find('.'));
}

/// What a figure counts, as far as its type or the last word of its name tells; else nothing.
std::string unit_of(const Field& field) {
    if (field.type.kind == TypeKind::money) {
        return "pence";
    }
    if (field.type.kind != TypeKind::integer && field.type.kind != TypeKind::number) {
        return "";
    }
    constexpr std::array<std::string_view, 8> units = {"percent", "days",  "weeks",   "months",
                                                       "years",   "hours", "minutes", "pence"};
    const std::size_t last = field.name.rfind('_');
    const std::string word = last == std::string::npos ? field.name : field.name.substr(last + 1);
    return std::find(units.begin(), units.end(), word) == units.end() ? "" : word;
}

Table described(const Field& field) {
    Table made;
    made.set("name", field.name).set("type", to_text(field.type)).set("optional", field.optional);
    const std::string unit = unit_of(field);
    if (!unit.empty()) {
        made.set("unit", unit);
    }
    if (field.type.least) {
        Table range;
        range.set("least", *field.type.least);
        if (field.type.most) {
            range.set("most", *field.type.most);
        }
        made.set("range", std::move(range));
    }
    return made;
}

List described(const std::vector<Field>& fields) {
    List list;
    for (const Field& field : fields) {
        list.emplace_back(described(field));
    }
    return list;
}

List texts(const std::vector<std::string>& from) {
    return List(from.begin(), from.end());
}

}  // namespace

FunctionFault::FunctionFault(std::string plugin, std::string function, const std::string& what)
    : std::runtime_error("The plugin " + plugin + " is at fault in " + function + ": " + what),
      plugin_(std::move(plugin)),
      function_(std::move(function)) {}

Result<Done> Functions::add(FunctionDeclaration declaration, std::string plugin) {
    auto signature = parse_signature(declaration.signature);
    if (!signature) {
        return signature.error();
    }
    const std::string name = signature->name;
    if (service_of(name) != plugin) {
        return Refusal{RefusalKind::invalid_input,
                       "The plugin " + plugin + " cannot bring the function " + name +
                           ": name it " + plugin + name.substr(name.find('.')) + "."};
    }
    if (!declaration.call) {
        return Refusal{RefusalKind::invalid_input,
                       "The function " + name + " has nothing to call."};
    }
    if (functions_.contains(name)) {
        return Refusal{RefusalKind::invalid_input,
                       "The function " + name + " is registered twice. Give one another name."};
    }
    functions_.emplace(
        name, KnownFunction{*std::move(signature), std::move(declaration), std::move(plugin)});
    return Done{};
}

void Functions::remove_plugin(std::string_view plugin) {
    std::erase_if(functions_, [&](const auto& one) { return one.second.plugin == plugin; });
}

const KnownFunction* Functions::find(std::string_view name) const {
    const auto found = functions_.find(name);
    return found == functions_.end() ? nullptr : &found->second;
}

std::vector<std::string> Functions::names() const {
    std::vector<std::string> names;
    for (const auto& [name, function] : functions_) {
        names.push_back(name);
    }
    return names;
}

Result<Table> Functions::call(std::string_view name, const Table& arguments,
                              Reading& reading) const {
    return call(name, arguments, reading, "");
}

Result<Table> Functions::call(std::string_view name, const Table& arguments, Reading& reading,
                              std::string_view case_reference) const {
    const KnownFunction* function = find(name);
    if (function == nullptr) {
        return unknown(name);
    }
    if (const auto checked = check(function->signature, arguments); !checked) {
        return checked.error();
    }
    RuleNotes notes(reading);
    auto answer = call_at_the_door(*function, settled(function->signature.arguments, arguments),
                                   notes, case_reference);
    if (!answer) {
        return answer;
    }
    const auto checked =
        check(function->signature.answers, *answer, "the answer of " + std::string(name));
    if (!checked) {
        throw FunctionFault(function->plugin, std::string(name), checked.error().reason);
    }
    Table made = settled(function->signature.answers, *std::move(answer));
    made.set("rules", texts(notes.rules()));
    return made;
}

Result<Table> Functions::call_at_the_door(const KnownFunction& function, const Table& arguments,
                                          RuleNotes& notes, std::string_view case_reference) const {
    const WatchedCall watched(watch_, function.plugin, function.signature.name, case_reference);
    try {
        auto answer = function.declaration.call(arguments, notes);
        notes.throw_if_a_read_failed();
        return answer;
    } catch (const RefusedError& refused) {
        notes.throw_if_a_read_failed();
        return refused.refusal();
    } catch (const std::exception& thrown) {
        notes.throw_if_a_read_failed();
        throw FunctionFault(function.plugin, function.signature.name, thrown.what());
    }
}

List Functions::describe() const {
    List list;
    for (const auto& [name, function] : functions_) {
        Table made;
        made.set("name", name)
            .set("about", function.declaration.about)
            .set("plugin", function.plugin)
            .set("signature", to_text(function.signature))
            .set("arguments", described(function.signature.arguments))
            .set("answers", described(function.signature.answers))
            .set("examples", texts(function.declaration.examples));
        list.emplace_back(std::move(made));
    }
    return list;
}

Refusal Functions::unknown(std::string_view name) const {
    const std::string service(service_of(name));
    const auto is_of_service = [&](const auto& one) { return one.second.plugin == service; };
    const bool plugin_is_there = std::any_of(functions_.begin(), functions_.end(), is_of_service);
    std::string sentence = "There is no function " + std::string(name) + ".";
    sentence += words::did_you_mean(name, names());
    if (!plugin_is_there) {
        sentence += " The plugin " + service + " is not loaded or brings no functions.";
    }
    return {RefusalKind::not_available, sentence};
}

}  // namespace moothall::functions
