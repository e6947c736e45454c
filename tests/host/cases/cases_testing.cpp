#include "host/cases/cases_testing.h"

#include "calendar/london.h"
#include "cases/find_case.h"
#include "journal/chains/seal.h"
#include "journal/rebuild.h"
#include "startup/tables.h"
#include "store/sqlite/open.h"

namespace moothall::cases {
namespace {

std::unique_ptr<store::Store> open_store(const std::filesystem::path& folder) {
    return store::sqlite::open(folder, startup::schema(), journal::seal, {"test", 0}).value();
}

}  // namespace

CaseFiles::CaseFiles()
    : folds(startup::all_folds(calendars)),
      store(open_store(folder.path())),
      journal(*store, folds, journal::system_randomness()) {}

void CaseFiles::keep(std::vector<journal::Draft> drafts) {
    journal
        .commit({{"officer/ann", "", journal::new_command(noon, journal::system_randomness()), "",
                  noon},
                 {},
                 {},
                 std::move(drafts)})
        .value();
}

void CaseFiles::open(const Opening& opening) {
    keep({opened(opening, asked())});
}

CaseRecord CaseFiles::read(const std::string& id) {
    return read_case(*store->read(), id).value();
}

std::int64_t CaseFiles::differences_after_rebuild() {
    const store::TemporaryFolder scratch;
    const auto tables = startup::schema().tables;
    const auto empty = open_store(scratch.path());
    return journal::rebuild_check(*store, *empty, folds, tables, [](const auto&) {}).differences;
}

Opening opening_of(const std::string& id) {
    Opening opening;
    opening.id = id;
    opening.reference = "PA-26-000001-X";
    opening.type = "parks.pitch";
    opening.workflow = "bundle";
    opening.received_at = noon;
    return opening;
}

Movement asked() {
    Movement movement;
    movement.to = "asked";
    movement.enters = true;
    clocks::ClockRule rule;
    rule.name = "answer";
    rule.lasts = {5, clocks::Unit::working_days};
    movement.clocks.push_back(
        {{clocks::Change::started, "answer", calendar::london_date(noon), noon, "", {}}, rule});
    return movement;
}

}  // namespace moothall::cases
