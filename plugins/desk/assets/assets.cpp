#include "assets/assets.h"

#include <algorithm>
#include <stdexcept>

namespace desk {

const Asset* asset_asked_for(std::string_view hashed_name) {
    const auto found = std::ranges::find(assets(), hashed_name, &Asset::hashed_name);
    return found == assets().end() ? nullptr : &*found;
}

std::string asset_address(std::string_view name) {
    const auto found = std::ranges::find(assets(), name, &Asset::name);
    if (found == assets().end()) {
        throw std::out_of_range("There is no asset " + std::string(name) + ".");
    }
    return "/assets/" + std::string(found->hashed_name);
}

}  // namespace desk
