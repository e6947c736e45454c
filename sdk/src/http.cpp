#include <moothall/channel/http.h>

#include <algorithm>

namespace moothall::channel {
namespace {

char small(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_name(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, small, small);
}

}  // namespace

std::string_view Fields::find(std::string_view name) const {
    const auto found = std::ranges::find_if(
        fields_, [&](const auto& field) { return same_name(field.first, name); });
    return found == fields_.end() ? std::string_view() : std::string_view(found->second);
}

bool Fields::has(std::string_view name) const {
    return std::ranges::any_of(fields_,
                               [&](const auto& field) { return same_name(field.first, name); });
}

void Fields::add(std::string name, std::string value) {
    fields_.emplace_back(std::move(name), std::move(value));
}

std::optional<std::string> Request::asked(std::string_view name) const {
    const auto found = std::ranges::find(query, name, &std::pair<std::string, std::string>::first);
    return found == query.end() ? std::nullopt : std::optional(found->second);
}

int status_of(RefusalKind kind) {
    switch (kind) {
        case RefusalKind::not_signed_in:
            return 401;
        case RefusalKind::not_permitted:
            return 403;
        case RefusalKind::not_found:
            return 404;
        case RefusalKind::stale_version:
            return 409;
        case RefusalKind::invalid_input:
        case RefusalKind::not_available:
            return 422;
    }
    return 422;
}

}  // namespace moothall::channel
