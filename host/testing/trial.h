#pragma once

#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "operations/operation.h"
#include "startup/running_council.h"
#include "startup/scratch_folder.h"

namespace moothall::testing {

/// The first moment of a test that says nothing else: a Monday, at nine.
inline constexpr std::string_view first_moment = "2026-01-05T09:00:00Z";

/// "2026-06-01", nine o'clock of that day, or a moment such as "2026-06-01T14:30:00Z"; nothing for
/// any other text.
std::optional<Instant> moment_of(std::string_view text);

/// One council for one test: the real host on a folder of its own, which goes when the test is
/// over, with a clock that stands where it is set.
///
/// Threads: as the host; the clock is moved by one. Faults: StoreFault.
class Trial {
public:
    Trial(std::unique_ptr<startup::ScratchFolder> folder,
          std::unique_ptr<startup::RunningCouncil> running);

    startup::RunningCouncil& running() { return *running_; }
    operations::Council& council() { return running_->council(); }

    Instant now() const;
    Date today() const;
    /// Puts the clock anywhere; what falls due on the way is not taken.
    void set_clock(Instant now);

    /// Moves the clock on and takes what falls due on the way, each at its own moment, in order.
    /// Refused: invalid_input for a moment that is over.
    Result<Done> advance_to(Instant moment);

    /// From now on everything is done by somebody who has this role alone. At first it is the
    /// system administrator, who may take whatever any officer may.
    void act_as(const std::string& role);
    const identity::Actor& actor() const { return actor_; }

    /// Refused: what the host only warned of, that a file which the plugin ships is wrong.
    Result<Done> check_shipped(const plugin_loading::Manifest& manifest);

    /// Calls an operation of the table.
    Result<Value> call(std::string_view operation, const Table& arguments);

private:
    std::optional<Instant> next_due() const;

    std::unique_ptr<startup::ScratchFolder> folder_;  // Goes after what stands in it.
    std::unique_ptr<startup::RunningCouncil> running_;
    identity::Actor actor_;
};

/// What trials are made from: a folder in which what the plugins ship is taken already, so that a
/// test costs a copy of it. Kept in memory where the machine has room for that.
class Groundwork {
public:
    /// `settings` names the plugins and limits; its data folder and clock are not used.
    /// Refused: a store that cannot be made.
    static Result<Groundwork> lay(startup::Settings settings);

    /// The same with one workflow more, published by the council. `file` is what its errors call
    /// it. Refused: invalid_input with every error that it has.
    Result<Groundwork> with_workflow(const std::string& file, const std::string& source) const;

    /// A council that begins at this moment.
    Result<std::unique_ptr<Trial>> trial(Instant now) const;

private:
    Groundwork(startup::Settings settings, std::unique_ptr<startup::ScratchFolder> folder)
        : settings_(std::move(settings)), folder_(std::move(folder)) {}

    startup::Settings settings_;
    std::unique_ptr<startup::ScratchFolder> folder_;
};

}  // namespace moothall::testing
