#include <moothall/channel/multipart.h>

#include <algorithm>
#include <map>
#include <utility>

namespace moothall::channel {
namespace {

constexpr std::string_view form_type = "multipart/form-data";
constexpr std::string_view line_end = "\r\n";
constexpr std::size_t boundary_most = 70;

Refusal wrong(const std::string& what) {
    return {RefusalKind::invalid_input, "The form could not be read: " + what + "."};
}

char small(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string in_small_letters(std::string_view text) {
    std::string made(text);
    std::ranges::transform(made, made.begin(), small);
    return made;
}

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Of which names and plain values are made (RFC 9110).
bool is_of_a_token(char c) {
    return is_letter_or_digit(c) ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_of_a_boundary(char c) {
    return is_letter_or_digit(c) || std::string_view("'()+_,-./:=? ").find(c) != std::string::npos;
}

bool is_control(char c) {
    return (c >= 0 && c < ' ' && c != '\t') || c == 0x7f;
}

/// Reads a text from its beginning.
class Cursor {
public:
    explicit Cursor(std::string_view rest) : rest_(rest) {}

    bool is_at_end() const { return rest_.empty(); }

    bool take(char c) {
        if (!rest_.starts_with(c)) {
            return false;
        }
        rest_.remove_prefix(1);
        return true;
    }

    void skip_blanks() {
        rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t"), rest_.size()));
    }

    std::string_view token() {
        const auto end = std::ranges::find_if_not(rest_, is_of_a_token);
        const std::string_view found(rest_.begin(), end);
        rest_.remove_prefix(found.size());
        return found;
    }

    /// What stands in quotes, which has begun; nothing where they do not end. A backslash before
    /// anything but a quote or a backslash is itself: browsers send it in names as it is.
    std::optional<std::string> quoted() {
        std::string text;
        for (std::size_t at = 0; at < rest_.size(); ++at) {
            const bool is_escape = rest_[at] == '\\' && at + 1 < rest_.size() &&
                                   (rest_[at + 1] == '"' || rest_[at + 1] == '\\');
            if (rest_[at] == '"') {
                rest_.remove_prefix(at + 1);
                return text;
            }
            at += is_escape ? 1 : 0;
            text.push_back(rest_[at]);
        }
        return std::nullopt;
    }

private:
    std::string_view rest_;
};

/// A value with its parameters, as Content-Type and Content-Disposition have them.
struct Parametrised {
    std::string value;
    std::map<std::string, std::string, std::less<>> parameters;
};

std::optional<Parametrised> parametrised(std::string_view text) {
    const std::size_t end = std::min(text.find(';'), text.size());
    std::string_view value = text.substr(0, end);
    value = value.substr(0, value.find_last_not_of(" \t") + 1);
    Parametrised made{in_small_letters(value), {}};
    Cursor cursor(text.substr(end));
    while (!cursor.is_at_end()) {
        if (!cursor.take(';')) {
            return std::nullopt;
        }
        cursor.skip_blanks();
        std::string name = in_small_letters(cursor.token());
        if (name.empty() || !cursor.take('=')) {
            return std::nullopt;
        }
        auto given =
            cursor.take('"') ? cursor.quoted() : std::optional(std::string(cursor.token()));
        cursor.skip_blanks();
        if (!given || !made.parameters.emplace(std::move(name), *std::move(given)).second) {
            return std::nullopt;
        }
    }
    return made;
}

/// The three signs that a browser cannot write in a name.
std::string with_signs_of_browsers(std::string text) {
    for (const auto& [written, sign] :
         {std::pair("%22", '"'), std::pair("%0D", '\r'), std::pair("%0A", '\n')}) {
        for (std::size_t at = text.find(written); at != std::string::npos;
             at = text.find(written, at + 1)) {
            text.replace(at, 3, 1, sign);
        }
    }
    return text;
}

std::optional<Refusal> take_disposition(std::string_view text, FormPart& part) {
    auto read = parametrised(text);
    if (!read || read->value != "form-data") {
        return wrong("one of its parts does not say what it is");
    }
    const auto name = read->parameters.find("name");
    if (name == read->parameters.end() || name->second.empty()) {
        return wrong("one of its parts has no name");
    }
    part.name = with_signs_of_browsers(name->second);
    const auto file = read->parameters.find("filename");
    if (file != read->parameters.end()) {
        part.file_name = with_signs_of_browsers(file->second);
    }
    return std::nullopt;
}

/// One line of the header of a part. Lines that mean nothing here are left out.
std::optional<Refusal> take_line(std::string_view line, FormPart& part) {
    const std::size_t colon = line.find(':');
    const std::string_view written = line.substr(0, colon);
    if (colon == std::string_view::npos || written.empty() ||
        !std::ranges::all_of(written, is_of_a_token) || std::ranges::any_of(line, is_control)) {
        return wrong("the header of one of its parts is broken");
    }
    const std::string name = in_small_letters(written);
    std::string_view value = line.substr(colon + 1);
    value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
    if (name == "content-disposition") {
        return part.name.empty() ? take_disposition(value, part)
                                 : wrong("one of its parts has two names");
    }
    if (name == "content-transfer-encoding" && in_small_letters(value) != "binary" &&
        in_small_letters(value) != "8bit" && in_small_letters(value) != "7bit") {
        return wrong("one of its parts is encoded; send bytes as they are");
    }
    if (name == "content-type") {
        part.media_type = std::string(value);
    }
    return std::nullopt;
}

/// One part, from behind its boundary to before the next one.
Result<FormPart> part_of(std::string_view text, const MultipartLimits& limits) {
    constexpr std::string_view end_of_header = "\r\n\r\n";
    const std::size_t end = text.substr(0, limits.header_bytes).find(end_of_header);
    if (end == std::string_view::npos) {
        return wrong("the header of one of its parts has no end, or is too long");
    }
    FormPart part;
    part.content = text.substr(end + end_of_header.size());
    std::string_view header = text.substr(0, end);
    while (!header.empty()) {
        const std::size_t line = std::min(header.find(line_end), header.size());
        if (auto refusal = take_line(header.substr(0, line), part)) {
            return *std::move(refusal);
        }
        header.remove_prefix(std::min(line + line_end.size(), header.size()));
    }
    if (part.name.empty()) {
        return wrong("one of its parts has no name");
    }
    return part;
}

/// The line that stands between parts, without what ends it. Refused: a boundary that is none.
Result<std::string> delimiter_of(std::string_view content_type) {
    const auto read = parametrised(content_type);
    if (!read || read->value != form_type || !read->parameters.contains("boundary")) {
        return wrong("its boundary is not given");
    }
    const std::string& boundary = read->parameters.find("boundary")->second;
    if (boundary.empty() || boundary.size() > boundary_most || boundary.ends_with(' ') ||
        !std::ranges::all_of(boundary, is_of_a_boundary)) {
        return wrong("its boundary has 1 to 70 plain letters, digits and signs");
    }
    return "\r\n--" + boundary;
}

}  // namespace

bool is_multipart_form(std::string_view content_type) {
    const std::string_view value = content_type.substr(0, content_type.find(';'));
    return in_small_letters(value.substr(0, value.find_last_not_of(" \t") + 1)) == form_type;
}

Result<std::vector<FormPart>> multipart_form(std::string_view content_type, std::string_view body,
                                             const MultipartLimits& limits) {
    const auto delimiter = delimiter_of(content_type);
    if (!delimiter) {
        return delimiter.error();
    }
    const std::string_view first = std::string_view(*delimiter).substr(line_end.size());
    if (!body.starts_with(first)) {
        return wrong("it does not begin with its boundary");
    }
    body.remove_prefix(first.size());
    std::vector<FormPart> parts;
    while (!body.starts_with("--")) {
        if (!body.starts_with(line_end)) {
            return wrong("something stands behind a boundary");
        }
        if (parts.size() == limits.parts) {
            return wrong("it has more than " + std::to_string(limits.parts) + " parts");
        }
        // The line before a boundary belongs to it, so an empty part has nothing but its header.
        const std::size_t end = body.find(*delimiter);
        if (end == std::string_view::npos) {
            return wrong("it is cut short");
        }
        const std::size_t begin = line_end.size();
        auto part = part_of(body.substr(begin, std::max(begin, end) - begin), limits);
        if (!part) {
            return part.error();
        }
        parts.push_back(*std::move(part));
        body.remove_prefix(end + delimiter->size());
    }
    body.remove_prefix(2);
    if (!body.empty() && body != line_end) {
        return wrong("something stands behind its end");
    }
    return parts;
}

}  // namespace moothall::channel
