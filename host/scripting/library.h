#pragma once

#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace moothall::scripting {

/// A function of the host that scripts may call: "pounds", or "calendar.add_days" in a module.
///
/// A refusal becomes an error of the script at the line of the call. An exception is a fault: it
/// ends the run, no script can catch it, and it leaves run(), execute() or call() as it was thrown.
struct Function {
    std::string name;
    std::function<Result<Value>(const List& arguments)> call;
};

/// What a word of the vocabulary may be applied to.
enum class Shape {
    bare,             ///< Nothing: the word itself is the table, as in `from = any_open`.
    named,            ///< A text, and then perhaps a table: letter "x" { to = "y" }.
    fields,           ///< A table: record { adults = 1 }.
    named_or_fields,  ///< Either.
    counted,          ///< Whole numbers: working_days(10).
};

/// A global that makes a plain tagged table. The tag is the entry "$word", which holds the name of
/// the word; a text stands under "name", numbers under 1, 2 and so on.
struct Word {
    std::string name;
    Shape shape = Shape::named_or_fields;
};

/// What the host offers to scripts beside the language itself. Built once, then shared.
/// Threads: reading from any thread once nothing is added any more.
class Library {
public:
    using Entry = std::variant<Function, Word>;

    /// Refused: a name that is there already, that is no name or that the language takes itself.
    Result<Done> add(Function function);
    Result<Done> add(Word word);

    const Entry* find(std::string_view name) const;  ///< A whole name; null if there is none.
    bool has_module(std::string_view name) const;
    std::vector<const Function*> functions_of(std::string_view module) const;
    std::vector<std::string> names() const;  ///< Every global: words, functions and modules.

private:
    Result<Done> add_entry(const std::string& name, Entry entry);

    std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace moothall::scripting
