#include "host/case_logs/council_with_logs.h"

#include <gtest/gtest.h>

#include <sstream>

#include "case_logs/tables.h"
#include "cases/case_change.h"
#include "cases/tables.h"
#include "identity/officer.h"
#include "operations/operation.h"

namespace moothall::case_logs {
namespace {

constexpr const char* workflow_source = R"(
return workflow {
  name = "permits.receipt", title = "Receipt of a permit application",
      complexity = "straightforward",
  fields = {
    department = text { label = "Department", max = 20, optional = true },
    deadline = date { label = "Deadline", optional = true },
    decided_on = date { label = "Decided on", set_by = "workflow" },
  },
  clocks = { confirm = { title = "Confirm", lasts = working_days(5), starts = "received" } },
  states = {
    received = { title = "Received", initial = true,
                 enter = { letter "permit_received", task "Check it" { due = working_days(2) } },
                 timers = { chase = { after = days(3), act = { letter "permit_reminder" } } } },
    checked = { title = "Checked", final = true, keep = "permits" },
  },
  actions = { check = { title = "Check", from = "received", to = "checked" } },
}
)";

Instant now() {
    return parse_instant("2026-05-04T09:00:00Z").value();
}

}  // namespace

CouncilWithLogs::CouncilWithLogs() {
    startup::Settings settings;
    settings.data_folder = folder_.path();
    settings.now = now();
    running_ = startup::RunningCouncil::open(settings).value();
    call("workflow.publish", Table{}.set("file", "receipt.lua").set("source", workflow_source));
}

ImportAsked CouncilWithLogs::asking(std::string type) const {
    return {"log.csv", std::move(type), Taking::first_time, "officer/priya", now()};
}

ImportParts CouncilWithLogs::parts() {
    return {council().store,
            council().folds,
            council().bundles,
            council().randomness,
            {{"permits", "RG"}}};
}

Result<Imported> CouncilWithLogs::import(std::istream& file, const ImportAsked& asked,
                                         const Progress& progress) {
    return import_log(parts(), file, asked, progress);
}

Result<Imported> CouncilWithLogs::take(const std::string& log, const std::string& file_name) {
    std::istringstream file(log);
    ImportAsked asked = asking(permits);
    asked.file_name = file_name;
    return import(file, asked, [](std::size_t, std::size_t) {});
}

Result<Imported> CouncilWithLogs::take(const std::string& log) {
    return take(log, "log.csv");
}

Result<Imported> CouncilWithLogs::take_xes(const std::string& log) {
    std::istringstream file(log);
    ImportAsked asked = asking(permits);
    asked.file_name = "log.xes";
    asked.format = event_logs::LogFormat::xes;
    return import(file, asked, [](std::size_t, std::size_t) {});
}

Result<Imported> CouncilWithLogs::take_again(const std::string& log) {
    std::istringstream file(log);
    ImportAsked asked = asking(permits);
    asked.taking = Taking::again;
    return import(file, asked, [](std::size_t, std::size_t) {});
}

Result<std::string> CouncilWithLogs::written(const std::string& type) {
    return written(type, event_logs::LogFormat::csv);
}

Result<std::string> CouncilWithLogs::written(const std::string& type,
                                             event_logs::LogFormat format) {
    std::ostringstream out;
    const auto done = export_log(*council().store.read(), council().folds, {type, format}, out);
    return done ? Result<std::string>(out.str()) : Result<std::string>(done.error());
}

Value CouncilWithLogs::call(std::string_view operation, const Table& arguments) {
    return operations::call(council(), {identity::system_administrator(), ""}, operation, arguments)
        .value();
}

std::vector<Table> CouncilWithLogs::list(std::string_view operation, const Table& arguments) {
    const Value answer = call(operation, arguments);
    std::vector<Table> items;
    for (const Value& item : answer.as_table()->list("items")) {
        items.push_back(*item.as_table());
    }
    return items;
}

std::string CouncilWithLogs::open_here() {
    return open_for("01HERE", "", "");
}

std::string CouncilWithLogs::open_for(const std::string& id, const std::string& customer,
                                      const std::string& place) {
    cases::Opening opening;
    opening.id = id;
    opening.reference = id == "01HERE" ? "RG-26-900001-X" : "RG-26-" + id;
    opening.customer = customer;
    opening.place = place;
    opening.type = permits;
    opening.workflow = council().bundles.current(*council().store.read(), permits).value()->hash;
    opening.channel = "desk";
    opening.received_at = now();
    cases::Movement movement;
    movement.to = "received";
    movement.enters = true;
    const auto kept = council().journal.commit({{"officer/priya", "", "open-" + id, "", now()},
                                                {},
                                                {},
                                                {cases::opened(opening, movement)}});
    EXPECT_TRUE(kept);
    return opening.reference;
}

std::string CouncilWithLogs::all_that_is_kept() {
    const auto reader = council().store.read();
    std::string all;
    for (const std::string& stream : reader->streams("", 100'000)) {
        all += stream + " " + std::to_string(reader->head(stream)->number) + "\n";
    }
    for (const store::Table* table :
         {&import_table(), &log_row_table(), &imported_case_table(), &cases::case_table(),
          &cases::timer_table(), &cases::task_table()}) {
        const auto rows = reader->list({table, "", {}, {}, {}, {}, 100'000});
        all += table->name + " " + std::to_string(rows.size()) + "\n";
    }
    return all;
}

}  // namespace moothall::case_logs
