#pragma once

#include <moothall/service/result.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace moothall::channel {

/// One part of a form of the media type multipart/form-data (RFC 7578).
struct FormPart {
    std::string name;
    /// As it was sent, of a part that is a file; empty where the person chose none.
    std::optional<std::string> file_name;
    std::string media_type;    ///< As the other side says; empty where it says nothing.
    std::string_view content;  ///< Borrowed from the body.
};

/// How much of a form is read.
struct MultipartLimits {
    std::size_t parts = 200;
    std::size_t header_bytes = std::size_t{8} * 1024;  ///< Of one part.
};

/// Whether a body of this Content-Type is such a form.
bool is_multipart_form(std::string_view content_type);

/// The parts of such a form, in the order in which they came. Strict: what the standard leaves to
/// mail alone is refused, such as text before the first part, folded lines, nested parts and
/// encodings of transfer. In names `\"`, `\\` and what browsers write, %22, %0D and %0A, are read.
/// Requires that `body` outlives the answer.
/// Refused: invalid_input for what is no such form, or is more than the limits allow.
Result<std::vector<FormPart>> multipart_form(std::string_view content_type, std::string_view body,
                                             const MultipartLimits& limits);

}  // namespace moothall::channel
