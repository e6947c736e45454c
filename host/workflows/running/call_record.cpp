#include "workflows/running/call_record.h"

#include <memory>

#include "workflows/language/script_words.h"
#include "workflows/running/calendar_functions.h"

namespace moothall::workflows {
namespace {

const scripting::Function* find(const std::vector<scripting::Function>& all,
                                const std::string& name) {
    for (const auto& one : all) {
        if (one.name == name) {
            return &one;
        }
    }
    return nullptr;
}

Result<Value> call_plugin(const functions::Functions& functions, const std::string& name,
                          const List& arguments, Reading& reading,
                          const std::string& case_reference) {
    const Table none;
    const Table* table = arguments.empty() ? &none : arguments.front().as_table();
    if (arguments.size() > 1 || table == nullptr) {
        const bool empty_list = arguments.size() == 1 && arguments.front().as_list() != nullptr &&
                                arguments.front().as_list()->empty();
        if (!empty_list) {
            return Refusal{RefusalKind::invalid_input, name + " takes one table of named values."};
        }
        table = &none;
    }
    auto answer = functions.call(name, *table, reading, case_reference);
    if (!answer) {
        return answer.error();
    }
    return Value(*std::move(answer));
}

}  // namespace

scripting::Library vocabulary_library() {
    scripting::Library library;
    add_vocabulary(library).value();
    return library;
}

scripting::Library answered_library(const scripting::Library& words,
                                    const functions::Functions& functions,
                                    const Answering& answering) {
    scripting::Library library = words;
    const auto add = [&](const std::string& name) {
        library
            .add(scripting::Function{
                name,
                [name, answering](const List& arguments) { return answering(name, arguments); }})
            .value();
    };
    for (const std::string& name : calendar_function_names()) {
        add(name);
    }
    for (const std::string& name : functions.names()) {
        add(name);
    }
    return library;
}

Answering recording_answers(const std::vector<scripting::Function>& calendar,
                            const functions::Functions& functions, Reading& reading,
                            const std::string& case_reference, std::vector<RecordedCall>& calls) {
    return [&](const std::string& name, const List& arguments) -> Result<Value> {
        const scripting::Function* own = find(calendar, name);
        auto answer = own != nullptr
                          ? own->call(arguments)
                          : call_plugin(functions, name, arguments, reading, case_reference);
        calls.push_back(answer ? RecordedCall{name, arguments, *answer}
                               : RecordedCall{name, arguments, {}, answer.error().reason});
        return answer;
    };
}

Answering replaying_answers(const std::vector<scripting::Function>& calendar,
                            const std::vector<RecordedCall>& calls) {
    const auto next = std::make_shared<std::size_t>(0);  // Shared by the copies of one answerer.
    return
        [&calendar, &calls, next](const std::string& name, const List& arguments) -> Result<Value> {
            if (const scripting::Function* own = find(calendar, name)) {
                return own->call(arguments);
            }
            for (; *next < calls.size(); ++*next) {
                const RecordedCall& call = calls[*next];
                if (call.function == name && call.arguments == arguments) {
                    ++*next;
                    if (!call.refusal.empty()) {
                        return Refusal{RefusalKind::not_available, call.refusal};
                    }
                    return call.answer;
                }
            }
            return Refusal{RefusalKind::not_available,
                           name + " was not called so when this was decided."};
        };
}

Answering no_answers() {
    return [](const std::string& name, const List&) -> Result<Value> {
        return Refusal{RefusalKind::not_available,
                       name + " can only be called inside a guard or an act."};
    };
}

Value to_value(const std::vector<RecordedCall>& calls) {
    List list;
    for (const RecordedCall& call : calls) {
        Table one;
        one.set("function", call.function).set("arguments", call.arguments);
        if (call.refusal.empty()) {
            one.set("answer", call.answer);
        } else {
            one.set("refusal", call.refusal);
        }
        list.emplace_back(std::move(one));
    }
    return list;
}

std::vector<RecordedCall> calls_from(const Value& value) {
    std::vector<RecordedCall> calls;
    if (const List* list = value.as_list()) {
        for (const Value& one : *list) {
            const Table& table = *one.as_table();
            const Value* answer = table.find("answer");
            calls.push_back({table.text("function"), table.list("arguments"),
                             answer == nullptr ? Value() : *answer,
                             table.has("refusal") ? table.text("refusal") : std::string()});
        }
    }
    return calls;
}

}  // namespace moothall::workflows
