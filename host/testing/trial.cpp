#include "testing/trial.h"

#include <unistd.h>

#include <algorithm>

#include "calendar/london.h"
#include "cases/due/due_timers.h"
#include "cases/tables.h"
#include "startup/shipped.h"

namespace moothall::testing {
namespace {

using startup::RunningCouncil;
using startup::ScratchFolder;

/// Before every test, so that nothing in a trial is younger than its first moment.
const Instant laid_at = parse_instant("2000-01-01T09:00:00Z").value();

/// A folder in memory where there is one: a trial is kept by nobody, and need not wait for a disk.
std::unique_ptr<ScratchFolder> scratch_folder() {
    const char* const memory = "/dev/shm";
    if (::access(memory, W_OK | X_OK) == 0) {
        return std::make_unique<ScratchFolder>(memory);
    }
    return std::make_unique<ScratchFolder>();
}

std::unique_ptr<ScratchFolder> copy_of(const ScratchFolder& folder) {
    auto copy = scratch_folder();
    std::filesystem::copy(folder.path(), copy->path(), std::filesystem::copy_options::recursive);
    return copy;
}

}  // namespace

std::optional<Instant> moment_of(std::string_view text) {
    if (const auto date = parse_date(text)) {
        return calendar::london_midnight(*date) + std::chrono::hours(9);
    }
    return parse_instant(text);
}

Trial::Trial(std::unique_ptr<ScratchFolder> folder, std::unique_ptr<RunningCouncil> running)
    : folder_(std::move(folder)),
      running_(std::move(running)),
      actor_(identity::system_administrator()) {}

Instant Trial::now() const {
    return running_->fixed_clock()->now();
}

Date Trial::today() const {
    return calendar::london_date(now());
}

void Trial::set_clock(Instant now) {
    running_->fixed_clock()->set(now);
}

std::optional<Instant> Trial::next_due() const {
    const auto reader = running_->council().store.read();
    const Instant any_time{std::chrono::microseconds(cases::never_due)};
    const auto first =
        cases::DueTimers(cases::services_with_timers(*reader), any_time).next(*reader, 1);
    return first.empty() ? std::nullopt : std::optional(first.front().due_at);
}

Result<Done> Trial::advance_to(Instant moment) {
    if (moment < now()) {
        return Refusal{RefusalKind::invalid_input, "The clock stands at " + to_text(now()) +
                                                       " already; it cannot go back to " +
                                                       to_text(moment) + "."};
    }
    workflows::Deciding& deciding = council().deciding;
    for (auto due = next_due(); due && *due <= moment; due = next_due()) {
        set_clock(std::max(*due, now()));
        if (deciding.take_due_timers(now()) == 0) {
            break;
        }
    }
    set_clock(moment);
    deciding.take_due_timers(moment);
    return Done{};
}

void Trial::act_as(const std::string& role) {
    actor_ = {"officer/" + role, role, {role}, {}};
}

Result<Done> Trial::check_shipped(const plugin_loading::Manifest& manifest) {
    operations::Council& of = council();
    return startup::take_shipped(
        {of.store, of.journal, of.folds, of.registers, of.bundles, of.randomness}, manifest, now(),
        [](const std::string&) {});  // Nothing of the council's own is in the way here.
}

Result<Value> Trial::call(std::string_view operation, const Table& arguments) {
    return operations::call(council(), {actor_, ""}, operation, arguments);
}

Result<Groundwork> Groundwork::lay(startup::Settings settings) {
    auto folder = scratch_folder();
    settings.data_folder = folder->path();
    settings.now = laid_at;
    const auto opened = RunningCouncil::open(settings);
    if (!opened) {
        return opened.error();
    }
    return Groundwork(std::move(settings), std::move(folder));
}

Result<Groundwork> Groundwork::with_workflow(const std::string& file,
                                             const std::string& source) const {
    auto laid = Groundwork(settings_, copy_of(*folder_));
    laid.settings_.data_folder = laid.folder_->path();
    const auto opened = RunningCouncil::open(laid.settings_);
    if (!opened) {
        return opened.error();
    }
    operations::Council& council = (*opened)->council();
    const auto compiled = council.bundles.compile(file, source);
    if (compiled.bundle) {
        const auto now_used =
            workflows::current_version(*council.store.read(), compiled.bundle->definition.name);
        if (now_used && now_used->hash == compiled.bundle->hash) {
            return laid;  // A plugin ships this very source.
        }
    }
    const auto published =
        operations::call(council, {identity::system_administrator(), ""}, "workflow.publish",
                         Table{}.set("file", file).set("source", source));
    if (!published) {
        return published.error();
    }
    return laid;
}

Result<std::unique_ptr<Trial>> Groundwork::trial(Instant now) const {
    auto folder = copy_of(*folder_);
    startup::Settings settings = settings_;
    settings.data_folder = folder->path();
    settings.now = now;
    auto opened = RunningCouncil::open(settings);
    if (!opened) {
        return opened.error();
    }
    return std::make_unique<Trial>(std::move(folder), *std::move(opened));
}

}  // namespace moothall::testing
