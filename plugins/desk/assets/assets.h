#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace desk {

/// A file that pages name: the bytes are in the program itself, as they are and packed.
struct Asset {
    std::string_view name;         ///< "desk.css", for us.
    std::string_view hashed_name;  ///< "desk-0123456789ab.css", for the browser: never changes.
    std::string_view media_type;
    std::string_view plain;
    std::string_view gzip;
    std::string_view brotli;
};

const std::vector<Asset>& assets();

/// By the name that a browser asks for; null where there is none.
const Asset* asset_asked_for(std::string_view hashed_name);

/// "/assets/desk-0123456789ab.css" for "desk.css". Faults: std::out_of_range for another name.
std::string asset_address(std::string_view name);

}  // namespace desk
