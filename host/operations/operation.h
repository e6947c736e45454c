#pragma once

#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.h"
#include "functions/signature.h"
#include "identity/officer.h"
#include "workflows/deciding.h"

namespace moothall::operations {

struct Council;

/// Who calls, and by which command id; empty for a new one.
struct Caller {
    identity::Actor actor;
    std::string command;
};

/// How the command line takes an operation's arguments.
struct CommandLine {
    std::vector<std::string> positional;    ///< Arguments given without a name, in this order.
    std::string assignments = {};           ///< The argument that gathers `name=value` words.
    std::vector<std::string> columns = {};  ///< What a list shows, from left to right.
    /// The argument that takes the bytes of the file named by the argument `file`.
    std::string content_of_file = {};
    /// The answer as a person reads it, instead of names and values; after the list, if it is one.
    std::function<std::string(const Table&)> in_words = {};
    /// The arguments that are read from standard input, a line each, in this order: what may not
    /// stand in a list of processes or a shell's history.
    std::vector<std::string> secrets = {};
};

/// One command or query of the host, declared once: the command line, the reference page and later
/// the routes are made from it.
struct Operation {
    std::string name;       ///< "case.act".
    std::string signature;  ///< "case.act { reference: text, … } -> case"; see shapes.h.
    std::string about;      ///< One sentence for the reference and for help.
    access::Deed deed;
    CommandLine command_line;
    std::function<Result<Value>(Council&, const Caller&, const Table&)> run;
};

/// Every operation, by name.
const std::vector<Operation>& table();

/// What it takes, read from its signature.
const functions::Signature& signature_of(const Operation& operation);

/// The shape of its answer, read from its signature.
const functions::Type& answer_of(const Operation& operation);

/// Null if there is none.
const Operation* find(std::string_view name);

/// Checks who and what, takes the timers that are due before a command that writes, and runs it.
/// Refused: as the operation says; not_permitted; invalid_input for arguments that do not fit.
Result<Value> call(Council& council, const Caller& caller, std::string_view name,
                   const Table& arguments);

/// The same for whoever has just done what is due: for commands of which many are done in one go.
Result<Value> call_when_nothing_is_due(Council& council, const Caller& caller,
                                       std::string_view name, const Table& arguments);

/// Does what is due by itself: lets open cases follow the calendar, a batch at a time, and takes
/// the timers. Little work where nothing is due. Faults: StoreFault.
void do_what_is_due(Council& council);
/// The same, asking before each timer whether to go on.
void do_what_is_due(Council& council, const workflows::BeforeEach& before_each);

/// The reference page of all operations, in Markdown.
std::string reference_page();

}  // namespace moothall::operations
