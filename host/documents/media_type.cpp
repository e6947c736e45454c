#include "documents/media_type.h"

#include <algorithm>
#include <map>

namespace moothall::documents {

std::string media_type_of(std::string_view file_name) {
    static const std::map<std::string, std::string, std::less<>> types{
        {"csv", "text/csv"},
        {"doc", "application/msword"},
        {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
        {"eml", "message/rfc822"},
        {"gif", "image/gif"},
        {"jpeg", "image/jpeg"},
        {"jpg", "image/jpeg"},
        {"odt", "application/vnd.oasis.opendocument.text"},
        {"pdf", "application/pdf"},
        {"png", "image/png"},
        {"tif", "image/tiff"},
        {"tiff", "image/tiff"},
        {"txt", "text/plain"},
        {"xls", "application/vnd.ms-excel"},
        {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
        {"zip", "application/zip"},
    };
    const std::size_t dot = file_name.rfind('.');
    std::string ending(dot == std::string_view::npos ? "" : file_name.substr(dot + 1));
    std::ranges::transform(ending, ending.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    const auto found = types.find(ending);
    return found == types.end() ? "application/octet-stream" : found->second;
}

std::string plain_file_name(std::string_view path) {
    constexpr std::size_t most = 200;
    const std::size_t slash = path.find_last_of("/\\");
    std::string name(slash == std::string_view::npos ? path : path.substr(slash + 1));
    std::erase_if(name, [](char c) { return c == '"' || (c >= 0 && c < ' ') || c == 0x7f; });
    if (name.size() > most) {
        std::size_t end = most;  // Between two characters: not before a byte that goes on with one.
        while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) {
            --end;
        }
        name.resize(end);
    }
    return name;
}

}  // namespace moothall::documents
