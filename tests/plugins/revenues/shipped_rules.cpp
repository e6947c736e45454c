#include "plugins/revenues/shipped_rules.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "registers.h"

using moothall::Date;
using moothall::Refusal;
using moothall::RefusalKind;
using moothall::Result;
using moothall::Row;
using moothall::Table;
using moothall::Value;

namespace {

/// The shipped files hold no commas or quotes inside a cell; one that did would fail here.
std::vector<std::string> cells(const std::string& text) {
    if (text.find('"') != std::string::npos) {
        throw std::runtime_error("a quoted cell: " + text);
    }
    std::vector<std::string> found(1);
    for (const char letter : text) {
        if (letter == ',') {
            found.emplace_back();
        } else {
            found.back() += letter;
        }
    }
    return found;
}

Value read_as(const std::string& kind, const std::string& cell) {
    if (kind == "integer" || kind == "money") {
        return Value(std::int64_t{std::stoll(cell)});
    }
    if (kind == "number") {
        return Value(moothall::Fraction::parse(cell).value());
    }
    return Value(cell);
}

std::string kind_of(const moothall::RegisterDeclaration& declaration, const std::string& name) {
    const auto field = std::ranges::find(declaration.fields, name, &moothall::RegisterField::name);
    if (field == declaration.fields.end()) {
        throw std::runtime_error(declaration.name + " has no field " + name);
    }
    return field->kind;
}

std::string key_of(const moothall::RegisterDeclaration& declaration,
                   const std::map<std::string, std::string>& row) {
    std::string key;
    for (const std::string& name : cells(declaration.key)) {
        key += (key.empty() ? "" : ",") + row.at(name);
    }
    return key;
}

}  // namespace

ShippedRules::ShippedRules() {
    for (const auto& declaration : revenues::registers()) {
        const std::string name = declaration.name.substr(declaration.name.find('.') + 1);
        const std::filesystem::path path = std::filesystem::path(REVENUES_RULES) / (name + ".csv");
        if (!std::filesystem::exists(path)) {
            continue;
        }
        std::ifstream file(path);
        std::string text;
        std::getline(file, text);
        const std::vector<std::string> names = cells(text);
        while (std::getline(file, text)) {
            const std::vector<std::string> values = cells(text);
            std::map<std::string, std::string> row;
            Table read;
            for (std::size_t at = 0; at < names.size(); ++at) {
                row[names[at]] = values.at(at);
                if (names[at] != "from" && !values[at].empty()) {
                    read.set(names[at], read_as(kind_of(declaration, names[at]), values[at]));
                }
            }
            add(declaration.name, key_of(declaration, row), row.at("from"), std::move(read));
        }
    }
}

void ShippedRules::add(const std::string& register_name, const std::string& key,
                       const std::string& from, Table values) {
    registers_[register_name].push_back(
        {key, moothall::parse_date(from).value(), std::move(values)});
    std::ranges::sort(registers_[register_name], [](const Row& a, const Row& b) {
        return std::pair(a.key, a.from) < std::pair(b.key, b.from);
    });
}

void ShippedRules::end(const std::string& register_name, const std::string& key,
                       const std::string& on) {
    ends_[{register_name, key}] = moothall::parse_date(on).value();
}

bool ShippedRules::has_ended(std::string_view register_name, Date on,
                             const std::string& key) const {
    const auto found = ends_.find({std::string(register_name), key});
    return found != ends_.end() && found->second <= on;
}

const std::vector<Row>& ShippedRules::all(const std::string& register_name) const {
    return registers_.at(register_name);
}

Result<Row> ShippedRules::rule(std::string_view register_name, Date on, std::string_view key) {
    ++questions_;
    const Row* latest = nullptr;
    if (const auto found = registers_.find(register_name); found != registers_.end()) {
        for (const Row& row : found->second) {
            if (row.key == key && row.from <= on && !has_ended(register_name, on, row.key)) {
                latest = &row;
            }
        }
    }
    if (latest != nullptr) {
        return *latest;
    }
    return Refusal{RefusalKind::not_found, "There is no row of " + std::string(register_name) +
                                               " for " + std::string(key) + " on " +
                                               moothall::in_words(on) + "."};
}

std::vector<Row> ShippedRules::rows(std::string_view register_name, Date on, const Table& where,
                                    std::size_t most) {
    ++questions_;
    std::map<std::string, Row> latest;
    if (const auto found = registers_.find(register_name); found != registers_.end()) {
        for (const Row& row : found->second) {
            if (row.from <= on && !has_ended(register_name, on, row.key)) {
                latest.insert_or_assign(row.key, row);
            }
        }
    }
    std::vector<Row> chosen;
    for (const auto& [key, row] : latest) {
        const bool fits = std::ranges::all_of(where.entries(), [&row](const auto& wanted) {
            const Value* value = row.values.find(wanted.first);
            return value != nullptr && *value == wanted.second;
        });
        if (fits && chosen.size() < most) {
            chosen.push_back(row);
        }
    }
    return chosen;
}

Result<bool> ShippedRules::is_working_day(Date, std::string_view) {
    return Refusal{RefusalKind::not_available, "There is no calendar here."};
}

Result<Date> ShippedRules::add_working_days(Date, int, std::string_view) {
    return Refusal{RefusalKind::not_available, "There is no calendar here."};
}
