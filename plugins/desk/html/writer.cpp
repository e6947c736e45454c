#include "html/writer.h"

#include "html/escape.h"

namespace desk {

Writer& Writer::text(std::string_view text) {
    append_escaped(buffer_, text);
    return *this;
}

Writer& Writer::number(long long number) {
    buffer_.append(std::to_string(number));
    return *this;
}

Writer& Writer::attribute(AttributeName name, std::string_view value) {
    append_attribute(buffer_, name, value);
    return *this;
}

Writer& Writer::attribute(AttributeName name, long long value) {
    return attribute(name, std::to_string(value));
}

Writer& Writer::attribute_unless_empty(AttributeName name, std::string_view value) {
    return value.empty() ? *this : attribute(name, value);
}

Writer& Writer::flag(AttributeName name, bool is_so) {
    if (is_so) {
        buffer_.append(" ").append(name.view());
    }
    return *this;
}

Writer& Writer::classes(std::initializer_list<std::string_view> classes) {
    buffer_.append(" class=\"");
    const auto start = buffer_.size();
    for (const auto name : classes) {
        if (name.empty()) {
            continue;
        }
        if (buffer_.size() != start) {
            buffer_ += ' ';
        }
        append_escaped(buffer_, name);
    }
    buffer_ += '"';
    return *this;
}

}  // namespace desk
