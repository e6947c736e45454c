#pragma once

#include <string>
#include <string_view>

namespace moothall::documents {

/// The media type of a file, by how its name ends: "application/pdf". What is not known is
/// "application/octet-stream", and so is what a browser would run, such as HTML.
std::string media_type_of(std::string_view file_name);

/// The name of a file without the folders before it, plain enough for a header: control characters
/// and quotes are left out, and at most 200 letters are kept.
std::string plain_file_name(std::string_view path);

}  // namespace moothall::documents
