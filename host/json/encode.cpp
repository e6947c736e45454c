#include <array>
#include <charconv>
#include <cstdint>

#include "json/json.h"

namespace moothall::json {
namespace {

enum class Layout { canonical, pretty };

/// What a byte of text asks of the encoder.
enum class ByteClass : std::uint8_t { plain, escaped, many_bytes };

constexpr std::array<ByteClass, 256> classes = [] {
    std::array<ByteClass, 256> made{};
    for (std::size_t byte = 0; byte < made.size(); ++byte) {
        const bool escaped = byte < 0x20 || byte == '"' || byte == '\\' || byte == 0x7f;
        made[byte] = byte >= 0x80 ? ByteClass::many_bytes
                     : escaped    ? ByteClass::escaped
                                  : ByteClass::plain;
    }
    return made;
}();

std::uint8_t byte_at(std::string_view text, std::size_t at) {
    return at < text.size() ? static_cast<std::uint8_t>(text[at]) : std::uint8_t{0};
}

/// The length of the UTF-8 sequence at `at`, 0 where there is none: overlong forms, surrogates and
/// what lies past U+10FFFF are none.
std::size_t sequence_length(std::string_view text, std::size_t at) {
    const std::uint8_t first = byte_at(text, at);
    const std::uint8_t second = byte_at(text, at + 1);
    const auto follows = [&](std::size_t offset) {
        return (byte_at(text, at + offset) & 0xc0U) == 0x80U;
    };
    if (first >= 0xc2 && first <= 0xdf) {
        return follows(1) ? 2 : 0;
    }
    if (first >= 0xe0 && first <= 0xef) {
        const bool overlong = first == 0xe0 && second < 0xa0;
        const bool surrogate = first == 0xed && second > 0x9f;
        return follows(1) && follows(2) && !overlong && !surrogate ? 3 : 0;
    }
    if (first >= 0xf0 && first <= 0xf4) {
        const bool overlong = first == 0xf0 && second < 0x90;
        const bool past_the_last = first == 0xf4 && second > 0x8f;
        return follows(1) && follows(2) && follows(3) && !overlong && !past_the_last ? 4 : 0;
    }
    return 0;
}

void append_escape(std::string& out, std::uint8_t byte) {
    switch (byte) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\b':
            out += "\\b";
            return;
        case '\f':
            out += "\\f";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\r':
            out += "\\r";
            return;
        case '\t':
            out += "\\t";
            return;
        default: {
            constexpr std::string_view digits = "0123456789abcdef";
            out += "\\u00";
            out += digits[byte >> 4U];
            out += digits[byte & 0x0fU];
        }
    }
}

void append_integer(std::string& out, std::int64_t value) {
    std::array<char, 24> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    out.append(digits.data(), written.ptr);
}

class Encoder {
public:
    explicit Encoder(Layout layout) : layout_(layout) { out_.reserve(256); }

    void append(const Value& value) {
        if (const std::string* text = value.as_text()) {
            append_text(out_, *text);
        } else if (const std::int64_t* integer = value.as_integer()) {
            append_integer(out_, *integer);
        } else if (const Table* table = value.as_table()) {
            append(*table);
        } else if (const List* list = value.as_list()) {
            append(*list);
        } else if (const bool* yes = value.as_yes_no()) {
            out_ += *yes ? "true" : "false";
        } else {
            out_ += "null";
        }
    }

    void append(const Table& table) {
        open('{');
        bool first = true;
        for (const auto& [name, value] : table.entries()) {
            next(first);
            append_text(out_, name);
            out_ += layout_ == Layout::pretty ? ": " : ":";
            append(value);
            first = false;
        }
        close('}', first);
    }

    void append(const List& list) {
        open('[');
        bool first = true;
        for (const Value& value : list) {
            next(first);
            append(value);
            first = false;
        }
        close(']', first);
    }

    std::string take() { return std::move(out_); }

private:
    void open(char bracket) {
        if (++depth_ > depth_max) {
            throw EncodingError("Lists and tables may lie at most " + std::to_string(depth_max) +
                                " deep inside each other: make it flatter.");
        }
        out_ += bracket;
    }

    void next(bool first) {
        if (!first) {
            out_ += ',';
        }
        break_line();
    }

    void close(char bracket, bool empty) {
        --depth_;
        if (!empty) {
            break_line();
        }
        out_ += bracket;
    }

    void break_line() {
        if (layout_ == Layout::pretty) {
            out_ += '\n';
            out_.append(static_cast<std::size_t>(depth_) * 2, ' ');
        }
    }

    Layout layout_;
    int depth_ = 0;
    std::string out_;
};

}  // namespace

void append_text(std::string& out, std::string_view text) {
    out += '"';
    std::size_t copied = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto byte = static_cast<std::uint8_t>(text[at]);
        if (classes[byte] == ByteClass::plain) {
            ++at;
            continue;
        }
        if (classes[byte] == ByteClass::escaped) {
            out.append(text.substr(copied, at - copied));
            append_escape(out, byte);
            copied = ++at;
            continue;
        }
        const std::size_t length = sequence_length(text, at);
        if (length == 0) {
            throw EncodingError("A text is not valid UTF-8: send it as UTF-8.");
        }
        at += length;
    }
    out.append(text.substr(copied));
    out += '"';
}

std::string to_json(const Value& value) {
    Encoder encoder(Layout::canonical);
    encoder.append(value);
    return encoder.take();
}

std::string to_json(const Table& table) {
    Encoder encoder(Layout::canonical);
    encoder.append(table);
    return encoder.take();
}

std::string to_pretty_json(const Value& value) {
    Encoder encoder(Layout::pretty);
    encoder.append(value);
    return encoder.take();
}

}  // namespace moothall::json
