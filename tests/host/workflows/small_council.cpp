#include "host/workflows/small_council.h"

#include <stdexcept>

#include "cases/find_case.h"
#include "host/store/temporary_folder.h"
#include "journal/chains/seal.h"
#include "journal/rebuild.h"
#include "startup/tables.h"
#include "store/sqlite/open.h"

namespace moothall::workflows {
namespace {

const Instant begin = parse_instant("2026-05-04T09:00:00Z").value();  // A bank holiday, a Monday.

scripting::Limits patient() {
    scripting::Limits limits;
    limits.wall = std::chrono::minutes(1);  // A busy machine fails no test.
    return limits;
}

startup::CouncilStore open_place(const std::filesystem::path& place, const store::Schema& schema) {
    startup::Settings settings;
    settings.data_folder = place;
    if (startup::is_database_url(place.string())) {
        settings.data_folder = std::filesystem::temp_directory_path();  // Nothing is put there.
        settings.database_url = place.string();
    }
    return startup::open_council_store(settings, schema, {"test", 0}, journal::system_randomness())
        .value();
}

std::unique_ptr<store::Store> open_store(const std::filesystem::path& folder,
                                         const store::Schema& schema) {
    return store::sqlite::open(folder, schema, journal::seal, {"test", 0}).value();
}

Result<Table> price(const Table& asked, Reading& reading) {
    const auto pitch = reading.rule("parks.pitches", asked.date("on"), asked.text("pitch"));
    if (!pitch) {
        return pitch.error();
    }
    return Table{}
        .set("price_pence", pitch->pence("price_pence"))
        .set("free", pitch->integer("free"));
}

void add_register(registers::Registers& registers) {
    registers
        .add({.name = "parks.pitches",
              .title = "Pitches",
              .key = "pitch",
              .fields = {{"pitch", "text", "Pitch"},
                         {"price_pence", "money", "Price"},
                         {"free", "integer", "Free"}},
              .remaining = "free"},
             "parks")
        .value();
}

void add_functions(functions::Functions& functions, std::function<void()>& meanwhile) {
    functions
        .add({.signature =
                  "parks.price { pitch: text, on: date } -> { price_pence: money, free: integer }",
              .about = "What a pitch costs.",
              .call = price},
             "parks")
        .value();
    functions
        .add({.signature = "parks.meanwhile {} -> {}",
              .about = "Lets something else happen between looking and keeping.",
              .call = [&meanwhile](const Table&, Reading&) -> Result<Table> {
                  if (const auto once = std::exchange(meanwhile, {})) {
                      once();
                  }
                  return Table{};
              }},
             "parks")
        .value();
    functions
        .add({.signature = "parks.fragile {} -> {}",
              .about = "Throws.",
              .call = [](const Table&, Reading&) -> Result<Table> {
                  throw std::runtime_error("the grass is wet");
              }},
             "parks")
        .value();
}

}  // namespace

SmallCouncil::SmallCouncil(const std::filesystem::path& folder) : SmallCouncil(folder, patient()) {}

SmallCouncil::SmallCouncil(const std::filesystem::path& folder, const scripting::Limits& limits)
    : SmallCouncil(open_place(folder, startup::schema()), limits) {}

SmallCouncil::SmallCouncil(startup::CouncilStore place, const scripting::Limits& limits)
    : clock(begin),
      folds(startup::all_folds(calendars)),
      schema(startup::schema()),
      store(std::move(place.store)),
      kept_documents(std::move(place.documents)),
      documents(*kept_documents),
      functions([this] {
          functions::Functions brought(
              [this](std::string_view, std::string_view function, std::string_view case_reference) {
                  if (!function.empty()) {
                      called_for = case_reference;
                  }
              });
          add_functions(brought, meanwhile);
          return brought;
      }()),
      beside_others(*store, [this] { return meanwhile != nullptr; }),
      journal(beside_others, folds, journal::system_randomness()),
      bundles(functions, limits),
      deciding({*store,
                journal,
                calendars,
                registers,
                functions,
                bundles,
                journal::system_randomness(),
                {{"parks", "PA"}},
                Table{}.set("parks", "1.0.0"),
                [this](const std::string& sentence, const std::string& command) {
                    reports.push_back(sentence);
                    reported_commands.push_back(command);
                }}),
      deliveries({*store, journal, folds, carriers, clock, journal::system_randomness(),
                  [this](const std::string& sentence) { reports.push_back(sentence); }}),
      hashing({1, std::size_t{8} * 1024}, 2, std::chrono::seconds(60)),
      passwords(*store, journal, clock, hashing),
      sign_in({*store, journal, clock, hashing, journal::system_randomness(),
               [this](const std::string& sentence) { reports.push_back(sentence); }}),
      panels({*store,
              registers,
              calendars,
              {},
              [this](const std::string& sentence) { reports.push_back(sentence); }}),
      council{*store,
              documents,
              journal,
              folds,
              journal::system_randomness(),
              clock,
              calendars,
              registers,
              functions,
              bundles,
              deciding,
              deliveries,
              passwords,
              sign_in,
              panels,
              std::make_shared<const Value>(Table{}.set("items", List{})),
              [this]() -> Result<Value> {
                  return Value(Table{}
                                   .set("events", journal::rebuild(*store, folds))
                                   .set("differences", differences_after_rebuild()));
              }} {
    add_register(registers);
}

std::string SmallCouncil::publish(const std::string& source) {
    const auto compiled = bundles.compile("test.lua", source);
    if (!compiled.bundle) {
        throw std::runtime_error(to_text(compiled.findings.at(0), "test.lua"));
    }
    const auto draft = published(*store->read(), *compiled.bundle,
                                 {source, "system", "For a test.", false}, clock.now())
                           .value();
    journal
        .commit(
            {{"system", "", journal::new_command(clock.now(), council.randomness), "", clock.now()},
             {},
             {},
             {draft}})
        .value();
    return compiled.bundle->hash;
}

void SmallCouncil::put_pitch(const std::string& pitch, int price_pence, int free) {
    const auto draft =
        registers
            .put({"parks.pitches", make_date(2026, 1, 1),
                  Table{}.set("pitch", pitch).set("price_pence", price_pence).set("free", free)},
                 clock.now())
            .value();
    journal
        .commit(
            {{"system", "", journal::new_command(clock.now(), council.randomness), "", clock.now()},
             {},
             {},
             {draft}})
        .value();
}

std::int64_t SmallCouncil::free_of(const std::string& pitch) {
    return registers.rule(*store->read(), "parks.pitches", make_date(2026, 5, 4), pitch)
        .value()
        .integer("free");
}

Asking SmallCouncil::asking() const {
    return asking_as(officer_with({"caseworker"}));
}

Asking SmallCouncil::asking_as(const identity::Actor& actor) const {
    return {actor, "", clock.now()};
}

cases::CaseRecord SmallCouncil::open(const std::string& type, const Table& fields) {
    return deciding.open(asking(), {type, fields}).value();
}

Result<cases::CaseRecord> SmallCouncil::act(const std::string& reference, const std::string& action,
                                            const Table& fields) {
    return deciding.act(asking(), {reference, action, fields, "For a reason."});
}

Result<cases::CaseRecord> SmallCouncil::act(const std::string& reference,
                                            const std::string& action) {
    return act(reference, action, {});
}

cases::CaseRecord SmallCouncil::show(const std::string& reference) {
    return cases::find_case(*store->read(), reference).value();
}

std::vector<journal::Event> SmallCouncil::events(const std::string& reference) {
    return journal::events_of(*store->read(), folds, show(reference).stream(), 0, 1000);
}

std::vector<std::string> SmallCouncil::kinds(const std::string& reference) {
    std::vector<std::string> kinds;
    for (const auto& one : events(reference)) {
        kinds.push_back(one.kind);
    }
    return kinds;
}

journal::Event SmallCouncil::event(const std::string& reference, const std::string& kind) {
    auto all = events(reference);
    std::erase_if(all, [&](const auto& one) { return one.kind != kind; });
    if (all.size() != 1) {
        throw std::runtime_error(std::to_string(all.size()) + " events of kind " + kind);
    }
    return all.front();
}

std::string SmallCouncil::whole_journal() {
    std::string all;
    const auto reader = store->read();
    for (const std::string& stream : reader->streams("", 1'000'000)) {
        all += stream + " " + std::to_string(reader->head(stream)->number) + "\n";
    }
    return all;
}

std::int64_t SmallCouncil::differences_after_rebuild() {
    const store::TemporaryFolder scratch;
    const auto empty = open_store(scratch.path(), schema);
    return journal::rebuild_check(*store, *empty, folds, schema.tables, [](const auto&) {})
        .differences;
}

identity::Actor officer_with(const std::vector<std::string>& roles) {
    return {"officer/ann", "Ann Example", roles, {}};
}

std::string pitch_workflow(const std::string& actions) {
    return pitch_workflow(actions, "");
}

std::string pitch_workflow(const std::string& actions, const std::string& more) {
    return R"(
return workflow {
  name = "parks.pitch", title = "Pitch", complexity = "straightforward",
  fields = {
    pitch = key { label = "Pitch", of = "parks.pitches", optional = true },
    players = integer { label = "People", min = 1, max = 500, optional = true },
    kind = choice { label = "Kind", options = { match = "Match", fair = "Fair" }, optional = true },
    stalls = integer { label = "Stalls", optional = true, shown_when = { kind = "fair" } },
    price_pence = money { label = "Price", optional = true, set_by = "workflow" },
    guests = rows { label = "Guests", optional = true,
                    of = { name = text { label = "Name" }, age = integer { label = "Age",
                        optional = true } } },
  },
  reads = { pitch = one_of { register = "parks.pitches", key = "pitch" } },
)" +
           (more.empty() ? R"(
  clocks = { answer = { title = "Answer", lasts = working_days(5), starts = "received" } },
  holds = { flood = { title = "The field is under water", pauses = { "answer" },
      silences = { "lapse" },
                      blocks = { "let" }, lasts = days(3) } },
  states = {
    asked = { title = "Asked for", initial = true, enter = { letter "received" },
              timers = { lapse = { after = days(7), take = "refuse",
                  reason = "Nobody answered." } } },
    done = { title = "Let", final = true, keep = "parks.pitch" },
    refused = { title = "Refused", final = true, keep = "parks.pitch" },
  },
)"
                         : more) +
           "  actions = {\n    refuse = { title = \"Refuse\", from = \"asked\", to = \"refused\", "
           "by = { \"caseworker\", \"time\" }, reason = \"required\" },\n" +
           actions + "\n  },\n}\n";
}

}  // namespace moothall::workflows
