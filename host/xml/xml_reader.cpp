#include "xml/xml_reader.h"

#include <expat.h>

#include <algorithm>
#include <deque>
#include <exception>
#include <new>
#include <stdexcept>
#include <type_traits>

namespace moothall::xml {
namespace {

constexpr int part_bytes = 65'536;

struct FreeParser {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
using ParserOwner = std::unique_ptr<std::remove_pointer_t<XML_Parser>, FreeParser>;

std::string without_prefix(std::string_view name) {
    const std::size_t colon = name.find(':');
    return std::string(colon == std::string_view::npos ? name : name.substr(colon + 1));
}

std::string in_mebibytes(std::size_t bytes) {
    constexpr std::size_t mebibyte = 1'048'576;
    return bytes % mebibyte == 0 ? std::to_string(bytes / mebibyte) + " MiB"
                                 : std::to_string(bytes) + " bytes";
}

/// What is wrong, and what to do about it.
std::string sentence_about(XML_Error error) {
    switch (error) {
        case XML_ERROR_NO_ELEMENTS:
            return "the file ends before any element begins. Give an XML file that is whole.";
        case XML_ERROR_UNCLOSED_TOKEN:
        case XML_ERROR_PARTIAL_CHAR:
        case XML_ERROR_UNCLOSED_CDATA_SECTION:
            return "the file ends in the middle. Fetch it again: a part is missing.";
        case XML_ERROR_TAG_MISMATCH:
            return "a tag is closed here that is not the one that was opened last. Close every tag "
                   "before the one around it.";
        case XML_ERROR_INVALID_TOKEN:
        case XML_ERROR_BAD_CHAR_REF:
            return "here stands what XML does not allow, or bytes that are not in the encoding of "
                   "the file. Save the file as XML in UTF-8.";
        case XML_ERROR_UNKNOWN_ENCODING:
        case XML_ERROR_INCORRECT_ENCODING:
            return "the encoding that the file names cannot be read. Save the file as XML in "
                   "UTF-8.";
        case XML_ERROR_DUPLICATE_ATTRIBUTE:
            return "an attribute stands twice in one tag. Take one of them away.";
        case XML_ERROR_UNDEFINED_ENTITY:
            return "an entity is used that XML itself does not define. Write the character instead "
                   "of the entity.";
        case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
            return "something stands behind the end of the document. Take it away.";
        default:
            return "this is not well-formed XML (" + std::string(XML_ErrorString(error)) +
                   "). Save the file as XML in UTF-8.";
    }
}

}  // namespace

const std::string* XmlTag::attribute(std::string_view attribute_name) const {
    const auto found = std::find_if(attributes.begin(), attributes.end(),
                                    [&](const auto& one) { return one.first == attribute_name; });
    return found == attributes.end() ? nullptr : &found->second;
}

/// A file on its way through the parser. It stays where it is, since the parser points to it.
class XmlReader::Parsing {
public:
    explicit Parsing(XmlLimits limits) : limits_(limits), parser_(XML_ParserCreate(nullptr)) {
        if (!parser_) {
            throw std::bad_alloc();
        }
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), on_begin, on_end);
        XML_SetStartDoctypeDeclHandler(parser_.get(), on_document_type);
    }

    bool is_over() const { return tags_.empty() && (finished_ || !wrong_.empty()); }
    bool needs_more() const { return tags_.empty() && !finished_ && wrong_.empty(); }
    bool took_nothing() const { return fed_ == 0; }
    bool is_wrong() const { return !wrong_.empty(); }
    const std::string& wrong() const { return wrong_; }
    std::int64_t wrong_line() const { return wrong_line_; }

    XmlTag take() {
        XmlTag tag = std::move(tags_.front());
        tags_.pop_front();
        return tag;
    }

    void stop(const std::string& sentence) {
        if (wrong_.empty()) {
            wrong_ = sentence;
            wrong_line_ = line();
        }
        XML_StopParser(parser_.get(), XML_FALSE);
    }

    /// Requires room of part_bytes to have been filled as far as `bytes` says.
    void parse(std::size_t bytes, bool is_last) {
        fed_ += bytes;
        const auto status = XML_ParseBuffer(parser_.get(), static_cast<int>(bytes), is_last);
        if (thrown_) {
            std::rethrow_exception(thrown_);
        }
        if (status == XML_STATUS_ERROR) {
            note_error();
            return;
        }
        finished_ = is_last;
        const auto reached = static_cast<std::size_t>(
            std::max<XML_Index>(XML_GetCurrentByteIndex(parser_.get()), 0));
        if (!is_last && fed_ - std::min(reached, fed_) > limits_.tag_bytes_max) {
            stop("a tag is longer than " + in_mebibytes(limits_.tag_bytes_max) +
                 ". Shorten it, or look for a quotation mark that is not closed.");
        }
    }

    char* room() {
        void* buffer = XML_GetBuffer(parser_.get(), part_bytes);
        if (buffer == nullptr) {
            throw std::bad_alloc();
        }
        return static_cast<char*>(buffer);
    }

private:
    /// What is thrown must not pass through the parser, which is written in C.
    template <class Deed>
    static void guarded(void* self, Deed deed) {
        auto& parsing = *static_cast<Parsing*>(self);
        if (parsing.thrown_ || !parsing.wrong_.empty()) {
            return;
        }
        try {
            deed(parsing);
        } catch (const std::exception&) {
            parsing.thrown_ = std::current_exception();
            XML_StopParser(parsing.parser_.get(), XML_FALSE);
        }
    }

    static void on_begin(void* self, const XML_Char* name, const XML_Char** attributes) {
        guarded(self, [&](Parsing& parsing) {
            if (++parsing.depth_ > parsing.limits_.depth_max) {
                parsing.stop("more than " + std::to_string(parsing.limits_.depth_max) +
                             " elements stand inside each other. Lay the file out flatter.");
                return;
            }
            XmlTag tag{XmlTag::Kind::begin, without_prefix(name), {}, parsing.line()};
            for (std::size_t at = 0; attributes[at] != nullptr; at += 2) {
                tag.attributes.emplace_back(attributes[at], attributes[at + 1]);
            }
            parsing.tags_.push_back(std::move(tag));
        });
    }

    static void on_end(void* self, const XML_Char* name) {
        guarded(self, [&](Parsing& parsing) {
            --parsing.depth_;
            parsing.tags_.push_back({XmlTag::Kind::end, without_prefix(name), {}, parsing.line()});
        });
    }

    static void on_document_type(void* self, const XML_Char*, const XML_Char*, const XML_Char*,
                                 int) {
        guarded(self, [](Parsing& parsing) {
            parsing.stop(
                "a document type declaration (<!DOCTYPE …>) stands here, which could define "
                "entities that grow without bound. Take it away.");
        });
    }

    std::int64_t line() const {
        return static_cast<std::int64_t>(XML_GetCurrentLineNumber(parser_.get()));
    }

    void note_error() {
        if (!wrong_.empty()) {
            return;
        }
        const XML_Error error = XML_GetErrorCode(parser_.get());
        if (error == XML_ERROR_NO_MEMORY) {
            throw std::bad_alloc();
        }
        wrong_ = error == XML_ERROR_NO_ELEMENTS && depth_ > 0
                     ? sentence_about(XML_ERROR_UNCLOSED_TOKEN)
                     : sentence_about(error);
        wrong_line_ = line();
    }

    XmlLimits limits_;
    ParserOwner parser_;
    std::deque<XmlTag> tags_;
    std::string wrong_;
    std::int64_t wrong_line_ = 0;
    std::exception_ptr thrown_;
    std::size_t depth_ = 0;
    std::size_t fed_ = 0;
    bool finished_ = false;
};

XmlReader::XmlReader(std::istream& file, std::string name, XmlLimits limits)
    : file_(&file), name_(std::move(name)), parsing_(std::make_unique<Parsing>(limits)) {}

XmlReader::~XmlReader() = default;
XmlReader::XmlReader(XmlReader&&) noexcept = default;
XmlReader& XmlReader::operator=(XmlReader&&) noexcept = default;

Result<std::optional<XmlTag>> XmlReader::next() {
    while (parsing_->needs_more()) {
        feed();
    }
    if (!parsing_->is_over()) {
        return std::optional(parsing_->take());
    }
    if (parsing_->is_wrong()) {
        return refuse(parsing_->wrong_line(), parsing_->wrong());
    }
    return std::optional<XmlTag>();
}

void XmlReader::feed() {
    char* room = parsing_->room();
    file_->read(room, part_bytes);
    if (file_->bad() || (file_->fail() && !file_->eof())) {
        throw std::runtime_error("cannot read " + name_);
    }
    const auto bytes = static_cast<std::size_t>(file_->gcount());
    constexpr std::string_view packed_by_gzip = "\x1f\x8b";
    if (parsing_->took_nothing() && std::string_view(room, bytes).starts_with(packed_by_gzip)) {
        parsing_->stop("the file is packed. Unpack it first, with gunzip.");
        return;
    }
    parsing_->parse(bytes, file_->eof());
}

Refusal XmlReader::refuse(std::int64_t line, const std::string& sentence) const {
    return {RefusalKind::invalid_input,
            "Line " + std::to_string(line) + " of " + name_ + ": " + sentence};
}

}  // namespace moothall::xml
