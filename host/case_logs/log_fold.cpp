#include "case_logs/log_fold.h"

#include <string>

#include "case_logs/log_events.h"
#include "case_logs/tables.h"
#include "cases/case_fold.h"
#include "json/json.h"

namespace moothall::case_logs {
namespace {

using journal::Event;

std::string case_id_of(std::string_view stream) {
    return std::string(stream.substr(std::string_view("case/").size()));
}

/// Beside the words that case_fold keeps: these events have none of those.
void keep_words(const Event& event, const std::string& case_id, std::string words,
                store::Writer& writer) {
    if (event.body.has("attributes")) {
        for (const auto& [name, value] : event.body.table("attributes").entries()) {
            words += *value.as_text() + "\n";
        }
    }
    if (!words.empty()) {
        writer.index_text(cases::case_words, case_id + "/" + std::to_string(event.number),
                          event.happened_at.time_since_epoch().count(), words);
    }
}

void fold_attributes(const Event& event, store::Writer& writer) {
    const std::string case_id = case_id_of(event.stream);
    const auto before = writer.find(imported_case_table(), {case_id});
    const std::int64_t events =
        before ? std::get<std::int64_t>(before->at(ImportedCaseColumns::events)) : 0;
    writer.put(imported_case_table(),
               {case_id, json::to_json(to_table(attributes_from(event))), events + 1});
    keep_words(event, case_id, "", writer);
}

void fold_event(const Event& event, store::Writer& writer) {
    const std::string case_id = case_id_of(event.stream);
    writer.put(log_row_table(),
               {event.facts.text("import"), event.facts.integer("row"), case_id, event.number});
    writer.add(imported_case_table(), {case_id}, ImportedCaseColumns::events, 1);
    std::string words = event.facts.text("activity") + "\n";
    if (event.body.has("resource")) {
        words += event.body.text("resource") + "\n";
    }
    keep_words(event, case_id, std::move(words), writer);
}

void fold_of_case(const Event& event, store::Writer& writer) {
    if (event.kind == imported_event_kind) {
        fold_event(event, writer);
    } else if (event.kind == imported_kind) {
        fold_attributes(event, writer);
    }
}

/// Rows of logs stay: facts are never erased, and folding again puts the same. The words go with
/// those that case_fold keeps.
void forget_of_case(std::string_view stream, std::int64_t /*last*/, store::Writer& writer) {
    writer.remove(imported_case_table(), {case_id_of(stream)});
}

void fold_of_import(const Event& event, store::Writer& writer) {
    if (event.kind == "import.taken") {
        const TakenLog log = taken_log_from(event);
        writer.put(import_table(),
                   {log.import, log.sha256, log.type, json::to_json(to_table(log))});
    }
}

}  // namespace

void add_log_folds(journal::Folds& folds) {
    folds.add("case/", fold_of_case, forget_of_case);
    folds.add_lasting(std::string(import_stream), fold_of_import,
                      "What is kept of an import are the columns with which its cases are exported "
                      "again: erase the events of its cases instead.");
}

}  // namespace moothall::case_logs
