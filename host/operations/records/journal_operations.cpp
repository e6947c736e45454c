#include "backups/point_in_time.h"
#include "cases/due/settling.h"
#include "cases/find_case.h"
#include "documents/document_check.h"
#include "holidays/day_changes.h"
#include "journal/chains/proof.h"
#include "journal/chains/verify.h"
#include "journal/rebuild.h"
#include "operations/answers.h"
#include "operations/council.h"
#include "operations/operation_groups.h"

namespace moothall::operations {
namespace {

Result<Value> verify(Council& council, const Caller&, const Table& arguments) {
    constexpr std::size_t shown_max = 100;
    List damages;
    std::optional<std::string_view> head;
    if (arguments.has("head")) {
        head = arguments.text("head");
    }
    const auto note = [&](const std::string& damage) {
        if (damages.size() < shown_max) {
            damages.emplace_back(damage);
        }
    };
    const auto found = journal::verify(*council.store.read(), head, note);
    if (!found) {
        return found.error();
    }
    const auto papers = documents::check(council.store, council.documents, note);
    if (const auto all = found->damages + papers.missing; all > 0) {
        std::string reason = "The journal is damaged in " + std::to_string(all) +
                             " places; stop working on it and restore a backup:";
        for (const Value& damage : damages) {
            reason += "\n" + *damage.as_text();
        }
        return Refusal{RefusalKind::not_available, reason};
    }
    return Value(Table{}
                     .set("whole", true)
                     .set("streams", found->streams)
                     .set("events", found->events)
                     .set("erased", found->erased)
                     .set("unsealed", found->unsealed)
                     .set("seals", found->seals)
                     .set("documents", papers.documents)
                     .set("unnamed_documents", papers.unnamed)
                     .set("head", found->head));
}

/// The check looks at a snapshot of its own: a day added after the cases were settled leaves some
/// of them behind, which is no damage.
Result<Value> checked_when_settled(Council& council) {
    constexpr int attempts_max = 3;
    for (int attempt = 0; attempt < attempts_max; ++attempt) {
        const auto before = holidays::revision(*council.store.read()).number;
        cases::settle_all(council.store, council.calendars);
        auto answer = council.rebuild_check();
        if (!answer || answer->as_table()->integer("differences") == 0 ||
            holidays::revision(*council.store.read()).number == before) {
            return answer;
        }
    }
    return Refusal{RefusalKind::not_available,
                   "The calendar was changed each time while the check ran: run it again when "
                   "nobody changes the calendar."};
}

Result<Value> rebuild(Council& council, const Caller&, const Table& arguments) {
    if (arguments.has("check") && arguments.yes_no("check")) {
        return checked_when_settled(council);
    }
    return Value(Table{}.set("events", journal::rebuild(council.store, council.folds)));
}

Result<Value> head(Council& council, const Caller&, const Table&) {
    return Value(Table{}.set("head", journal::head(*council.store.read())));
}

/// For whoever has to repeat them on a council that was restored from before.
Result<Value> erasures(Council& council, const Caller&, const Table& arguments) {
    const std::int64_t after = arguments.has("after") ? arguments.integer("after") : 0;
    List items;
    for (const journal::Draft& erased :
         backups::erasures_after(*council.store.read(), council.folds, after)) {
        items.emplace_back(Table{}
                               .set("stream", erased.stream)
                               .set("events", erased.facts.list("numbers"))
                               .set("erased_at", to_text(erased.happened_at))
                               .set("reason", erased.body.has("reason") ? erased.body.text("reason")
                                                                        : std::string()));
    }
    return Value(Table{}.set("items", std::move(items)));
}

Result<Value> prove(Council& council, const Caller&, const Table& arguments) {
    const auto reader = council.store.read();
    const auto record = cases::find_case(*reader, arguments.text("reference"));
    if (!record) {
        return record.error();
    }
    const auto proof = journal::prove(*reader, record->stream());
    if (!proof) {
        return proof.error();
    }
    return Value(*proof);
}

}  // namespace

std::vector<Operation> journal_operations() {
    using access::Deed;
    return {
        {"journal.verify",
         "journal.verify { head?: text } -> { whole: yes_no, streams: integer, events: integer, "
         "erased: integer, unsealed: integer, seals: integer, documents: integer, "
         "unnamed_documents: integer, head: text }",
         "Walks every stream and seal and tells whether the journal is whole.",
         Deed::read,
         {{}},
         verify},
        {"journal.rebuild",
         "journal.rebuild { check?: yes_no } -> { events: integer, rows?: integer, words?: "
         "integer, differences?: integer, equal?: yes_no, found?: [text] }",
         "Folds the journal into the projections again, or compares them with it.",
         Deed::administer,
         {{}},
         rebuild},
        {"journal.head",
         "journal.head {} -> { head: text }",
         "Gives the hash of the last seal, to be lodged elsewhere.",
         Deed::read,
         {{}},
         head},
        {"journal.erasures",
         "journal.erasures { after?: integer 0..9000000000000000 } -> { items: [{ stream: text, "
         "events: [integer], erased_at: instant, reason: text }] }",
         "Lists what was erased after a position: to be kept elsewhere, and repeated on a council "
         "that is restored from an older backup.",
         Deed::erase,
         {{}, "", {"stream", "events", "erased_at", "reason"}},
         erasures},
        {"journal.prove",
         "journal.prove { reference: text } -> proof",
         "Gives the proof of one case, to be checked with a lodged head alone.",
         Deed::read,
         {{"reference"}},
         prove},
    };
}

}  // namespace moothall::operations
