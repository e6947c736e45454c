#include "words/documents.h"

#include <algorithm>
#include <array>
#include <utility>

#include "words/names.h"

namespace desk {
namespace {

using Kind = std::pair<std::string_view, std::string_view>;

constexpr auto kinds = std::to_array<Kind>({
    {"application/msword", "Word document"},
    {"application/pdf", "PDF"},
    {"application/vnd.ms-excel", "Spreadsheet"},
    {"application/vnd.oasis.opendocument.text", "OpenDocument text"},
    {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Spreadsheet"},
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word document"},
    {"application/zip", "Zip archive"},
    {"image/gif", "Picture (GIF)"},
    {"image/jpeg", "Picture (JPEG)"},
    {"image/png", "Picture (PNG)"},
    {"image/tiff", "Picture (TIFF)"},
    {"message/rfc822", "Email"},
    {"text/csv", "Table (CSV)"},
    {"text/plain", "Text"},
});

}  // namespace

std::string size_in_words(std::int64_t bytes) {
    constexpr std::int64_t kilo = 1'000;
    constexpr std::int64_t mega = kilo * kilo;
    if (bytes < kilo) {
        return counted(bytes, "byte", "bytes");
    }
    const std::int64_t kilobytes = (bytes + kilo / 2) / kilo;
    if (kilobytes < kilo) {
        return std::to_string(kilobytes) + " KB";
    }
    const std::int64_t tenths = (bytes + mega / 20) / (mega / 10);
    const std::string whole = with_commas(tenths / 10);
    return whole + (tenths % 10 == 0 ? "" : "." + std::to_string(tenths % 10)) + " MB";
}

std::string kind_in_words(std::string_view media_type) {
    const auto found = std::ranges::find(kinds, media_type, &Kind::first);
    return std::string(found == kinds.end() ? "File" : found->second);
}

}  // namespace desk
