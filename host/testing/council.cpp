#include <moothall/testing/council.h>

#include <algorithm>
#include <thread>

#include "cases/find_case.h"
#include "registers/noting_reading.h"
#include "testing/conformity.h"
#include "testing/trial.h"
#include "workflows/case_decision.h"

namespace moothall::testing {
namespace {

Refusal refusal(std::string reason) {
    return {RefusalKind::invalid_input, std::move(reason)};
}

Instant moment(std::string_view text) {
    const auto read = moment_of(text);
    if (!read) {
        throw RefusedError(refusal("'" + std::string(text) +
                                   "' is no day such as 2026-06-01, and no moment such as "
                                   "2026-06-01T09:00:00Z."));
    }
    return *read;
}

void check_loaded(Trial& trial, const Given& given) {
    const plugin_loading::Loaded& loaded = trial.running().plugins();
    for (const auto& one : loaded.refused) {
        if (one.name == given.plugin) {
            throw RefusedError(refusal("The plugin " + one.name + " was refused: " + one.reason));
        }
    }
    for (const auto& one : loaded.plugins) {
        trial.check_shipped(one.manifest).value();
    }
    const auto is_it = [&](const auto& one) { return one.manifest.name == given.plugin; };
    if (!given.plugin.empty() && std::ranges::none_of(loaded.plugins, is_it)) {
        throw RefusedError(refusal("There is no plugin " + given.plugin + " in '" +
                                   given.plugin_folder.string() +
                                   "'. Build it, or name its folder."));
    }
}

std::unique_ptr<Trial> trial_of(const Given& given) {
    startup::Settings settings;
    settings.plugin_folders = {given.plugin_folder};
    settings.limits.wall = std::chrono::minutes(1);  // A busy machine fails no test.
    auto trial = Groundwork::lay(settings).value().trial(moment(given.now)).value();
    check_loaded(*trial, given);
    return trial;
}

workflows::TakeAction taking(const Turn& turn) {
    return {turn.reference, turn.action, turn.fields, turn.reason};
}

/// One of several who act at once: what was decided, and what came of it.
struct AtOnce {
    std::unique_ptr<workflows::CaseDecision> deciding;  ///< What was decided borrows from it.
    std::optional<journal::Decision> decided;
    std::string refusal;
};

}  // namespace

struct Council::Parts {
    explicit Parts(std::unique_ptr<Trial> made)
        : trial(std::move(made)),
          deciding{trial->council().store,
                   trial->council().journal,
                   trial->council().calendars,
                   trial->council().registers,
                   trial->council().functions,
                   trial->council().bundles,
                   trial->council().randomness,
                   {},
                   Table{},
                   {}} {}

    workflows::Asking asking() const { return {trial->actor(), "", trial->now()}; }

    AtOnce decide(const Turn& turn, store::Reader& reader) {
        AtOnce one;
        const auto record = cases::find_case(reader, turn.reference);
        if (!record) {
            one.refusal = record.error().reason;
            return one;
        }
        const auto bundle = deciding.bundles.get(reader, record->workflow);
        kept.push_back(bundle);
        const Instant now = trial->now();
        one.deciding =
            std::make_unique<workflows::CaseDecision>(deciding, *bundle, *record, now, reader);
        auto decided =
            one.deciding->act(trial->actor(), taking(turn),
                              {trial->actor().id, "",
                               journal::new_command(now, deciding.randomness), bundle->hash, now});
        if (decided) {
            one.decided = *std::move(decided);
        } else {
            one.refusal = decided.error().reason;
        }
        return one;
    }

    void commit(AtOnce& one, const Turn& turn) {
        const auto committed = deciding.journal.commit(*one.decided);
        if (committed) {
            return;
        }
        one.refusal = committed.error().reason;
        if (committed.error().kind == RefusalKind::stale_version) {
            const auto again = trial->council().deciding.act(asking(), taking(turn));
            one.refusal = again ? "" : again.error().reason;
        }
    }

    std::unique_ptr<Trial> trial;
    workflows::DecidingParts deciding;
    std::vector<std::shared_ptr<const workflows::Bundle>> kept;  // With the host's own cache.
};

Council::Council(const Given& given) : parts_(std::make_unique<Parts>(trial_of(given))) {}
Council::~Council() = default;
Council::Council(Council&&) noexcept = default;
Council& Council::operator=(Council&&) noexcept = default;

void Council::add_row(std::string_view register_name, const Values& values, std::string_view from) {
    parts_->trial
        ->call("register.put", Table{}
                                   .set("name", register_name)
                                   .set("values", static_cast<const Table&>(values))
                                   .set("from", from))
        .value();
}

Row Council::row(std::string_view register_name, std::string_view key) const {
    operations::Council& council = parts_->trial->council();
    return council.registers.rule(*council.store.read(), register_name, today(), key).value();
}

void Council::publish(const std::string& file, const std::string& source) {
    parts_->trial->call("workflow.publish", Table{}.set("file", file).set("source", source))
        .value();
}

std::string Council::open(const std::string& type, const Values& fields) {
    return try_open(type, fields).value();
}

Result<std::string> Council::try_open(const std::string& type, const Values& fields) {
    const auto opened = parts_->trial->call(
        "case.open", Table{}.set("type", type).set("fields", static_cast<const Table&>(fields)));
    if (!opened) {
        return opened.error();
    }
    return opened->as_table()->text("reference");
}

Result<Done> Council::act(const Turn& turn) {
    const auto taken = parts_->trial->council().deciding.act(parts_->asking(), taking(turn));
    if (!taken) {
        return taken.error();
    }
    return Done{};
}

Outcomes Council::act_at_once(const std::vector<Turn>& turns) {
    const auto reader = parts_->trial->council().store.read();
    std::vector<AtOnce> all;
    for (const Turn& turn : turns) {
        all.push_back(parts_->decide(turn, *reader));
    }
    std::vector<std::thread> threads;
    for (std::size_t at = 0; at < turns.size(); ++at) {
        if (all[at].decided) {
            threads.emplace_back([&, at] { parts_->commit(all[at], turns[at]); });
        }
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    Outcomes outcomes;
    for (const AtOnce& one : all) {
        if (one.refusal.empty()) {
            ++outcomes.done;
        } else {
            outcomes.refusals.push_back(one.refusal);
        }
    }
    return outcomes;
}

Table Council::show(const std::string& reference) const {
    const auto shown = parts_->trial->call("case.show", Table{}.set("reference", reference));
    return *shown.value().as_table();
}

std::string Council::state(const std::string& reference) const {
    return show(reference).text("state");
}

Value Council::field(const std::string& reference, std::string_view name) const {
    const Table fields = show(reference).table("fields");
    const Value* value = fields.find(name);
    return value == nullptr ? Value() : *value;
}

std::vector<std::string> Council::letters(const std::string& reference) const {
    const auto events =
        parts_->trial->call("case.events", Table{}.set("reference", reference).set("limit", 1000));
    std::vector<std::string> letters;
    for (const Value& one : events.value().as_table()->list("items")) {
        if (one.as_table()->text("kind") == "case.letter_requested") {
            letters.push_back(one.as_table()->table("facts").text("letter"));
        }
    }
    return letters;
}

std::optional<Date> Council::due_on(const std::string& reference, std::string_view clock) const {
    const Table shown = show(reference);
    for (const Value& one : shown.list("clocks")) {
        const Table& table = *one.as_table();
        if (table.text("name") == clock && table.has("due_on")) {
            return table.date("due_on");
        }
    }
    return std::nullopt;
}

Answer Council::call(std::string_view function, const Values& arguments) const {
    operations::Council& council = parts_->trial->council();
    const auto reader = council.store.read();
    const auto calendars = council.calendars.as_of(*reader);
    registers::NotingReading reading(*reader, council.registers, *calendars);
    Answer answer;
    static_cast<Table&>(answer) = council.functions.call(function, arguments, reading).value();
    for (const Value& rule : answer.list("rules")) {
        answer.rows_read.push_back(*rule.as_text());
    }
    return answer;
}

Instant Council::now() const {
    return parts_->trial->now();
}

Date Council::today() const {
    return parts_->trial->today();
}

void Council::advance_to(std::string_view text) {
    if (const auto moved = parts_->trial->advance_to(moment(text)); !moved) {
        throw RefusedError(moved.error());
    }
}

std::vector<std::string> objections_to(const Given& given) {
    std::vector<std::string> objections;
    startup::Settings settings;
    settings.plugin_folders = {given.plugin_folder};
    settings.limits.wall = std::chrono::minutes(1);
    const auto moment = moment_of(given.now);
    const auto trial = Groundwork::lay(settings).value().trial(moment.value_or(Instant())).value();
    const auto& loaded = trial->running().plugins();
    for (const auto& refused : loaded.refused) {
        objections.push_back("The plugin " + refused.name + " was refused: " + refused.reason);
    }
    bool is_there = false;
    for (const auto& plugin : loaded.plugins) {
        if (plugin.manifest.name == given.plugin) {
            is_there = true;
            const auto found = objections_of(*trial, plugin);
            objections.insert(objections.end(), found.begin(), found.end());
        }
    }
    if (!is_there && objections.empty()) {
        objections.push_back("There is no plugin " + given.plugin + " in '" +
                             given.plugin_folder.string() + "'.");
    }
    return objections;
}

}  // namespace moothall::testing
