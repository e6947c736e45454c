#include "site/form.h"

#include <moothall/channel/multipart.h>

#include <algorithm>
#include <optional>

namespace desk {
namespace {

using moothall::Refusal;
using moothall::RefusalKind;

constexpr std::size_t fields_most = 1'000;
constexpr std::string_view blanks = " \t\r\n";

std::optional<unsigned> hex_digit(char letter) {
    if (letter >= '0' && letter <= '9') {
        return static_cast<unsigned>(letter - '0');
    }
    const char small = static_cast<char>(letter | 0x20);
    if (small >= 'a' && small <= 'f') {
        return static_cast<unsigned>(small - 'a' + 10);
    }
    return std::nullopt;
}

std::optional<std::string> decoded(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '+') {
            plain.push_back(' ');
        } else if (text[at] != '%') {
            plain.push_back(text[at]);
        } else {
            const auto high = at + 2 < text.size() ? hex_digit(text[at + 1]) : std::nullopt;
            const auto low = at + 2 < text.size() ? hex_digit(text[at + 2]) : std::nullopt;
            if (!high || !low) {
                return std::nullopt;
            }
            plain.push_back(static_cast<char>(*high * 16 + *low));
            at += 2;
        }
    }
    return plain;
}

/// A browser ends the lines of a text by two characters; what is kept has one.
std::string with_plain_lines(std::string text) {
    std::erase(text, '\r');
    return text;
}

std::string trimmed(const std::string& text) {
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

}  // namespace

moothall::Result<Form> Form::read(std::string_view body) {
    const Refusal unreadable{RefusalKind::invalid_input,
                             "The form could not be read. Go back and send it again."};
    Form form;
    while (!body.empty()) {
        const std::size_t end = std::min(body.find('&'), body.size());
        const std::string_view field = body.substr(0, end);
        body.remove_prefix(std::min(end + 1, body.size()));
        if (field.empty()) {
            continue;
        }
        const std::size_t sign = std::min(field.find('='), field.size());
        auto name = decoded(field.substr(0, sign));
        auto value = decoded(sign < field.size() ? field.substr(sign + 1) : "");
        if (!name || !value || form.entries_.size() == fields_most) {
            return unreadable;
        }
        form.entries_.emplace_back(*std::move(name), with_plain_lines(*std::move(value)));
    }
    return form;
}

moothall::Result<Form> Form::read_as(std::string_view content_type, std::string_view body) {
    return moothall::channel::is_multipart_form(content_type) ? read_parts(content_type, body)
                                                              : read(body);
}

moothall::Result<Form> Form::read_parts(std::string_view content_type, std::string_view body) {
    auto parts = moothall::channel::multipart_form(content_type, body, {});
    if (!parts) {
        return parts.error();
    }
    Form form;
    for (auto& part : *parts) {
        if (!part.file_name) {
            form.add(std::move(part.name), with_plain_lines(std::string(part.content)));
        } else if (!part.file_name->empty() || !part.content.empty()) {
            form.files_.push_back({std::move(part.name), *std::move(part.file_name), part.content});
        }
    }
    return form;
}

std::string Form::find(std::string_view name) const {
    const auto found =
        std::ranges::find_if(entries_, [&](const auto& entry) { return entry.first == name; });
    return found == entries_.end() ? std::string() : trimmed(found->second);
}

bool Form::has(std::string_view name) const {
    return std::ranges::any_of(entries_, [&](const auto& entry) { return entry.first == name; });
}

std::vector<std::string> Form::all(std::string_view name) const {
    std::vector<std::string> values;
    for (const auto& [each, value] : entries_) {
        if (each == name) {
            values.push_back(trimmed(value));
        }
    }
    return values;
}

void Form::add(std::string name, std::string value) {
    entries_.emplace_back(std::move(name), std::move(value));
}

std::string url_part(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string escaped;
    for (const char letter : text) {
        const bool is_plain = (letter >= 'a' && letter <= 'z') ||
                              (letter >= 'A' && letter <= 'Z') ||
                              (letter >= '0' && letter <= '9') || letter == '-' || letter == '_' ||
                              letter == '.' || letter == '~';
        if (is_plain) {
            escaped.push_back(letter);
        } else {
            const auto byte = static_cast<unsigned char>(letter);
            escaped.push_back('%');
            escaped.push_back(digits[byte / 16]);
            escaped.push_back(digits[byte % 16]);
        }
    }
    return escaped;
}

std::string query_of(const std::vector<std::pair<std::string, std::string>>& entries) {
    std::string query;
    for (const auto& [name, value] : entries) {
        query += (query.empty() ? "" : "&") + url_part(name) + "=" + url_part(value);
    }
    return query;
}

}  // namespace desk
