#pragma once

#include <moothall/service/date.h>
#include <moothall/service/fraction.h>
#include <moothall/service/money.h>

#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace moothall {

class Value;
using List = std::vector<Value>;

/// Thrown when a table does not hold what was asked of it. The host checks arguments against the
/// signature before it calls a function, so that this shows a function that disagrees with its own.
class ValueError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Named values, in the order of their names. What crosses between Lua, plugins and the host.
/// Dates travel as "YYYY-MM-DD", instants as RFC 3339, money as whole pence and exact numbers that
/// are not whole as "4.5" or "9/2".
/// Faults: a getter throws ValueError, naming what is missing or of another kind.
class Table {
public:
    using Entries = std::map<std::string, Value, std::less<>>;

    bool has(std::string_view name) const;           ///< True if there and not nil.
    const Value* find(std::string_view name) const;  ///< Null if absent.
    const Entries& entries() const { return entries_; }
    bool empty() const { return entries_.empty(); }

    std::int64_t integer(std::string_view name) const;
    Pence pence(std::string_view name) const;
    Fraction number(std::string_view name) const;
    bool yes_no(std::string_view name) const;
    const std::string& text(std::string_view name) const;
    Date date(std::string_view name) const;
    Instant instant(std::string_view name) const;
    const List& list(std::string_view name) const;
    const Table& table(std::string_view name) const;
    std::string text_or_empty(std::string_view name) const;  ///< Empty where it is not there.

    Table& set(std::string name, Value value);  ///< Gives itself, so that calls can be chained.
    Table& set_unless_empty(std::string name, std::string text);  ///< Leaves it out if empty.
    void remove(std::string_view name);

    friend bool operator==(const Table& a, const Table& b);

private:
    Entries entries_;
};

/// One value: nothing, a yes or no, a whole number, a text, a list or a table.
class Value {
public:
    Value() = default;
    Value(bool value) : held_(value) {}
    Value(int value) : held_(std::int64_t{value}) {}
    Value(std::int64_t value) : held_(value) {}
    Value(Pence value) : held_(value.count) {}
    Value(Date value) : held_(to_text(value)) {}
    Value(Instant value) : held_(to_text(value)) {}
    Value(const Fraction& value);  ///< A whole number where it is one, else its text.
    Value(const char* value) : held_(std::string(value)) {}
    Value(std::string_view value) : held_(std::string(value)) {}
    Value(std::string value) : held_(std::move(value)) {}
    Value(List value) : held_(std::move(value)) {}
    Value(std::vector<Table> rows);
    Value(Table value) : held_(std::move(value)) {}

    bool is_nil() const { return std::holds_alternative<std::monostate>(held_); }
    const bool* as_yes_no() const { return std::get_if<bool>(&held_); }
    const std::int64_t* as_integer() const { return std::get_if<std::int64_t>(&held_); }
    const std::string* as_text() const { return std::get_if<std::string>(&held_); }
    const List* as_list() const { return std::get_if<List>(&held_); }
    const Table* as_table() const { return std::get_if<Table>(&held_); }

    /// A whole number, or a text that reads as an exact one; nothing otherwise.
    std::optional<Fraction> as_number() const;

    friend bool operator==(const Value& a, const Value& b) { return a.held_ == b.held_; }

private:
    std::variant<std::monostate, bool, std::int64_t, std::string, List, Table> held_;
};

/// One line of an explanation: a text and the pence it comes to.
Table line(std::string text, Pence amount);

/// "a yes or no", "a whole number" … : what a value is, in words for a message.
std::string_view kind_in_words(const Value& value);

}  // namespace moothall
