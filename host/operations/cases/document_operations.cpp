#include "cases/find_case.h"
#include "cases/links.h"
#include "documents/document_fold.h"
#include "documents/media_type.h"
#include "operations/answers.h"
#include "operations/council.h"
#include "operations/operation_groups.h"

namespace moothall::operations {
namespace {

/// What is known of a document; nothing where its event was erased meanwhile.
std::optional<Table> document_answer(Council& council, store::Reader& reader,
                                     const documents::NamedDocument& named) {
    const auto events =
        journal::events_of(reader, council.folds, "case/" + named.case_id, named.number - 1, 1);
    if (events.empty() || !events.front().body.has("address")) {
        return std::nullopt;
    }
    const journal::Event& event = events.front();
    const std::string title = event.body.text_or_empty("text");
    // Events of earlier releases hold no name of a file; the title was one unless it was given.
    const std::string file =
        event.body.has("file") ? event.body.text("file") : documents::plain_file_name(title);
    Table item;
    const std::string& actor = event.cause.actor;
    const auto officer = identity::officer_of_id(reader, actor);
    item.set("id", named.address)
        .set("title", title)
        .set("file", file)
        .set("media_type", documents::media_type_of(file))
        .set("size", event.facts.integer("size"))
        .set("number", event.number)
        .set("added_at", event.recorded_at)
        .set("added_by", identity::username_of(reader, actor))
        .set_unless_empty("added_by_name", officer ? officer->name : std::string());
    return item;
}

Result<Value> list_documents(Council& council, const Caller&, const Table& arguments) {
    Result<Value> answer = Value();
    council.store.show([&](store::Reader& reader) {
        const auto record = cases::find_case(reader, arguments.text("reference"));
        if (!record) {
            answer = record.error();
            return;
        }
        List items;
        for (const auto& named :
             documents::documents_of_case(reader, record->id, limit_of(arguments))) {
            if (auto item = document_answer(council, reader, named)) {
                items.emplace_back(*std::move(item));
            }
        }
        answer = list_answer(std::move(items), "");
    });
    return answer;
}

Refusal no_document() {
    return {RefusalKind::not_found,
            "There is no such document. `case documents` lists those of a case."};
}

Result<Value> show_document(Council& council, const Caller&, const Table& arguments) {
    const std::string& address = arguments.text("id");
    Result<Value> answer = no_document();
    council.store.show([&](store::Reader& reader) {
        const auto named = documents::find_document(reader, address);
        auto item = named ? document_answer(council, reader, *named) : std::nullopt;
        const auto record = named ? cases::read_case(reader, named->case_id) : std::nullopt;
        if (item && record) {
            answer = Value(item->set("reference", record->reference));
        }
    });
    if (!answer || !arguments.has("content") || !arguments.yes_no("content")) {
        return answer;
    }
    auto bytes = council.documents.get(address);
    if (!bytes) {
        return no_document();
    }
    return Value(Table(*answer->as_table()).set("content", *std::move(bytes)));
}

Result<Value> list_linked(Council& council, const Caller&, const Table& arguments) {
    Result<Value> answer = Value();
    council.store.show([&](store::Reader& reader) {
        const auto record = cases::find_case(reader, arguments.text("reference"));
        if (!record) {
            answer = record.error();
            return;
        }
        const auto calendars = council.calendars.as_of(reader);
        CaseAnswers answers(council, reader, *calendars, Names::in_full);
        List items;
        for (const auto& link : cases::linked_cases(reader, record->id)) {
            const auto other = cases::read_case(reader, link.case_id);
            if (!other) {
                continue;
            }
            const Value shown = answers.of(*other);
            Table item;
            for (const char* name : {"reference", "type", "title", "state", "state_title", "open",
                                     "owner", "due_on"}) {
                if (const Value* value = shown.as_table()->find(name)) {
                    item.set(name, *value);
                }
            }
            item.set("as", link.as)
                .set("direction", link.direction == cases::LinkDirection::to_other ? "to" : "from");
            items.emplace_back(std::move(item));
        }
        answer = list_answer(std::move(items), "");
    });
    return answer;
}

}  // namespace

std::vector<Operation> document_operations() {
    using access::Deed;
    return {
        {"case.documents",
         "case.documents { reference: text, limit?: integer 1..1000 } -> { items: [document] }",
         "Lists the documents of a case.",
         Deed::read,
         {{"reference"}, "", {"id", "title", "media_type", "size", "added_at", "added_by"}},
         list_documents},
        {"document.show",
         "document.show { id: text, content?: yes_no } -> document",
         "Shows what is known of a document, with its bytes if they are asked for.",
         Deed::read,
         {{"id"}},
         show_document},
        {"case.linked",
         "case.linked { reference: text } -> { items: [linked_case] }",
         "Lists the cases to which a case is linked, and those that are linked to it.",
         Deed::read,
         {{"reference"}, "", {"reference", "title", "state", "as", "direction"}},
         list_linked},
    };
}

}  // namespace moothall::operations
