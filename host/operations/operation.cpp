#include "operations/operation.h"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "cases/due/settling.h"
#include "csv/utf8.h"
#include "functions/check.h"
#include "operations/council.h"
#include "operations/operation_groups.h"
#include "operations/shapes.h"
#include "workflows/language/plain_text.h"

namespace moothall::operations {
namespace {

std::vector<Operation> all_operations() {
    std::vector<Operation> all;
    for (auto group : {attention_operations,  customer_operations, preference_operations,
                       calendar_operations,   case_operations,     case_reading_operations,
                       case_type_operations,  diary_operations,    document_operations,
                       erasing_operations,    feed_operations,     history_operations,
                       plugin_operations,     journal_operations,  master_operations,
                       officer_operations,    panel_operations,    performance_operations,
                       publishing_operations, queue_operations,    queue_reading_operations,
                       register_operations,   setting_operations,  step_operations,
                       undo_operations,       unsent_operations,   workflow_operations,
                       module_operations}) {
        std::vector<Operation> some = group();
        all.insert(all.end(), std::make_move_iterator(some.begin()),
                   std::make_move_iterator(some.end()));
    }
    std::ranges::sort(all, {}, &Operation::name);
    return all;
}

/// What an operation takes and what it answers.
struct ReadSignature {
    functions::Signature takes;
    functions::Type answer;
};

/// "case.note { reference: text, text: text } -> case"
ReadSignature signature_in(const Operation& operation) {
    constexpr std::string_view arrow = "->";
    const std::string_view text = operation.signature;
    const std::size_t begin = text.find('{');
    const std::size_t answer = text.rfind(arrow);
    auto takes = functions::parse_type(text.substr(begin, answer - begin), shapes());
    auto answered = functions::parse_type(text.substr(answer + arrow.size()), shapes());
    ReadSignature read{{operation.name, std::move(takes).value().fields, {}},
                       std::move(answered).value()};
    for (functions::Field& argument : read.takes.arguments) {
        if (argument.type.about.empty()) {
            argument.type.about = meaning_of(argument.name);
        }
    }
    return read;
}

const ReadSignature& read_signature(const Operation& operation) {
    static const std::map<std::string, ReadSignature> signatures = [] {
        std::map<std::string, ReadSignature> read;
        for (const Operation& one : table()) {
            read.emplace(one.name, signature_in(one));
        }
        return read;
    }();
    return signatures.at(operation.name);
}

/// Why a text is too long for its argument. What is written for people to read may be long.
std::optional<Refusal> too_long(const std::string& name, const std::string& text) {
    constexpr std::size_t words_max = 100'000;
    constexpr std::size_t name_max = 4'096;
    const bool is_for_reading = name == "text" || name == "reason";
    if (text.size() <= (is_for_reading ? words_max : name_max)) {
        return std::nullopt;
    }
    return Refusal{RefusalKind::invalid_input, "\"" + name + "\" holds at most " +
                                                   (is_for_reading ? "100,000" : "4,096") +
                                                   " letters: shorten it."};
}

/// What goes on to a journal, a screen or a file name is plain text; only a file's content is not.
std::optional<Refusal> odd_text(const Operation& operation, const Table& arguments) {
    for (const auto& [name, value] : arguments.entries()) {
        const std::string* text = value.as_text();
        if (text == nullptr || name == operation.command_line.content_of_file) {
            continue;
        }
        if (auto refusal = too_long(name, *text)) {
            return refusal;
        }
        if (!workflows::characters_of(*text)) {
            return Refusal{
                RefusalKind::invalid_input,
                "\"" + name + "\" must be plain text in UTF-8, without control characters."};
        }
    }
    return std::nullopt;
}

/// A sentence may repeat the beginning of what was given, cut within a character.
Refusal in_whole_characters(Refusal refusal) {
    constexpr std::size_t reason_max = std::size_t{16} * 1024;
    refusal.reason.resize(std::min(refusal.reason.size(), reason_max));
    while (const auto wrong = csv::first_not_utf8(refusal.reason)) {
        refusal.reason.replace(*wrong, 1, "?");
    }
    return refusal;
}

enum class WhatIsDue { comes_first, is_done };

Result<Value> call_known(Council& council, const Caller& caller, const Operation& operation,
                         const Table& arguments, WhatIsDue what_is_due) {
    if (const auto may = access::may(caller.actor, operation.deed); !may) {
        return may.error();
    }
    if (std::string_view(caller.command).starts_with(journal::unrepeatable_prefix)) {
        return Refusal{RefusalKind::invalid_input,
                       "A command's id may not begin with once/. Choose another."};
    }
    const functions::Signature& signature = signature_of(operation);
    if (const auto checked = functions::check(signature, arguments); !checked) {
        return checked.error();
    }
    if (auto odd = odd_text(operation, arguments)) {
        return *std::move(odd);
    }
    if (operation.deed != access::Deed::read && what_is_due == WhatIsDue::comes_first) {
        do_what_is_due(council);
    }
    return operation.run(council, caller, functions::settled(signature.arguments, arguments));
}

Result<Value> call(Council& council, const Caller& caller, std::string_view name,
                   const Table& arguments, WhatIsDue what_is_due) {
    const Operation* operation = find(name);
    if (operation == nullptr) {
        return in_whole_characters(
            {RefusalKind::not_found,
             "There is no operation '" + std::string(name.substr(0, 60)) + "'."});
    }
    auto answer = call_known(council, caller, *operation, arguments, what_is_due);
    if (!answer) {
        return in_whole_characters(answer.error());
    }
    return answer;
}

/// A text within a cell of a table.
std::string cell(std::string text) {
    for (std::size_t bar = text.find('|'); bar != std::string::npos;
         bar = text.find('|', bar + 2)) {
        text.insert(bar, "\\");
    }
    return text;
}

std::string fields_table(const std::vector<functions::Field>& fields, const std::string& what) {
    if (fields.empty()) {
        return "";
    }
    std::string rows = "| " + what + " | kind | | |\n|---|---|---|---|\n";
    for (const functions::Field& field : fields) {
        rows += "| `" + field.name + "` | " + cell(functions::to_text(field.type)) + " | " +
                (field.optional ? "" : "required") + " | " + field.type.about + " |\n";
    }
    return rows + "\n";
}

}  // namespace

void do_what_is_due(Council& council) {
    do_what_is_due(council, [] { return workflows::Onward::go_on; });
}

void do_what_is_due(Council& council, const workflows::BeforeEach& before_each) {
    council.sign_in.tell_waits();
    const Instant now = council.clock.now();
    bool is_due = false;
    council.store.look([&](store::Reader& reader) {
        is_due = !cases::is_settled(reader) || council.deciding.has_due_timers(reader, now);
    });
    if (!is_due) {
        return;
    }
    cases::settle(council.store, council.calendars, 1);
    council.deciding.take_due_timers(now, before_each);
}

const std::vector<Operation>& table() {
    static const std::vector<Operation> operations = all_operations();
    return operations;
}

const Operation* find(std::string_view name) {
    const auto found = std::ranges::find(table(), name, &Operation::name);
    return found == table().end() ? nullptr : &*found;
}

const functions::Signature& signature_of(const Operation& operation) {
    return read_signature(operation).takes;
}

const functions::Type& answer_of(const Operation& operation) {
    return read_signature(operation).answer;
}

journal::Cause cause_of(const Council& council, const Caller& caller, Instant now) {
    return {caller.actor.id, "",
            caller.command.empty() ? journal::new_command(now, council.randomness) : caller.command,
            "", now};
}

Result<journal::Event> event_that_did(const journal::Committed& committed, std::string_view stream,
                                      std::string_view kind, const Table& facts) {
    for (const journal::Event& event : committed.events) {
        const bool has_facts = std::ranges::all_of(facts.entries(), [&](const auto& fact) {
            const Value* found = event.facts.find(fact.first);
            return found != nullptr && *found == fact.second;
        });
        if (event.stream == stream && event.kind == kind && has_facts) {
            return event;
        }
    }
    return Refusal{RefusalKind::invalid_input,
                   "A command with this id has done something else already: give yours an id of "
                   "its own."};
}

Result<Value> call(Council& council, const Caller& caller, std::string_view name,
                   const Table& arguments) {
    return call(council, caller, name, arguments, WhatIsDue::comes_first);
}

Result<Value> call_when_nothing_is_due(Council& council, const Caller& caller,
                                       std::string_view name, const Table& arguments) {
    return call(council, caller, name, arguments, WhatIsDue::is_done);
}

std::string reference_page() {
    std::string page =
        "# Operations\n\nEvery command and query of the host, and what it answers with. Made from "
        "the table in\n`host/operations/`.\n";
    for (const Operation& operation : table()) {
        page += "\n## `" + operation.name + "`\n\n" + operation.about + "\n\n" +
                fields_table(signature_of(operation).arguments, "argument");
        const functions::Type& answer = answer_of(operation);
        page += "Answers with `" + functions::to_text(answer) + "`.\n";
    }
    page +=
        "\n# What answers are made of\n\nA `page of` something is `{ items, next_cursor }`; "
        "without `next_cursor` it is the last.\n";
    for (const functions::Type& shape : shapes()) {
        page += "\n## `" + shape.shape + "`\n\n" + shape.about + "\n\n" +
                fields_table(shape.fields, "member");
    }
    return page;
}

}  // namespace moothall::operations
