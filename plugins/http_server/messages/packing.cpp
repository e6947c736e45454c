#include "messages/packing.h"

#include <zlib.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace moothall::http_server {
namespace {

constexpr std::size_t worth_it = 1'400;  // Bytes: less fits into one packet anyway.
constexpr int level = 4;                 // A page of 40 KiB takes half a millisecond.

/// Whether "Accept-Encoding" takes gzip: named, and not refused by a quality of nought.
bool takes_gzip(std::string_view accepted) {
    while (!accepted.empty()) {
        const std::size_t end = std::min(accepted.find(','), accepted.size());
        std::string one(accepted.substr(0, end));
        accepted.remove_prefix(std::min(end + 1, accepted.size()));
        std::erase(one, ' ');
        if (one.starts_with("gzip") && (one.size() == 4 || one[4] == ';')) {
            return one.substr(4).find_first_not_of(";q=0.") != std::string::npos || one.size() == 4;
        }
    }
    return false;
}

bool is_text(std::string_view media_type) {
    return media_type.starts_with("text/") || media_type.starts_with("application/json") ||
           media_type.starts_with("image/svg+xml");
}

std::optional<std::string> packed(const std::string& body) {
    constexpr int window_of_gzip = 15 + 16;
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, window_of_gzip, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        return std::nullopt;
    }
    std::string out(deflateBound(&stream, body.size()), '\0');
    // zlib does not write into what it reads; its interface is older than const.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
    stream.avail_in = static_cast<uInt>(body.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int ended = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return ended == Z_STREAM_END ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace

void pack(const channel::Request& request, channel::Response& response) {
    constexpr std::size_t most = std::size_t{64} * 1024 * 1024;
    if (response.stream != nullptr || response.body.size() < worth_it ||
        response.body.size() > most || response.fields.has("Content-Encoding") ||
        !is_text(response.fields.find("Content-Type"))) {
        return;
    }
    response.fields.add("Vary", "Accept-Encoding");
    if (!takes_gzip(request.fields.find("Accept-Encoding"))) {
        return;
    }
    if (auto smaller = packed(response.body)) {
        response.body = *std::move(smaller);
        response.fields.add("Content-Encoding", "gzip");
    }
}

}  // namespace moothall::http_server
