#pragma once

#include <moothall/service/result.h>

#include <cstddef>
#include <cstdint>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace moothall::xml {

/// What a file may hold at most; it may have any number of elements.
struct XmlLimits {
    std::size_t depth_max = 64;              ///< Elements inside each other.
    std::size_t tag_bytes_max = 16'777'216;  ///< Bytes of one tag or comment.
};

/// Where an element begins, with its attributes, or where it ends.
struct XmlTag {
    enum class Kind { begin, end };

    Kind kind = Kind::begin;
    std::string name;  ///< Without the prefix of its namespace.
    std::vector<std::pair<std::string, std::string>> attributes;
    std::int64_t line = 0;

    /// The value of an attribute; nothing if the element has none of that name.
    const std::string* attribute(std::string_view attribute_name) const;
};

/// Reads XML tag by tag, in UTF-8 whatever encoding the file declares. Text between the tags,
/// comments and processing instructions are passed over. Nothing but the file itself is read: a
/// document type declaration, and so every entity that a file could define, is refused. Memory: the
/// tags that begin in 64 KiB of the file, and the longest tag.
///
/// Threads: one. Refused: invalid_input, one sentence with the line and what to do, for what is not
/// well-formed XML in an encoding that it declares (UTF-8, UTF-16, ISO-8859-1, US-ASCII), for a
/// file that is packed or cut off, and for more than the limits; after that the reader is of no
/// more use. Faults: throws std::runtime_error when the file cannot be read.
class XmlReader {
public:
    /// Borrows the file, which stands at its beginning. `name` is what messages call it.
    XmlReader(std::istream& file, std::string name, XmlLimits limits);
    ~XmlReader();
    XmlReader(XmlReader&&) noexcept;
    XmlReader& operator=(XmlReader&&) noexcept;

    /// The next tag, or nothing at the end of the file.
    Result<std::optional<XmlTag>> next();

    /// "Line 7 of log.xes: " and the sentence.
    Refusal refuse(std::int64_t line, const std::string& sentence) const;

    const std::string& name() const { return name_; }

private:
    class Parsing;

    void feed();

    std::istream* file_;
    std::string name_;
    std::unique_ptr<Parsing> parsing_;
};

}  // namespace moothall::xml
