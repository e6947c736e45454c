#include "cases/find_case.h"
#include "documents/document_fold.h"
#include "documents/media_type.h"
#include "operations/answers.h"
#include "operations/council.h"
#include "operations/operation_groups.h"
#include "words/snake_case.h"

namespace moothall::operations {
namespace {

workflows::Asking asking_of(Council& council, const Caller& caller) {
    return {caller.actor, caller.command, council.clock.now()};
}

/// The case that a command shows last, as an answer.
Result<Value> answer(Council& council,
                     const std::function<Result<Done>(const workflows::Show&)>& command) {
    Value shown;
    const auto done = command([&](store::Reader& reader, const calendar::Calendars& calendars,
                                  const cases::CaseRecord& record) {
        shown = CaseAnswers(council, reader, calendars, Names::codes_only).of(record);
    });
    if (!done) {
        return done.error();
    }
    return shown;
}

/// Adds an event to the case that the arguments name.
Result<Value> add(Council& council, const Caller& caller, const Table& arguments,
                  const std::string& kind, const Table& facts, const Table& body) {
    return answer(council, [&](const workflows::Show& show) {
        return council.deciding.add(asking_of(council, caller), arguments.text("reference"), kind,
                                    facts, body, show);
    });
}

Result<Value> open_case(Council& council, const Caller& caller, const Table& arguments) {
    auto fields = table_or_empty(arguments, "fields");
    if (!fields) {
        return fields.error();
    }
    workflows::OpenCase opening{arguments.text("type"), *std::move(fields)};
    opening.customer = arguments.text_or_empty("customer");
    opening.place = arguments.text_or_empty("place");
    opening.channel = arguments.text_or_empty("channel");
    opening.team = arguments.text_or_empty("team");
    opening.owner = arguments.text_or_empty("owner");
    if (arguments.has("received_at")) {
        opening.received_at = arguments.instant("received_at");
    }
    return answer(council, [&](const workflows::Show& show) {
        return council.deciding.open(asking_of(council, caller), opening, show);
    });
}

Result<Value> act(Council& council, const Caller& caller, const Table& arguments) {
    auto fields = table_or_empty(arguments, "fields");
    if (!fields) {
        return fields.error();
    }
    workflows::TakeAction taking{arguments.text("reference"), arguments.text("action"),
                                 *std::move(fields), arguments.text_or_empty("reason")};
    if (arguments.has("version")) {
        taking.version = arguments.integer("version");
    }
    return answer(council, [&](const workflows::Show& show) {
        return council.deciding.act(asking_of(council, caller), taking, show);
    });
}

Result<Value> note(Council& council, const Caller& caller, const Table& arguments) {
    return add(council, caller, arguments, "case.noted", {},
               Table{}.set("text", arguments.text("text")));
}

Result<Value> link(Council& council, const Caller& caller, const Table& arguments) {
    const auto other = cases::find_case(*council.store.read(), arguments.text("to"));
    if (!other) {
        return other.error();
    }
    const std::string as = arguments.has("as") ? arguments.text("as") : "related";
    if (!words::is_snake_case(as)) {
        return Refusal{RefusalKind::invalid_input,
                       "What the other case is to this one is one word in small letters and "
                       "underscores, such as appeal_of."};
    }
    return add(council, caller, arguments, "case.linked",
               Table{}.set("as", as).set("case", other->id), Table{}.set("to", other->reference));
}

/// For whom something is: kept where nothing erases it, so nothing else may be typed there.
/// Refused: invalid_input.
Result<Done> check_for_whom(Council& council, const Table& arguments) {
    if (!arguments.has("for")) {
        return Done{};
    }
    const std::string& whom = arguments.text("for");
    if (words::is_snake_case(whom) || identity::find_officer(*council.store.read(), whom)) {
        return Done{};
    }
    return Refusal{RefusalKind::invalid_input,
                   "'" + whom.substr(0, 60) +
                       "' is no officer, team or role. Give a username, or a team or role in small "
                       "letters and underscores; names belong into the text."};
}

Result<Value> add_task(Council& council, const Caller& caller, const Table& arguments) {
    if (const auto checked = check_for_whom(council, arguments); !checked) {
        return checked.error();
    }
    Table facts;
    if (arguments.has("due_on")) {
        facts.set("due_on", arguments.date("due_on"));
    }
    if (arguments.has("for")) {
        facts.set("for", arguments.text("for"));
    }
    return add(council, caller, arguments, "case.task_added", facts,
               Table{}.set("text", arguments.text("text")));
}

Result<Value> bring_forward(Council& council, const Caller& caller, const Table& arguments) {
    if (const auto checked = check_for_whom(council, arguments); !checked) {
        return checked.error();
    }
    Table facts;
    facts.set("due_on", arguments.date("on"));
    facts.set("for", arguments.has("for") ? arguments.text("for") : caller.actor.id);
    return add(council, caller, arguments, "case.brought_forward", facts,
               Table{}.set("text", arguments.text_or_empty("text")));
}

Result<Value> add_document(Council& council, const Caller& caller, const Table& arguments) {
    constexpr std::size_t document_max = std::size_t{64} * 1024 * 1024;
    const std::string& bytes = arguments.text("bytes");
    if (bytes.empty() || bytes.size() > document_max) {
        return Refusal{RefusalKind::invalid_input, "A document has 1 byte to 64 MiB."};
    }
    const auto found = cases::find_case(*council.store.read(), arguments.text("reference"));
    if (!found) {
        return found.error();
    }
    const std::string title =
        arguments.has("title") ? arguments.text("title") : arguments.text("file");
    // A secret of its own: nobody learns that two cases hold the same paper.
    const std::string secret = journal::new_id(council.clock.now(), council.randomness);
    const std::string address = council.documents.put(secret, bytes);
    auto added = add(council, caller, arguments, "case.document_added",
                     Table{}.set("size", static_cast<std::int64_t>(bytes.size())),
                     Table{}
                         .set("address", address)
                         .set("secret", secret)
                         .set("text", title)
                         .set("file", documents::plain_file_name(arguments.text("file"))));
    if (!documents::is_named(*council.store.read(), address)) {
        council.documents.remove(address);  // Refused, or a repeated command that named its own.
    }
    return added;
}

}  // namespace

std::vector<Operation> case_operations() {
    using access::Deed;
    return {
        {"case.open",
         "case.open { type: text, fields?: any, customer?: text, place?: text, channel?: text, "
         "team?: text, owner?: text, received_at?: instant } -> any",
         "Opens a case of a type.",
         Deed::work,
         {{"type"}, "fields"},
         open_case},
        {"case.act",
         "case.act { reference: text, action: text, fields?: any, reason?: text, "
         "version?: integer } -> any",
         "Takes an action on a case.",
         Deed::work,
         {{"reference", "action"}, "fields"},
         act},
        {"case.note",
         "case.note { reference: text, text: text } -> any",
         "Adds a note to a case.",
         Deed::work,
         {{"reference", "text"}},
         note},
        {"case.link",
         "case.link { reference: text, to: text, as?: text } -> any",
         "Links a case to another one.",
         Deed::work,
         {{"reference", "to"}},
         link},
        {"case.task",
         "case.task { reference: text, text: text, for?: text, due_on?: date } -> any",
         "Adds a task to a case.",
         Deed::work,
         {{"reference", "text"}},
         add_task},
        {"case.bring-forward",
         "case.bring-forward { reference: text, on: date, text?: text, for?: text } -> any",
         "Brings a case back to a desk on a day.",
         Deed::work,
         {{"reference", "on", "text"}},
         bring_forward},
        {"case.document",
         "case.document { reference: text, file: text, bytes: text, title?: text } -> any",
         "Puts a document on a case.",
         Deed::work,
         {{"reference", "file"}, "", {}, "bytes"},
         add_document},
    };
}

}  // namespace moothall::operations
