#include "backups/drill.h"

#include "cases/due/settling.h"
#include "documents/document_fold.h"
#include "journal/journal.h"

namespace moothall::backups {
namespace {

/// Whether the bytes are those for which the event was written.
bool is_as_named(const journal::Event& event, const std::string& bytes) {
    return event.body.has("secret") &&
           store::address_of_document(event.body.text("secret"), bytes) ==
               event.body.text("address");
}

}  // namespace

journal::Verification prove_journal(const DrillParts& parts, const std::string& head,
                                    const journal::Report& report) {
    const auto reader = parts.store.read();
    const auto wanted = head.empty() ? std::nullopt : std::optional<std::string_view>(head);
    return journal::verify(*reader, wanted, report).value();
}

journal::RebuildCheck prove_rebuild(const DrillParts& parts, const journal::Report& report) {
    cases::settle_all(parts.store, parts.calendars);
    return journal::rebuild_check(parts.store, parts.scratch, parts.folds, parts.schema.tables,
                                  report);
}

documents::DocumentCheck prove_documents(const DrillParts& parts, const journal::Report& report) {
    documents::DocumentCheck found;
    const auto reader = parts.store.read();
    for (const std::string& address : documents::named_addresses(*reader)) {
        const auto row = reader->find(documents::document_table(), {address});
        const std::string stream = "case/" + std::get<std::string>(row->at(1));
        const auto number = std::get<std::int64_t>(row->at(2));
        const std::string name =
            "The document of event " + std::to_string(number) + " of " + stream;
        const auto bytes = parts.documents.get(address);
        const auto events = journal::events_of(*reader, parts.folds, stream, number - 1, 1);
        if (!bytes) {
            ++found.missing;
            report(name + " is missing.");
        } else if (events.empty() || !is_as_named(events.front(), *bytes)) {
            ++found.missing;
            report(name + " is not the one that was put there.");
        } else {
            ++found.documents;
        }
    }
    return found;
}

}  // namespace moothall::backups
