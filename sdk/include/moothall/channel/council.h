#pragma once

#include <moothall/service/date.h>
#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What front ends and other channels use of a council. It grows with the host and is matched
/// exactly; service teams use moothall/service/ instead.
namespace moothall::channel {

/// Who acts, as the council found out from a token or a session. Never made by a front end itself.
struct Caller {
    std::string id;    ///< "officer/01J9…".
    std::string name;  ///< "Priya Shah".
    std::string username;
    std::vector<std::string> roles;
    std::vector<std::string> teams;
    /// What the token is good for, of "read", "work", "erase" and "administer"; empty: all that the
    /// officer may.
    std::vector<std::string> scopes;
};

/// One argument of an operation.
struct Argument {
    std::string name;
    std::string kind;  ///< "text", "integer", "money", "date", "yes_no", "table", "list" …
    bool is_optional = false;
    std::optional<std::int64_t> least;
    std::optional<std::int64_t> most;
    std::vector<std::string> choices;  ///< Of a kind that names its values.
};

/// What can be asked of a council: a command or a query, as the table of operations declares it.
struct Operation {
    std::string name;   ///< "case.act".
    std::string about;  ///< One sentence.
    std::string deed;   ///< "read", "work", "erase" or "administer".
    std::vector<Argument> arguments;
};

/// The table of operations: the one door to all that a council does.
class Operations {
public:
    virtual ~Operations() = default;

    /// Every one, by name. The same for as long as the host runs.
    virtual const std::vector<Operation>& all() const = 0;

    /// Null if there is none of that name.
    virtual const Operation* find(std::string_view name) const = 0;

    /// Runs one. `command` is the caller's own id for it, by which a repeated command finds its own
    /// answer; empty: it is done anew.
    /// Refused: as the operation says; not_permitted; invalid_input. Faults: StoreFault and others
    /// of the host pass through, as exceptions; whoever answers a stranger catches them.
    virtual Result<Value> call(const Caller& caller, std::string_view name, const Table& arguments,
                               std::string_view command) = 0;
};

/// Finds out who somebody is.
class Identity {
public:
    virtual ~Identity() = default;

    /// Whose token this is.
    /// Refused: not_signed_in for one that is unknown, taken back or past its end.
    virtual Result<Caller> of_token(std::string_view token) = 0;
};

/// What a monitor asks.
struct Health {
    bool is_ready = false;
    std::string reason;  ///< Why not, in one sentence.
};

/// A council, as a channel meets it.
struct Council {
    Operations& operations;
    Identity& identity;
    /// A value as the command line's --json shows it, without line breaks.
    std::function<std::string(const Value&)> json_of;
    /// Refused: invalid_input for what is no JSON, is too deep, or names something twice.
    std::function<Result<Value>(std::string_view)> parse_json;
    std::function<Instant()> now;
    /// A new id under which logs speak of one request.
    std::function<std::string()> correlation;
    std::function<Health()> health;
    /// The position of the newest sealed event: it moves whenever anything does.
    std::function<std::int64_t()> position;
};

}  // namespace moothall::channel
