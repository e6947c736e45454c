#include "messages/router.h"

#include <algorithm>
#include <optional>

namespace moothall::http_server {
namespace {

std::vector<std::string_view> segments_of(std::string_view path) {
    std::vector<std::string_view> segments;
    if (path.starts_with('/')) {
        path.remove_prefix(1);
    }
    for (;;) {
        const std::size_t slash = path.find('/');
        segments.push_back(path.substr(0, slash));
        if (slash == std::string_view::npos) {
            return segments;
        }
        path.remove_prefix(slash + 1);
    }
}

bool is_parameter(std::string_view segment) {
    return segment.starts_with('{') && segment.ends_with('}');
}

bool takes_the_rest(std::string_view segment) {
    return is_parameter(segment) && segment.ends_with("...}");
}

int digit(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

}  // namespace

std::vector<std::string> parameter_names(std::string_view path) {
    std::vector<std::string> names;
    for (std::string_view segment : segments_of(path)) {
        if (is_parameter(segment)) {
            const std::size_t around = takes_the_rest(segment) ? 5 : 2;
            names.emplace_back(segment.substr(1, segment.size() - around));
        }
    }
    return names;
}

std::optional<std::string> percent_decoded(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded.push_back(text[i]);
            continue;
        }
        if (text.size() - i < 3 || digit(text[i + 1]) < 0 || digit(text[i + 2]) < 0) {
            return std::nullopt;
        }
        const int byte = digit(text[i + 1]) * 16 + digit(text[i + 2]);
        if (byte == 0) {
            return std::nullopt;
        }
        decoded.push_back(static_cast<char>(byte));
        i += 2;
    }
    return decoded;
}

std::optional<std::vector<std::pair<std::string, std::string>>> decoded_pairs(
    std::string_view text) {
    std::vector<std::pair<std::string, std::string>> pairs;
    while (!text.empty()) {
        const std::size_t end = text.find('&');
        std::string pair(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        if (pair.empty()) {
            continue;
        }
        std::ranges::replace(pair, '+', ' ');
        const std::string_view plain = pair;
        const std::size_t equals = plain.find('=');
        auto name = percent_decoded(plain.substr(0, equals));
        auto value = equals == std::string_view::npos ? std::optional<std::string>("")
                                                      : percent_decoded(plain.substr(equals + 1));
        if (!name || !value) {
            return std::nullopt;
        }
        pairs.emplace_back(*std::move(name), *std::move(value));
    }
    return pairs;
}

Router::Router(const std::vector<channel::Route>& routes) {
    for (const channel::Route& route : routes) {
        add(route);
    }
}

void Router::add(const channel::Route& route) {
    Node* node = &root_;
    for (std::string_view segment : segments_of(route.path)) {
        std::unique_ptr<Node>& next = takes_the_rest(segment) ? node->rest
                                      : is_parameter(segment) ? node->anything
                                                              : node->literal[std::string(segment)];
        if (!next) {
            next = std::make_unique<Node>();
        }
        node = next.get();
    }
    node->by_method.emplace(route.method, Way{&route, parameter_names(route.path)});
}

bool Router::walk(const Node& node, const std::vector<std::string>& segments, std::size_t at,
                  Match& match) {
    if (at == segments.size()) {
        match.node = &node;
        return !node.by_method.empty();
    }
    if (const auto found = node.literal.find(segments[at]);
        found != node.literal.end() && walk(*found->second, segments, at + 1, match)) {
        return true;
    }
    if (node.anything && !segments[at].empty()) {
        match.values.push_back(segments[at]);
        if (walk(*node.anything, segments, at + 1, match)) {
            return true;
        }
        match.values.pop_back();
    }
    if (!node.rest) {
        return false;
    }
    std::string rest = segments[at];
    for (std::size_t i = at + 1; i < segments.size(); ++i) {
        rest += "/" + segments[i];
    }
    match.values.push_back(std::move(rest));
    match.node = node.rest.get();
    return true;
}

Found Router::find(std::string_view method, std::string_view path) const {
    std::vector<std::string> segments;
    for (std::string_view segment : segments_of(path)) {
        auto decoded = percent_decoded(segment);
        if (!decoded || *decoded == "." || *decoded == "..") {
            return {};
        }
        segments.push_back(*std::move(decoded));
    }
    Match match;
    if (!walk(root_, segments, 0, match)) {
        return {};
    }
    Found found;
    const auto& by_method = match.node->by_method;
    const auto wanted = by_method.find(method == "HEAD" ? "GET" : method);
    if (wanted == by_method.end()) {
        for (const auto& [name, way] : by_method) {
            found.allowed.push_back(name);
        }
        return found;
    }
    const auto& [route, names] = wanted->second;
    found.route = route;
    for (std::size_t i = 0; i < names.size(); ++i) {
        found.parameters.emplace(names[i], std::move(match.values[i]));
    }
    return found;
}

}  // namespace moothall::http_server
