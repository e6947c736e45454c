#pragma once

#include <moothall/service/date.h>
#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <span>
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

struct Member;

/// What a value may be: an argument of an operation, its answer, or what is inside of them.
struct Shape {
    /// "text", "integer", "money", "number", "yes_no", "date", "instant", "place", "line", "bytes",
    /// "any"; "choice" of some words, "list" and "map" of one element, "record" of members,
    /// "either" of several elements.
    std::string kind;
    std::string name;   ///< Of one that stands in several answers, such as "case"; or empty.
    std::string about;  ///< What it is, for people; may be empty.
    std::optional<std::int64_t> least;  ///< Both ends included.
    std::optional<std::int64_t> most;
    std::vector<std::string> choices;
    std::vector<Shape> element;
    std::vector<Member> members;
};

/// A named value: an argument, or what stands in a record.
struct Member {
    std::string name;
    bool is_optional = false;
    Shape shape;
};

/// What can be asked of a council: a command or a query, as the table of operations declares it.
struct Operation {
    std::string name;   ///< "case.act".
    std::string about;  ///< One sentence.
    std::string deed;   ///< "read", "work", "erase" or "administer".
    std::vector<Member> arguments;
    Shape answer;
};

/// A call of an operation that is still to be done.
struct Command {
    Caller caller;
    std::string operation;
    Table arguments;
    std::string id;  ///< The caller's own, by which a repeated one finds its own answer, or empty.
};

/// What became of a command.
struct Outcome {
    Result<Value> answer;
    std::exception_ptr fault = nullptr;  ///< What it threw; then there is no answer.
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

/// Somebody who signed in with a password, for as long as their session lasts.
struct Session {
    Caller caller;
    std::string form_token;  ///< Against forged requests: stands in each form, differs for each
                             ///< session, and tells nothing of its secret.
    Instant ends;            ///< Unless it is used meanwhile.
};

/// What a browser keeps after signing in.
struct SignedIn {
    std::string secret;  ///< Of the session: whoever has it is let in.
    std::string device;  ///< To be shown at later sign-ins, for a year or so; lets nobody in.
    Session session;
};

/// What somebody shows to sign in.
struct Credentials {
    std::string username;  ///< Capitals do not matter.
    std::string password;
    std::string peer;    ///< The address they come from: "192.0.2.7".
    std::string device;  ///< What this browser was given at an earlier sign-in; empty if nothing.
};

/// Finds out who somebody is. Threads: any. Faults: StoreFault and others of the host pass through.
class Identity {
public:
    virtual ~Identity() = default;

    /// Whose token this is.
    /// Refused: not_signed_in for one that is unknown, taken back or past its end.
    virtual Result<Caller> of_token(std::string_view token) = 0;

    /// Lets somebody in by their password. Takes the time of a slow hash, as it should.
    /// Refused: not_signed_in, with one sentence that does not tell whether there is such a
    /// username; not_available while somebody has to wait after too many tries, saying how long.
    virtual Result<SignedIn> sign_in(const Credentials& credentials) = 0;

    /// Whose session this is. Made for the way of every page; using a session prolongs it.
    /// Refused: not_signed_in for one that is unknown, ended or signed out.
    virtual Result<Session> of_session(std::string_view secret) = 0;

    /// The same for what goes on by itself, such as a stream: looking at a session does not prolong
    /// it, so that it ends when nobody works any more.
    virtual Result<Session> look_at_session(std::string_view secret) = 0;

    /// Ends a session; nothing happens where there is none.
    virtual void sign_out(std::string_view secret) = 0;
};

/// A council as it was at one moment: what is asked of it sees nothing that happened since. For
/// what only reads. Threads: one.
class Moment {
public:
    virtual ~Moment() = default;

    virtual Operations& operations() = 0;
    virtual Identity& identity() = 0;
};

/// A moment as the calendar and the clock on the wall show it.
struct WallTime {
    Date day;
    std::chrono::minutes of_day;  ///< Since midnight, as the clock shows it.
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
    /// What is so now, to be asked several things at the cost of one look; null where that would
    /// cost more than it saves. It is kept for a round of work and no longer: while it is there,
    /// nothing that it shows can be cleared away.
    std::function<std::unique_ptr<Moment>()> moment;
    /// A value as the command line's --json shows it, without line breaks.
    std::function<std::string(const Value&)> json_of;
    /// Refused: invalid_input for what is no JSON, is too deep, or names something twice.
    std::function<Result<Value>(std::string_view)> parse_json;
    std::function<Instant()> now;
    /// In the council's own time.
    std::function<WallTime(Instant)> wall_time;
    /// A new id under which logs speak of one request.
    std::function<std::string()> correlation;
    std::function<Health()> health;
    /// The position of the newest sealed event: it moves whenever anything does.
    std::function<std::int64_t()> position;
    /// Does short commands one after another and keeps all of them at once, where the store can,
    /// which costs much less than each by itself. Each has an outcome of its own, in their order,
    /// as if it had been called alone. Waits for the disk. Throws nothing.
    std::function<std::vector<Outcome>(std::span<const Command>)> together;
};

}  // namespace moothall::channel
