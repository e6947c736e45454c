#include "site/files.h"

#include "assets/assets.h"

namespace desk {
namespace {

using moothall::channel::Council;
using moothall::channel::Request;
using moothall::channel::Response;

/// Whether "Accept-Encoding: gzip, br;q=0.9" takes one. A quality of nought is not read: no browser
/// sends it.
bool takes(const Request& request, std::string_view coding) {
    std::string_view all = request.fields.find("Accept-Encoding");
    while (!all.empty()) {
        const std::size_t end = std::min(all.find(','), all.size());
        std::string_view one = all.substr(0, end);
        all.remove_prefix(std::min(end + 1, all.size()));
        one.remove_prefix(std::min(one.find_first_not_of(' '), one.size()));
        if (one.substr(0, one.find(';')) == coding) {
            return true;
        }
    }
    return false;
}

Response file(const Request& request, Council&) {
    Response response;
    const Asset* asset = asset_asked_for(request.parameters.at("name"));
    if (asset == nullptr) {
        response.status = 404;
        response.fields.add("Content-Type", "text/plain");
        response.body = "There is no such file.\n";
        return response;
    }
    response.fields.add("Content-Type", std::string(asset->media_type));
    response.fields.add("Cache-Control", "public, max-age=31536000, immutable");
    response.fields.add("Vary", "Accept-Encoding");
    if (takes(request, "br")) {
        response.fields.add("Content-Encoding", "br");
        response.body = std::string(asset->brotli);
    } else if (takes(request, "gzip")) {
        response.fields.add("Content-Encoding", "gzip");
        response.body = std::string(asset->gzip);
    } else {
        response.body = std::string(asset->plain);
    }
    return response;
}

}  // namespace

std::vector<moothall::channel::Route> file_routes(std::shared_ptr<const Site> site) {
    using moothall::channel::Pace;
    return {{"GET", "/assets/{name}", file, Pace::at_once},
            {"GET", "/brand.css",
             [site](const Request&, Council&) {
                 Response response;
                 response.fields.add("Content-Type", "text/css");
                 response.fields.add("Cache-Control", "public, no-cache");
                 response.body = site->settings()->brand_style_sheet;
                 return response;
             },
             Pace::at_once}};
}

}  // namespace desk
