#include "workflows/explaining/plain_values.h"

#include <moothall/service/date.h>
#include <moothall/service/money.h>

#include <algorithm>

namespace moothall::workflows {
namespace {

constexpr std::size_t entries_max = 8;
constexpr std::size_t text_max = 200;  // Bytes.

bool is_money(std::string_view name) {
    return name == "pence" || name.ends_with("_pence");
}

std::string cut(std::string text) {
    if (text.size() <= text_max) {
        return text;
    }
    std::size_t end = text_max;
    while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return text.substr(0, end) + "…";
}

std::string plain_text(const std::string& text) {
    const auto day = parse_date(text);
    return day ? in_words(*day) : cut(text);
}

std::string plain_list(std::string_view name, const List& list) {
    std::string text;
    for (std::size_t i = 0; i < std::min(list.size(), entries_max); ++i) {
        text += (text.empty() ? "" : "; ") + plain_value(name, list[i]);
    }
    if (list.size() > entries_max) {
        text += "; and " + std::to_string(list.size() - entries_max) + " more";
    }
    return text.empty() ? "none" : cut(text);
}

/// A line of a calculation says its own words first: "27 days in band B £812.33".
std::string plain_table(const Table& table) {
    std::string text;
    if (table.has("text") && table.has("pence")) {
        return plain_value("text", *table.find("text")) + " " +
               plain_value("pence", *table.find("pence"));
    }
    for (const auto& [name, value] : table.entries()) {
        text += (text.empty() ? "" : ", ") + plain_name(name) + " " + plain_value(name, value);
    }
    return text.empty() ? "nothing" : cut(text);
}

}  // namespace

std::string plain_name(std::string_view name) {
    std::string plain(name);
    if (plain.ends_with("_pence")) {
        plain.resize(plain.size() - std::string_view("_pence").size());
    }
    std::ranges::replace(plain, '_', ' ');
    return plain;
}

std::string plain_value(std::string_view name, const Value& value) {
    if (const auto* number = value.as_integer()) {
        return is_money(name) ? pounds(Pence{*number}) : std::to_string(*number);
    }
    if (const auto* yes_no = value.as_yes_no()) {
        return *yes_no ? "yes" : "no";
    }
    if (const auto* text = value.as_text()) {
        return plain_text(*text);
    }
    if (const auto* list = value.as_list()) {
        return plain_list(name, *list);
    }
    const auto* table = value.as_table();
    return table == nullptr ? "nothing" : plain_table(*table);
}

}  // namespace moothall::workflows
