#pragma once

#include <moothall/service/plugin.h>
#include <moothall/service/reading.h>
#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "functions/call_watch.h"
#include "functions/rule_notes.h"
#include "functions/signature.h"

namespace moothall::functions {

/// A plugin's function threw, or gave what its signature does not promise: nobody nearby can help,
/// and nothing was decided. The message names the plugin and the function.
class FunctionFault : public std::runtime_error {
public:
    FunctionFault(std::string plugin, std::string function, const std::string& what);

    const std::string& plugin() const { return plugin_; }
    const std::string& function() const { return function_; }

private:
    std::string plugin_;
    std::string function_;
};

/// A function as it was declared.
struct KnownFunction {
    Signature signature;
    FunctionDeclaration declaration;
    std::string plugin;
};

/// The functions that plugins brought, by name.
///
/// Threads: any, once filled.
class Functions {
public:
    Functions() = default;
    explicit Functions(CallWatch watch) : watch_(std::move(watch)) {}

    /// Refused: invalid_input for a signature that cannot be read, a service that is not the
    /// plugin's own, a name that is taken, or a declaration without anything to call.
    Result<Done> add(FunctionDeclaration declaration, std::string plugin);

    /// Takes away all that a plugin brought: for one that was refused half-way.
    void remove_plugin(std::string_view plugin);

    const KnownFunction* find(std::string_view name) const;  ///< Null if there is none.
    std::vector<std::string> names() const;                  ///< In order.

    /// Calls a function: checks its arguments, then its answer, and adds to this `rules`, the rows
    /// that it read ("register/key@from"), in the order of reading. Refused: invalid_input for
    /// wrong arguments; whatever the function refused, also by
    /// throwing RefusedError; not_available where there is no such
    /// function, with the nearest name or that its plugin is absent. Faults: FunctionFault when the
    /// function throws or answers wrongly; what the reading throws.
    Result<Table> call(std::string_view name, const Table& arguments, Reading& reading) const;
    /// The same for a case, by which the call is known to the watch.
    Result<Table> call(std::string_view name, const Table& arguments, Reading& reading,
                       std::string_view case_reference) const;

    /// Every function for functions.json: name, about, signature, arguments, answers, examples.
    List describe() const;

private:
    Result<Table> call_at_the_door(const KnownFunction& function, const Table& arguments,
                                   RuleNotes& notes, std::string_view case_reference) const;
    Refusal unknown(std::string_view name) const;

    std::map<std::string, KnownFunction, std::less<>> functions_;
    CallWatch watch_;
};

}  // namespace moothall::functions
