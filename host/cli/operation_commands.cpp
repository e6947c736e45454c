#include "cli/operation_commands.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>

#include "cli/bytes_shown.h"
#include "cli/own_commands.h"
#include "cli/secret_input.h"
#include "cli/terminal.h"
#include "operations/operation.h"
#include "workflows/modules/modules_beside.h"

namespace moothall::cli {
namespace {

using operations::Operation;

/// What somebody typed for one operation.
struct Typed {
    std::map<std::string, std::string> texts;
    std::map<std::string, bool> flags;
    std::vector<std::string> files;        ///< For an operation on files.
    std::vector<std::string> assignments;  ///< "name=value".
};

std::string option_name(std::string name) {
    std::ranges::replace(name, '_', '-');
    return "--" + name;
}

bool is_secret(const Operation& operation, const std::string& name) {
    const auto& secrets = operation.command_line.secrets;
    return std::ranges::find(secrets, name) != secrets.end();
}

bool is_positional(const Operation& operation, const std::string& name) {
    return std::ranges::find(operation.command_line.positional, name) !=
           operation.command_line.positional.end();
}

/// The value that an argument of this type takes from what was typed.
Result<Value> typed_value(const functions::Field& argument, const std::string& text) {
    if (argument.type.kind == functions::TypeKind::integer) {
        std::int64_t number = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
        if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) {
            return Refusal{RefusalKind::invalid_input,
                           "'" + argument.name + "' is no whole number."};
        }
        return Value(number);
    }
    if (argument.type.kind == functions::TypeKind::yes_no) {
        return Value(text == "yes" || text == "true");
    }
    return Value(text);
}

Result<Table> assigned(const std::vector<std::string>& words) {
    Table values;
    for (const std::string& word : words) {
        const std::size_t equals = word.find('=');
        if (equals == std::string::npos || equals == 0) {
            return Refusal{RefusalKind::invalid_input,
                           "'" + word.substr(0, 60) + "' is not written as name=value."};
        }
        const std::string name = word.substr(0, equals);
        if (values.has(name)) {
            return Refusal{RefusalKind::invalid_input, "'" + name + "' is given twice."};
        }
        values.set(name, word.substr(equals + 1));
    }
    return values;
}

Result<Table> arguments_of(const Operation& operation, const Typed& typed) {
    Table arguments;
    for (const auto& argument : operations::signature_of(operation).arguments) {
        const auto text = typed.texts.find(argument.name);
        if (text != typed.texts.end() && !text->second.empty()) {
            const auto value = typed_value(argument, text->second);
            if (!value) {
                return value.error();
            }
            arguments.set(argument.name, *value);
        }
        const auto flag = typed.flags.find(argument.name);
        if (flag != typed.flags.end() && flag->second) {
            arguments.set(argument.name, true);
        }
    }
    if (!typed.assignments.empty()) {
        auto values = assigned(typed.assignments);
        if (!values) {
            return values.error();
        }
        arguments.set(operation.command_line.assignments, *std::move(values));
    }
    return arguments;
}

Result<Table> with_file(const Operation& operation, Table arguments, const std::string& file) {
    auto content = read_file(file);
    if (!content) {
        return content.error();
    }
    const std::string& content_of = operation.command_line.content_of_file;
    if (content_of == "source") {  // Only workflows come as source.
        content = workflows::with_modules_beside(file, *content);
    }
    arguments.set("file", file).set(content_of, *std::move(content));
    return arguments;
}

Result<Table> with_secrets(const Operation& operation, Table arguments) {
    for (const std::string& name : operation.command_line.secrets) {
        auto secret = read_secret(name);
        if (!secret) {
            return secret.error();
        }
        arguments.set(name, *std::move(secret));
    }
    return arguments;
}

/// A workflow that is not sound is no success, although telling so is an answer.
int status_of(const Value& answer) {
    const Table* table = answer.as_table();
    const bool unsound = table != nullptr && ((table->has("sound") && !table->yes_no("sound")) ||
                                              (table->has("equal") && !table->yes_no("equal")));
    return unsound ? refused : done;
}

int run(const Operation& operation, const Typed& typed, const Surroundings& surroundings) {
    const Showing showing{surroundings.json, operation.command_line.columns,
                          operation.command_line.in_words};
    const auto opened = open_council(surroundings);
    if (!opened) {
        return print_refusal(opened.error(), showing);
    }
    operations::Council& council = (*opened)->council();
    const auto caller = caller_of(council, surroundings);
    if (!caller) {
        return print_refusal(caller.error(), showing);
    }
    auto arguments = arguments_of(operation, typed);
    if (arguments) {
        arguments = with_secrets(operation, *std::move(arguments));
    }
    if (!arguments) {
        return print_refusal(arguments.error(), showing);
    }
    const bool on_files = !operation.command_line.content_of_file.empty();
    List answers;
    int status = done;
    for (const std::string& file : on_files ? typed.files : std::vector<std::string>{""}) {
        const auto whole =
            on_files ? with_file(operation, *arguments, file) : Result<Table>(*arguments);
        const auto answer =
            whole ? operations::call(council, *caller, operation.name, *whole) : whole.error();
        if (!answer) {
            return print_refusal(answer.error(), showing);
        }
        status = std::max(status, status_of(*answer));
        answers.push_back(without_bytes(operations::answer_of(operation), *answer,
                                        surroundings.json ? Reader::program : Reader::person));
    }
    if (surroundings.json && answers.size() != 1) {
        print(Value(answers), showing);
        return status;
    }
    for (const Value& answer : answers) {
        print(answer, showing);
    }
    return status;
}

void add_argument(CLI::App& command, const Operation& operation, const functions::Field& argument,
                  const std::shared_ptr<Typed>& typed) {
    const auto& line = operation.command_line;
    if (argument.name == line.assignments || is_secret(operation, argument.name) ||
        argument.name == line.content_of_file ||
        (argument.name == "file" && !line.content_of_file.empty())) {
        return;
    }
    if (is_positional(operation, argument.name)) {
        return;
    }
    const std::string kind = functions::to_text(argument.type);
    if (argument.type.kind == functions::TypeKind::yes_no) {
        command.add_flag(option_name(argument.name), typed->flags[argument.name]);
        return;
    }
    auto* option = command.add_option(option_name(argument.name), typed->texts[argument.name])
                       ->type_name(kind);
    if (!argument.optional) {
        option->required();
    }
}

void add_positionals(CLI::App& command, const Operation& operation,
                     const std::shared_ptr<Typed>& typed) {
    const auto& arguments = operations::signature_of(operation).arguments;
    for (const std::string& name : operation.command_line.positional) {
        if (name == "file" && !operation.command_line.content_of_file.empty()) {
            command.add_option("file", typed->files)->required();
            continue;
        }
        const auto argument = std::ranges::find(arguments, name, &functions::Field::name);
        auto* option = command.add_option(name, typed->texts[name]);
        if (argument != arguments.end() && !argument->optional) {
            option->required();
        }
    }
    if (!operation.command_line.assignments.empty()) {
        command.add_option(operation.command_line.assignments, typed->assignments)
            ->type_name("name=value");
    }
}

void add_command(CLI::App& program, const Operation& operation, const Surroundings& surroundings,
                 int& status) {
    const std::size_t dot = operation.name.find('.');
    CLI::App* group = group_named(program, operation.name.substr(0, dot));
    CLI::App* command = group->add_subcommand(operation.name.substr(dot + 1), operation.about);
    const auto typed = std::make_shared<Typed>();  // Shared by the options and the callback.
    add_positionals(*command, operation, typed);
    for (const auto& argument : operations::signature_of(operation).arguments) {
        add_argument(*command, operation, argument, typed);
    }
    command->fallthrough();
    command->callback([&operation, typed, &surroundings, &status] {
        status = run(operation, *typed, surroundings);
    });
}

}  // namespace

CLI::App* group_named(CLI::App& program, const std::string& name) {
    for (CLI::App* group :
         program.get_subcommands([&](const CLI::App* one) { return one->get_name() == name; })) {
        return group;
    }
    CLI::App* group = program.add_subcommand(name);
    group->require_subcommand(1);
    group->fallthrough();
    return group;
}

void add_operation_commands(CLI::App& program, const Surroundings& surroundings, int& status) {
    for (const Operation& operation : operations::table()) {
        add_command(program, operation, surroundings, status);
    }
}

}  // namespace moothall::cli
