#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "html/attributes.h"
#include "html/content.h"
#include "html/html.h"
#include "html/literal.h"
#include "html/names.h"

namespace desk {

/// Appends markup into one buffer. Each function gives back the writer, so that an element reads
/// from left to right.
class Html::Writer {
public:
    Writer() = default;
    explicit Writer(std::size_t expected_bytes) { buffer_.reserve(expected_bytes); }

    /// Markup of our own source, as it stands.
    Writer& markup(Literal literal) {
        buffer_.append(literal.view());
        return *this;
    }

    /// Text, escaped.
    Writer& text(std::string_view text);
    Writer& number(long long number);

    Writer& html(const Html& html) {
        buffer_.append(html.markup());
        return *this;
    }
    Writer& content(const Content& content) { return html(content.html()); }

    /// ` name="value"`, escaped. An address of a link that is not safe is written as "#".
    Writer& attribute(AttributeName name, std::string_view value);
    Writer& attribute(AttributeName name, long long value);
    /// Nothing where the value is empty.
    Writer& attribute_unless_empty(AttributeName name, std::string_view value);
    /// ` name`, where it is so.
    Writer& flag(AttributeName name, bool is_so);
    Writer& attributes(const Attributes& attributes) {
        buffer_.append(attributes.markup());
        return *this;
    }

    /// ` class="a b"` of those that are not empty.
    Writer& classes(std::initializer_list<std::string_view> classes);

    Writer& open(ElementName name) {
        buffer_.append("<").append(name.view());
        return *this;
    }
    Writer& close(ElementName name) {
        buffer_.append("</").append(name.view()).append(">");
        return *this;
    }

    /// What was written. The writer is empty afterwards.
    Html finish() { return Html(std::exchange(buffer_, {})); }

private:
    std::string buffer_;
};

using Writer = Html::Writer;

}  // namespace desk
