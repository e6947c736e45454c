#pragma once

#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <optional>
#include <stdexcept>
#include <string>

#include "workflows/definitions/definition.h"
#include "workflows/running/bundles.h"
#include "workflows/running/ready_script.h"

namespace moothall::workflows {

/// A run that took too long by the clock: a fault of this machine, to be tried again, never a
/// decision.
class ScriptFault : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The functions of one workflow at work on one case, in one decision. Nothing is run until the
/// first is called.
///
/// Threads: one. Faults: ScriptFault; what a function of the host throws.
class Script {
public:
    /// Borrows all, for the length of the decision.
    Script(const Bundle& bundle, ReadyScript& script, const Table& case_view);

    /// Nothing if the guard holds, else its sentence.
    /// Refused: not_available, when the script raises an error or runs into a limit.
    Result<std::optional<std::string>> ask(const FunctionPlace& guard);

    /// What the act returned: effects as the script wrote them.
    /// Refused: as above.
    Result<Value> act(const FunctionPlace& function);

    /// Whether a function raised an error or ran into a limit, rather than answering.
    bool failed() const { return failed_; }

private:
    Result<List> call(const FunctionPlace& function);

    const Bundle& bundle_;
    ReadyScript& script_;
    List arguments_;
    bool failed_ = false;
};

}  // namespace moothall::workflows
