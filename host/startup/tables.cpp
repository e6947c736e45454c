#include "startup/tables.h"

#include "backups/taken_backups.h"
#include "case_logs/log_fold.h"
#include "case_logs/tables.h"
#include "cases/case_fold.h"
#include "cases/diary/diary.h"
#include "cases/due/settling.h"
#include "cases/links.h"
#include "cases/outgoing.h"
#include "cases/performance/outcomes.h"
#include "cases/tables.h"
#include "customers/customer.h"
#include "customers/customer_search.h"
#include "deliveries/attempts.h"
#include "documents/document_fold.h"
#include "holidays/day_changes.h"
#include "identity/device.h"
#include "identity/officer.h"
#include "identity/passwords.h"
#include "identity/session.h"
#include "identity/token.h"
#include "journal/commands.h"
#include "places/place.h"
#include "places/place_search.h"
#include "registers/register_fold.h"
#include "registers/register_steps.h"
#include "settings/preferences.h"
#include "settings/setting.h"
#include "store/migrations/migrations.h"
#include "unsent/unsent_forms.h"
#include "workflows/publishing/draft.h"
#include "workflows/running/bundles.h"

namespace moothall::startup {

namespace {

void forget_case(std::string_view stream, std::int64_t last, store::Writer& writer) {
    cases::forget_case(stream, last, writer);
    // No projection, but what a refusal said may be what has to go.
    deliveries::forget_words(writer, std::string(stream.substr(std::string_view("case/").size())));
}

}  // namespace

const store::Table& shipped_table() {
    static const store::Table table{
        "shipped",
        store::TableClass::working,
        {{"plugin", store::ColumnKind::text}, {"build_id", store::ColumnKind::text}},
        1,
        {}};
    return table;
}

store::Schema schema() {
    store::Schema schema{
        {// Projections: folds of the journal.
         holidays::change_table(), holidays::revision_table(), cases::settling_table(),
         cases::case_table(), cases::timer_table(), cases::task_table(), cases::attention_table(),
         cases::outgoing_table(), cases::diary_table(), cases::link_table(), cases::outcome_table(),
         cases::week_table(), customers::customer_table(), customers::customer_terms_table(),
         places::place_table(), places::place_terms_table(), identity::officer_table(),
         workflows::workflow_table(), workflows::current_workflow_table(), workflows::draft_table(),
         settings::setting_table(), journal::commands_table(), case_logs::import_table(),
         case_logs::log_row_table(), case_logs::imported_case_table(), documents::document_table(),
         // Working tables: kept and backed up, never journaled.
         cases::numbering_table(), shipped_table(), backups::backups_table(),
         identity::token_table(), identity::password_table(), identity::session_table(),
         identity::device_table(), deliveries::attempt_table(), unsent::unsent_table(),
         settings::preference_table()},
        store::migrations()};
    for (store::Table& table : registers::tables()) {
        schema.tables.push_back(std::move(table));
    }
    return schema;
}

journal::Folds all_folds(holidays::CouncilCalendars& calendars) {
    journal::Folds folds;
    const std::string why_days_last =
        "Nothing of the calendar can be erased: deadlines are counted by it.";
    folds.add_first(std::string(holidays::stream), holidays::day_fold(), why_days_last);
    folds.add_first(std::string(holidays::stream), cases::settling_fold(), why_days_last);
    folds.add("case/", cases::case_fold(calendars), forget_case);
    folds.add("customer/", customers::customer_fold(), customers::forget_customer);
    folds.add("place/", places::place_fold(), places::forget_place);
    folds.add("officer/", identity::officer_fold(), identity::forget_officer);
    folds.add("officer/", identity::sign_in_fold(),
              [](std::string_view, std::int64_t, store::Writer&) {});
    folds.add_lasting("setting/", settings::setting_fold(),
                      "Nothing of a setting can be erased: it says what was allowed, and when.");
    folds.add_lasting("workflow/", workflows::workflow_fold(),
                      "Nothing of a published workflow can be erased: cases were decided by its "
                      "text, and their decisions are explained from it.");
    folds.add_lasting("workflow_draft/", workflows::draft_fold(),
                      "Nothing of a draft can be erased: it shows who wrote what was published.");
    folds.add_lasting(
        "module/", [](const journal::Event&, store::Writer&) {},
        "Nothing of a module can be erased: workflows that were published use it.");
    registers::add_register_folds(folds);
    registers::add_revision_folds(folds);
    case_logs::add_log_folds(folds);
    documents::add_document_folds(folds);
    return folds;
}

}  // namespace moothall::startup
