#include <moothall/service/result.h>

namespace moothall {

std::string_view name_of(RefusalKind kind) {
    switch (kind) {
        case RefusalKind::invalid_input:
            return "invalid_input";
        case RefusalKind::not_available:
            return "not_available";
        case RefusalKind::not_signed_in:
            return "not_signed_in";
        case RefusalKind::not_permitted:
            return "not_permitted";
        case RefusalKind::not_found:
            return "not_found";
        case RefusalKind::stale_version:
            return "stale_version";
    }
    // The list is open: a plugin built against a later SDK may bring a kind that is not known here.
    return "not_available";
}

RefusedError::RefusedError(Refusal refusal)
    : std::runtime_error(refusal.reason), refusal_(std::move(refusal)) {}

}  // namespace moothall
