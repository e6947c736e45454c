#include "testing/conformity.h"

#include <fstream>
#include <sstream>

#include "functions/signature.h"
#include "json/json.h"
#include "registers/noting_reading.h"
#include "testing/odd_arguments.h"

namespace moothall::testing {
namespace {

/// How often each function is called, with other arguments each time.
constexpr int rounds = 25;

/// A case of no workflow: what a panel may meet at worst.
class OddCase final : public Case {
public:
    OddCase(Table fields, Date today) : fields_(std::move(fields)), today_(today) {}

    const std::string& reference() const override { return reference_; }
    const std::string& type() const override { return type_; }
    const std::string& state() const override { return state_; }
    const Table& fields() const override { return fields_; }
    std::optional<std::string> place() const override { return std::nullopt; }
    Date today() const override { return today_; }

private:
    std::string reference_ = "XX-26-000001-A";
    std::string type_ = "nobody.knows_it";
    std::string state_ = "odd";
    Table fields_;
    Date today_;
};

/// Whatever comes of one call, as one text: the same call has to come to the same.
std::string outcome_of(operations::Council& council, const std::string& function,
                       const Table& arguments, std::vector<std::string>& objections) {
    const auto reader = council.store.read();
    const auto calendars = council.calendars.as_of(*reader);
    registers::NotingReading reading(*reader, council.registers, *calendars);
    try {
        const auto answer = council.functions.call(function, arguments, reading);
        return answer ? json::to_json(Value(*answer)) : "refused: " + answer.error().reason;
    } catch (const std::exception& fault) {
        objections.push_back(std::string(fault.what()) + " It was given " +
                             json::to_json(Value(arguments)) + ".");
        return "fault";
    }
}

void try_function(operations::Council& council, const functions::KnownFunction& known,
                  std::vector<std::string>& objections) {
    for (int round = 0; round < rounds; ++round) {
        const Table arguments = odd_arguments(known.signature, round);
        const std::string& name = known.signature.name;
        const std::size_t before = objections.size();
        const std::string first = outcome_of(council, name, arguments, objections);
        if (objections.size() != before) {
            return;  // Told once is enough.
        }
        if (outcome_of(council, name, arguments, objections) != first) {
            objections.push_back(name + " is not pure: called twice with " +
                                 json::to_json(Value(arguments)) + " it did not answer the same.");
            return;
        }
    }
}

void try_panel(Trial& trial, const PanelDeclaration& panel, std::vector<std::string>& objections) {
    operations::Council& council = trial.council();
    const auto reader = council.store.read();
    const auto calendars = council.calendars.as_of(*reader);
    for (int round = 0; round < rounds; ++round) {
        registers::NotingReading reading(*reader, council.registers, *calendars);
        try {
            const auto shown = panel.show(OddCase(odd_fields(round), trial.today()), reading);
            if (!shown && shown.error().reason.empty()) {
                objections.push_back("The panel " + panel.name + " refuses without a sentence.");
                return;
            }
        } catch (const std::exception& fault) {
            objections.push_back("The panel " + panel.name + " threw: " + fault.what());
            return;
        }
    }
}

void try_workflow(Trial& trial, const std::filesystem::path& file,
                  std::vector<std::string>& objections) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream source;
    source << in.rdbuf();
    const auto checked =
        trial.call("workflow.check",
                   Table{}.set("file", file.filename().string()).set("source", source.str()));
    if (!checked) {
        objections.push_back(checked.error().reason);
        return;
    }
    for (const Value& finding : checked->as_table()->list("findings")) {
        if (finding.as_table()->text("severity") == "error") {
            objections.push_back(finding.as_table()->text("text"));
        }
    }
}

}  // namespace

std::vector<std::string> objections_of(Trial& trial, const plugin_loading::LoadedPlugin& plugin) {
    std::vector<std::string> objections;
    if (const auto shipped = trial.check_shipped(plugin.manifest); !shipped) {
        objections.push_back("What it ships was not taken: " + shipped.error().reason);
    }
    const functions::Functions& functions = trial.running().functions();
    for (const std::string& name : functions.names()) {
        const functions::KnownFunction& known = *functions.find(name);
        if (known.plugin == plugin.manifest.name) {
            try_function(trial.council(), known, objections);
        }
    }
    for (const PanelDeclaration& panel : plugin.brought.panels) {
        try_panel(trial, panel, objections);
    }
    for (const auto& workflow : plugin.manifest.workflows) {
        try_workflow(trial, workflow, objections);
    }
    return objections;
}

}  // namespace moothall::testing
