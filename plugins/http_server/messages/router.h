#pragma once

#include <moothall/channel/http.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace moothall::http_server {

/// What a method and a path lead to.
struct Found {
    const channel::Route* route = nullptr;  ///< Null: `allowed` says why.
    std::map<std::string, std::string, std::less<>> parameters;
    /// Where there is no route, the methods that the path does take; none: there is no such path.
    std::vector<std::string> allowed;
};

/// All routes as a tree of their segments. A literal segment goes before one that stands for
/// anything, and that before one that takes all the rest.
class Router {
public:
    /// Requires that `routes` outlives it.
    explicit Router(const std::vector<channel::Route>& routes);

    /// `path` is as it came, still percent-encoded, without its query. A segment is decoded only
    /// after the path was cut at its slashes, so that "%2F" is no slash.
    Found find(std::string_view method, std::string_view path) const;

private:
    struct Way {
        const channel::Route* route;
        std::vector<std::string> names;  // Of the parameters, in their order.
    };
    struct Node {
        std::map<std::string, std::unique_ptr<Node>, std::less<>> literal;
        std::unique_ptr<Node> anything;
        std::unique_ptr<Node> rest;
        std::map<std::string, Way, std::less<>> by_method;
    };
    struct Match {
        const Node* node = nullptr;
        std::vector<std::string> values;  // Of the parameters, in their order.
    };

    void add(const channel::Route& route);
    static bool walk(const Node& node, const std::vector<std::string>& segments, std::size_t at,
                     Match& match);

    Node root_;
};

/// The names in the braces of a route's path, in order: "reference" of "/cases/{reference}".
std::vector<std::string> parameter_names(std::string_view path);

/// Decodes "%41"; nothing where a percent sign is followed by anything else, or for a NUL.
std::optional<std::string> percent_decoded(std::string_view text);

/// "a=1&b=two+words" as pairs, decoded; nothing where it cannot be.
std::optional<std::vector<std::pair<std::string, std::string>>> decoded_pairs(
    std::string_view text);

}  // namespace moothall::http_server
