#include "cases/case_change.h"
#include "cases/correspondence/message.h"
#include "cases/find_case.h"
#include "documents/document_fold.h"
#include "documents/media_type.h"
#include "operations/answers.h"
#include "operations/council.h"
#include "operations/operation_groups.h"
#include "words/blank.h"
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
    const workflows::Asking asking = asking_of(council, caller);
    const auto event = [&](const cases::CaseRecord& record) {
        return std::vector{cases::added(record.stream(), kind, asking.now, facts, body)};
    };
    return answer(council, [&](const workflows::Show& show) {
        return council.deciding.add(asking, arguments.text("reference"), event, show);
    });
}

/// Refused: invalid_input for a text that says nothing.
Result<Done> check_words(const Table& arguments) {
    if (words::is_blank(arguments.text("text"))) {
        return Refusal{RefusalKind::invalid_input, "\"text\" is empty: write what was said."};
    }
    return Done{};
}

Result<Value> open_case(Council& council, const Caller& caller, const Table& arguments) {
    workflows::OpenCase opening{arguments.text("type"), table_or_empty(arguments, "fields")};
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
    workflows::TakeAction taking{arguments.text("reference"), arguments.text("action"),
                                 table_or_empty(arguments, "fields"),
                                 arguments.text_or_empty("reason")};
    if (arguments.has("version")) {
        taking.version = arguments.integer("version");
    }
    return answer(council, [&](const workflows::Show& show) {
        return council.deciding.act(asking_of(council, caller), taking, show);
    });
}

Result<Value> note(Council& council, const Caller& caller, const Table& arguments) {
    if (const auto checked = check_words(arguments); !checked) {
        return checked.error();
    }
    return add(council, caller, arguments, "case.noted", {},
               Table{}.set("text", arguments.text("text")));
}

/// Refused: invalid_input for a channel that is no single word, and for a moment to come.
Result<cases::Message> message_in(const Table& arguments, Instant now) {
    if (const auto checked = check_words(arguments); !checked) {
        return checked.error();
    }
    cases::Message message;
    message.direction = arguments.text_or_empty("direction") == "out" ? cases::Direction::out
                                                                      : cases::Direction::in;
    message.channel = arguments.text_or_empty("channel");
    message.sender = arguments.text_or_empty("sender");
    message.recipient = arguments.text_or_empty("recipient");
    message.subject = arguments.text_or_empty("subject");
    message.text = arguments.text("text");
    message.at = arguments.has("received_at") ? arguments.instant("received_at") : now;
    if (!message.channel.empty() && !words::is_snake_case(message.channel)) {
        return Refusal{RefusalKind::invalid_input,
                       "The channel of a message is one word in small letters and underscores, "
                       "such as email, post or phone."};
    }
    if (message.at > now) {
        return Refusal{RefusalKind::invalid_input,
                       "A message cannot have been received in the future."};
    }
    return message;
}

Result<Value> add_message(Council& council, const Caller& caller, const Table& arguments) {
    const workflows::Asking asking = asking_of(council, caller);
    const auto message = message_in(arguments, asking.now);
    if (!message) {
        return message.error();
    }
    const auto events = [&](const cases::CaseRecord& record) {
        return cases::message_added(record, *message, caller.actor.id, asking.now);
    };
    return answer(council, [&](const workflows::Show& show) {
        return council.deciding.add(asking, arguments.text("reference"), events, show);
    });
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
    if (arguments.has("every")) {
        facts.set("every", arguments.text("every")).set("since", arguments.date("on"));
    }
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

const char* const forward_signature =
    "case.bring-forward { reference: text, on: date, text?: text, for?: text, every?: "
    "week|two_weeks|month (It comes back so often, until that is stopped.) } -> case";

}  // namespace

std::vector<Operation> case_operations() {
    using access::Deed;
    return {
        {"case.open",
         "case.open { type: text, fields?: { *: any }, customer?: text, place?: text, channel?: "
         "text, "
         "team?: text, owner?: text, received_at?: instant } -> case",
         "Opens a case of a type.",
         Deed::work,
         {{"type"}, "fields"},
         open_case},
        {"case.act",
         "case.act { reference: text, action: text, fields?: { *: any }, reason?: text, "
         "version?: integer } -> case",
         "Takes an action on a case.",
         Deed::work,
         {{"reference", "action"}, "fields"},
         act},
        {"case.note",
         "case.note { reference: text, text: text } -> case",
         "Adds a note to a case.",
         Deed::work,
         {{"reference", "text"}},
         note},
        {"case.message",
         "case.message { reference: text, text: text, direction?: in|out (Whether it came in, "
         "which it did unless told, or was sent.), channel?: text (How, such as email, post, "
         "phone, counter or web.), sender?: text, recipient?: text, subject?: text, "
         "received_at?: instant (When it came or went; now unless told.) } -> case",
         "Adds a message to a case. One that came in brings a task to read it to whoever has the "
         "case, unless they recorded it themselves.",
         Deed::work,
         {{"reference", "text"}},
         add_message},
        {"case.link",
         "case.link { reference: text, to: text, as?: text } -> case",
         "Links a case to another one.",
         Deed::work,
         {{"reference", "to"}},
         link},
        {"case.task",
         "case.task { reference: text, text: text, for?: text, due_on?: date } -> case",
         "Adds a task to a case.",
         Deed::work,
         {{"reference", "text"}},
         add_task},
        {"case.bring-forward",
         forward_signature,
         "Brings a case back to a desk on a day.",
         Deed::work,
         {{"reference", "on", "text"}},
         bring_forward},
        {"case.document",
         "case.document { reference: text, file: text, bytes: bytes, title?: text } -> case",
         "Puts a document on a case.",
         Deed::work,
         {{"reference", "file"}, "", {}, "bytes"},
         add_document},
    };
}

}  // namespace moothall::operations
