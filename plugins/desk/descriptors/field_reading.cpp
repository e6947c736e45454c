#include "descriptors/field_reading.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>

#include "words/names.h"

namespace desk {
namespace {

using moothall::List;
using moothall::Value;

constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size() ? std::optional(number)
                                                                           : std::nullopt;
}

std::optional<std::int64_t> month_of(std::string text) {
    if (const auto number = whole_number(text)) {
        return number;
    }
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    });
    const auto found = std::ranges::find(months, std::string_view(text).substr(0, 3));
    return text.size() < 3 || found == months.end() ? std::nullopt
                                                    : std::optional(found - months.begin() + 1);
}

/// One field of what was sent.
struct Reading {
    const Record& field;
    std::string name;  ///< In the form.
    const Form& form;

    std::string label() const { return title_of(field, "label", "name"); }
    /// "adults at the address": within a sentence.
    std::string in_sentence() const {
        std::string text = label();
        const bool is_word = text.size() > 1 && text[1] >= 'a' && text[1] <= 'z';
        if (is_word && text[0] >= 'A' && text[0] <= 'Z') {
            text[0] = static_cast<char>(text[0] + 32);
        }
        return text;
    }
};

/// A value, nothing where nothing was typed, or what is wrong.
using Read = moothall::Result<Value>;

moothall::Refusal wrong(std::string sentence) {
    return {moothall::RefusalKind::invalid_input, std::move(sentence)};
}

Read read_date(const Reading& reading) {
    if (const std::string line = reading.form.find(reading.name); !line.empty()) {
        const auto found = day_in_one_line(line);
        return found ? Read(Value(*found))
                     : Read(wrong("Enter a real date for " + reading.in_sentence() +
                                  ", such as 27/3/2026."));
    }
    const std::string day = reading.form.find(reading.name + "-day");
    const std::string month = reading.form.find(reading.name + "-month");
    const std::string year = reading.form.find(reading.name + "-year");
    if (day.empty() && month.empty() && year.empty()) {
        return Value();
    }
    const auto found = day_of(day, month, year);
    return found ? Read(Value(*found))
                 : Read(wrong("Enter a real date for " + reading.in_sentence() +
                              ", such as 27 3 2026."));
}

Read read_value(const Reading& reading);

Read read_rows(const Reading& reading) {
    List rows;
    for (int place = 1; reading.form.has(reading.name + "-" + std::to_string(place) + "-row");
         ++place) {
        Record row;
        for (const Value& column : reading.field.list("columns")) {
            const Record& described = *column.as_table();
            auto value = read_value(
                {described,
                 reading.name + "-" + std::to_string(place) + "-" + described.text("name"),
                 reading.form});
            if (!value) {
                return wrong("Line " + std::to_string(place) + ": " + value.error().reason);
            }
            if (!value->is_nil()) {
                row.set(described.text("name"), *std::move(value));
            }
        }
        if (!row.empty()) {
            rows.emplace_back(std::move(row));
        }
    }
    return rows.empty() ? Value() : Value(std::move(rows));
}

Read read_value(const Reading& reading) {
    const std::string kind = reading.field.text_or_empty("kind");
    if (kind == "date") {
        return read_date(reading);
    }
    if (kind == "rows") {
        return read_rows(reading);
    }
    const std::string text = reading.form.find(reading.name);
    if (text.empty()) {
        return Value();
    }
    if (kind == "integer") {
        const auto number = whole_number(text);
        return number ? Read(Value(*number))
                      : Read(wrong("Enter a whole number for " + reading.in_sentence() + "."));
    }
    if (kind == "money") {
        const auto pence = pence_of(text);
        return pence ? Read(Value(*pence))
                     : Read(wrong("Enter an amount for " + reading.in_sentence() +
                                  ", such as 1,234.50."));
    }
    if (kind == "yes_no") {
        return Value(text == "yes");
    }
    return Value(text);
}

/// Whether a field is asked for, by what was given for those that it depends on.
bool is_asked_for(const Record& field, const Record& values) {
    if (!field.has("shown_when")) {
        return true;
    }
    for (const auto& [name, wanted] : field.table("shown_when").entries()) {
        const Value* given = values.find(name);
        const List* any_of = wanted.as_list();
        const bool fits = given != nullptr && any_of != nullptr &&
                          std::ranges::find(*any_of, *given) != any_of->end();
        if (!fits) {
            return false;
        }
    }
    return true;
}

std::string missing(const Reading& reading) {
    const std::string kind = reading.field.text_or_empty("kind");
    const bool is_chosen = kind == "choice" || kind == "yes_no";
    return std::string(is_chosen ? "Choose " : "Enter ") + reading.in_sentence() + ".";
}

}  // namespace

std::optional<std::int64_t> pence_of(std::string text) {
    if (text.starts_with("£")) {
        text.erase(0, std::string_view("£").size());
    }
    std::erase(text, ',');
    std::erase(text, ' ');
    const std::size_t dot = text.find('.');
    const auto pounds = whole_number(std::string_view(text).substr(0, dot));
    std::string small = dot == std::string::npos ? "00" : text.substr(dot + 1);
    small.resize(small.size() == 1 ? 2 : small.size(), '0');
    const auto pence = whole_number(small);
    constexpr std::int64_t most = 1'000'000'000'000;
    const bool is_amount = pounds && pence && small.size() == 2 && small[0] != '-' &&
                           small[0] != '+' && *pounds > -most && *pounds < most;
    if (!is_amount) {
        return std::nullopt;
    }
    return *pounds * 100 + (text.starts_with('-') ? -*pence : *pence);
}

std::optional<moothall::Date> day_in_one_line(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return c == '/' || c == '.' || c == '-'; }, ' ');
    std::istringstream words(text);
    std::string day;
    std::string month;
    std::string year;
    std::string more;
    words >> day >> month >> year;
    return words >> more ? std::nullopt : day_of(day, month, year);
}

std::optional<moothall::Date> day_of(const std::string& day, const std::string& month,
                                     const std::string& year) {
    const auto of_month = whole_number(day);
    const auto of_year = month_of(month);
    const auto number = whole_number(year);
    const bool is_plausible = of_month && of_year && number && *of_month >= 1 && *of_month <= 31 &&
                              *of_year >= 1 && *of_year <= 12 && *number >= 1000 && *number <= 9999;
    if (!is_plausible) {
        return std::nullopt;
    }
    const std::chrono::year_month_day civil(std::chrono::year(static_cast<int>(*number)),
                                            std::chrono::month(static_cast<unsigned>(*of_year)),
                                            std::chrono::day(static_cast<unsigned>(*of_month)));
    return civil.ok() ? std::optional(moothall::Date(civil)) : std::nullopt;
}

ReadFields read_fields(const List& descriptors, const Form& form) {
    ReadFields read;
    for (const Value& descriptor : descriptors) {
        const Record& field = *descriptor.as_table();
        if (field.has("set_by_workflow") && field.yes_no("set_by_workflow")) {
            continue;
        }
        if (!is_asked_for(field, read.values)) {
            continue;
        }
        const Reading reading{field, field.text("name"), form};
        auto value = read_value(reading);
        if (!value) {
            read.problems.push_back({reading.name, value.error().reason});
        } else if (!value->is_nil()) {
            read.values.set(reading.name, *std::move(value));
        } else if (!(field.has("optional") && field.yes_no("optional"))) {
            read.problems.push_back({reading.name, missing(reading)});
        }
    }
    return read;
}

FieldProblem problem_of(const moothall::Refusal& refusal, const List& descriptors) {
    FieldProblem problem{"", refusal.reason};
    std::size_t longest = 0;
    for (const Value& descriptor : descriptors) {
        const Record& field = *descriptor.as_table();
        const std::string label = title_of(field, "label", "name");
        if (label.size() > longest && refusal.reason.find(label) != std::string::npos) {
            problem.field = field.text("name");
            longest = label.size();
        }
    }
    return problem;
}

}  // namespace desk
