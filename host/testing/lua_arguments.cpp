#include "testing/lua_arguments.h"

#include "json/json.h"

namespace moothall::testing {

bool has(const List& arguments, std::size_t at) {
    return at < arguments.size() && !arguments[at].is_nil();
}

const std::string& text_at(const List& arguments, std::size_t at, const std::string& what) {
    const std::string* text = has(arguments, at) ? arguments[at].as_text() : nullptr;
    if (text == nullptr) {
        const Value given = at < arguments.size() ? arguments[at] : Value();
        throw ValueError("Give " + what + " as a text here, not " +
                         std::string(kind_in_words(given)) + ".");
    }
    return *text;
}

Table table_at(const List& arguments, std::size_t at, const std::string& what) {
    if (!has(arguments, at)) {
        return {};
    }
    const Table* table = arguments[at].as_table();
    if (table == nullptr) {
        throw ValueError("Give " + what + " as a table of names here, not " +
                         std::string(kind_in_words(arguments[at])) + ".");
    }
    return *table;
}

Value nothing() {
    return Table{};
}

Value found(Value value) {
    return Table{}.set("value", std::move(value)).set("answers", true);
}

Value failed(const std::string& sentence) {
    return Table{}.set("failed", sentence);
}

Value expected_but_found(const std::string& expected, const std::string& found) {
    return failed("expected " + expected + ", found " + found);
}

std::string in_json(const Value& value) {
    return value.is_nil() ? "nothing" : json::to_json(value);
}

std::string in_a_row(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) {
        all += (all.empty() ? "'" : ", '") + text + "'";
    }
    return all.empty() ? "nothing" : all;
}

}  // namespace moothall::testing
