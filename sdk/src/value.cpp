#include <moothall/service/value.h>

namespace moothall {
namespace {

ValueError missing(std::string_view name) {
    return ValueError("\"" + std::string(name) + "\" is missing");
}

/// Never repeats the value: what is wrong may be about a person, and this ends in a log.
ValueError wrong_kind(std::string_view name, std::string_view wanted, const Value& found) {
    return ValueError("\"" + std::string(name) + "\" must be " + std::string(wanted) + ", but is " +
                      std::string(kind_in_words(found)));
}

const Value& there(const Table& table, std::string_view name) {
    const Value* value = table.find(name);
    if (value == nullptr || value->is_nil()) {
        throw missing(name);
    }
    return *value;
}

/// The value itself if `held` is not null: what an as_… function of a value gave.
template <class T>
const T& of_kind(const T* held, std::string_view name, std::string_view wanted,
                 const Value& value) {
    if (held == nullptr) {
        throw wrong_kind(name, wanted, value);
    }
    return *held;
}

}  // namespace

bool Table::has(std::string_view name) const {
    const Value* value = find(name);
    return value != nullptr && !value->is_nil();
}

const Value* Table::find(std::string_view name) const {
    const auto found = entries_.find(name);
    return found == entries_.end() ? nullptr : &found->second;
}

std::int64_t Table::integer(std::string_view name) const {
    const Value& value = there(*this, name);
    return of_kind(value.as_integer(), name, "a whole number", value);
}

Pence Table::pence(std::string_view name) const {
    const Value& value = there(*this, name);
    return Pence{of_kind(value.as_integer(), name, "a whole number of pence", value)};
}

Fraction Table::number(std::string_view name) const {
    const Value& value = there(*this, name);
    const auto number = value.as_number();
    return of_kind(number ? &*number : nullptr, name, "an exact number (\"4.5\" or \"9/2\")",
                   value);
}

bool Table::yes_no(std::string_view name) const {
    const Value& value = there(*this, name);
    return of_kind(value.as_yes_no(), name, "a yes or no", value);
}

const std::string& Table::text(std::string_view name) const {
    const Value& value = there(*this, name);
    return of_kind(value.as_text(), name, "a text", value);
}

Date Table::date(std::string_view name) const {
    const Value& value = there(*this, name);
    const std::string* text = value.as_text();
    const auto date = text != nullptr ? parse_date(*text) : std::nullopt;
    return of_kind(date ? &*date : nullptr, name, "a date (\"2026-05-04\")", value);
}

Instant Table::instant(std::string_view name) const {
    const Value& value = there(*this, name);
    const std::string* text = value.as_text();
    const auto instant = text != nullptr ? parse_instant(*text) : std::nullopt;
    return of_kind(instant ? &*instant : nullptr, name, "an instant (\"2026-05-04T09:00:00Z\")",
                   value);
}

const List& Table::list(std::string_view name) const {
    const Value& value = there(*this, name);
    return of_kind(value.as_list(), name, "a list", value);
}

const Table& Table::table(std::string_view name) const {
    const Value& value = there(*this, name);
    return of_kind(value.as_table(), name, "a table", value);
}

std::string Table::text_or_empty(std::string_view name) const {
    return has(name) ? text(name) : std::string();
}

Table& Table::set(std::string name, Value value) {
    entries_.insert_or_assign(std::move(name), std::move(value));
    return *this;
}

Table& Table::set_unless_empty(std::string name, std::string text) {
    return text.empty() ? *this : set(std::move(name), std::move(text));
}

void Table::remove(std::string_view name) {
    const auto found = entries_.find(name);
    if (found != entries_.end()) {
        entries_.erase(found);
    }
}

bool operator==(const Table& a, const Table& b) {
    return a.entries_ == b.entries_;
}

Value::Value(const Fraction& value) {
    if (value.is_whole()) {
        held_ = value.numerator();
    } else {
        held_ = value.text();
    }
}

Value::Value(std::vector<Table> rows) {
    List list;
    list.reserve(rows.size());
    for (Table& row : rows) {
        list.emplace_back(std::move(row));
    }
    held_ = std::move(list);
}

std::optional<Fraction> Value::as_number() const {
    if (const std::int64_t* whole = as_integer()) {
        return Fraction(*whole);
    }
    const std::string* text = as_text();
    return text != nullptr ? Fraction::parse(*text) : std::nullopt;
}

Table line(std::string text, Pence amount) {
    Table made;
    made.set("text", std::move(text)).set("pence", amount);
    return made;
}

std::string_view kind_in_words(const Value& value) {
    if (value.as_yes_no() != nullptr) {
        return "a yes or no";
    }
    if (value.as_integer() != nullptr) {
        return "a whole number";
    }
    if (value.as_text() != nullptr) {
        return "a text";
    }
    if (value.as_list() != nullptr) {
        return "a list";
    }
    return value.as_table() != nullptr ? "a table" : "nothing";
}

}  // namespace moothall
