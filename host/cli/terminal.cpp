#include "cli/terminal.h"

#include <algorithm>
#include <cstdio>

#include "json/json.h"
#include "logging/logging.h"

namespace moothall::cli {
namespace {

constexpr std::size_t cell_max = 60;

/// Control characters of somebody else's text must not reach a terminal.
std::string printable(std::string_view text) {
    std::string clean;
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        clean += code < 0x20 && c != '\n' && c != '\t' ? '?' : c;
    }
    return clean;
}

std::string short_text(const Value& value) {
    if (const auto* text = value.as_text()) {
        return printable(*text);
    }
    if (const auto* number = value.as_integer()) {
        return std::to_string(*number);
    }
    if (const auto* yes_no = value.as_yes_no()) {
        return *yes_no ? "yes" : "no";
    }
    if (value.is_nil()) {
        return "";
    }
    std::string text;
    if (const auto* list = value.as_list()) {
        for (const Value& one : *list) {
            text += (text.empty() ? "" : ", ") + short_text(one);
        }
        return text;
    }
    for (const auto& [name, one] : value.as_table()->entries()) {
        text += (text.empty() ? "" : ", ") + name + " " + short_text(one);
    }
    return text;
}

/// The number of columns that UTF-8 text takes, as far as one character is one column.
std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string cell_of(const Value& item, const std::string& column) {
    const Table* table = item.as_table();
    const Value* value = table == nullptr ? nullptr : table->find(column);
    std::string text = value == nullptr ? "" : short_text(*value);
    std::ranges::replace(text, '\n', ' ');
    if (width_of(text) > cell_max) {
        while (width_of(text) > cell_max - 1) {
            text.pop_back();
        }
        while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) {
            text.pop_back();
        }
        text += "…";
    }
    return text;
}

void add_line(std::string& text, const std::vector<std::string>& cells,
              const std::vector<std::size_t>& widths) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        line += cells[i];
        if (i + 1 < cells.size()) {
            line += std::string(widths[i] - width_of(cells[i]) + 2, ' ');
        }
    }
    while (!line.empty() && line.back() == ' ') {
        line.pop_back();
    }
    text += line + "\n";
}

std::string list_in_words(const Table& answer, const std::vector<std::string>& columns) {
    const List& items = answer.list("items");
    if (items.empty()) {
        return "Nothing.\n";
    }
    std::vector<std::vector<std::string>> lines{columns};
    for (std::string& heading : lines.front()) {
        std::ranges::replace(heading, '_', ' ');
    }
    for (const Value& item : items) {
        std::vector<std::string>& line = lines.emplace_back();
        for (const std::string& column : columns) {
            line.push_back(cell_of(item, column));
        }
    }
    std::vector<std::size_t> widths(columns.size());
    for (const auto& line : lines) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            widths[i] = std::max(widths[i], width_of(line[i]));
        }
    }
    std::string text;
    for (const auto& line : lines) {
        add_line(text, line, widths);
    }
    if (answer.has("next_cursor")) {
        text += "More with --cursor " + answer.text("next_cursor") + "\n";
    }
    return text;
}

void add_value(std::string& text, const std::string& name, const Value& value,
               const std::string& indent) {
    const auto* list = value.as_list();
    const auto* table = value.as_table();
    const auto* words = value.as_text();
    if (words != nullptr && words->find('\n') != std::string::npos) {
        text += indent + name + ":\n" + printable(*words) + (words->back() == '\n' ? "" : "\n");
    } else if (list != nullptr && !list->empty() && list->front().as_table() != nullptr) {
        text += indent + name + ":\n";
        for (const Value& one : *list) {
            text += indent + "  - " + short_text(one) + "\n";
        }
    } else if (table != nullptr && !table->empty()) {
        text += indent + name + ":\n";
        for (const auto& [inner, one] : table->entries()) {
            add_value(text, inner, one, indent + "  ");
        }
    } else if (!value.is_nil() && !(list != nullptr && list->empty()) && table == nullptr) {
        text += indent + name + ": " + short_text(value) + "\n";
    }
}

}  // namespace

std::string in_words(const Value& answer, const Showing& showing) {
    const Table* table = answer.as_table();
    if (table == nullptr) {
        return short_text(answer) + "\n";
    }
    const bool is_list = !showing.columns.empty() && table->has("items");
    if (is_list || showing.in_words) {
        return (is_list ? list_in_words(*table, showing.columns) : "") +
               (showing.in_words ? printable(showing.in_words(*table)) : "");
    }
    if (table->entries().size() == 1 && table->entries().begin()->second.as_text() != nullptr) {
        const std::string& only = *table->entries().begin()->second.as_text();
        return printable(only) + (only.ends_with('\n') ? "" : "\n");
    }
    std::string text;
    for (const auto& [name, value] : table->entries()) {
        add_value(text, name, value, "");
    }
    return text;
}

void print(const Value& answer, const Showing& showing) {
    const std::string text =
        showing.as_json ? json::to_json(answer) + "\n" : in_words(answer, showing);
    std::fwrite(text.data(), 1, text.size(), stdout);
}

int print_refusal(const Refusal& refusal, const Showing& showing) {
    if (showing.as_json) {
        print(Table{}.set("kind", std::string(name_of(refusal.kind))).set("reason", refusal.reason),
              showing);
    }
    logging::tell(spdlog::level::err, refusal.reason);
    return refused;
}

void print_progress(std::int64_t done, std::int64_t cases) {
    logging::tell(spdlog::level::info,
                  std::to_string(done) + " of " + std::to_string(cases) + " cases");
}

}  // namespace moothall::cli
